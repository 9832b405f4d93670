import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/**
 * Modules handed over in development, under a global name that the generated code below reads.
 * React Router evaluates this file again for itself: the second time finds the table of the first.
 */
const handedOver: Record<string, object> = Reflect.get(globalThis, 'serverModules') ?? {}
Object.assign(globalThis, { serverModules: handedOver })

const appFolder = path.resolve(import.meta.dirname, 'app')

/** `#app/…` name of a server module of ours, or undefined for anything else. */
function serverModuleName(id: string, importer: string | undefined): string | undefined {
  if (!id.endsWith('.server.ts')) return
  if (id.startsWith('#app/')) return id
  const file = id.startsWith('.') && importer ? path.resolve(path.dirname(importer), id) : id
  const inside = path.relative(appFolder, file)
  return inside.startsWith('..') || path.isAbsolute(inside) ? undefined : `#app/${inside.split(path.sep).join('/')}`
}

/**
 * The server's modules exist once (docs/decisions/0002): routes, jobs and the process share one pool, one class of error.
 * The server build leaves them external; in development Node's own instance is handed over.
 */
const oneServer = (): Plugin => ({
  name: 'one-server',
  enforce: 'pre',
  resolveId(id, importer) {
    if (this.environment.name !== 'ssr' || this.environment.mode !== 'build') return
    const name = serverModuleName(id, importer)
    return name ? { id: name, external: true } : undefined
  },
  async load(file) {
    if (this.environment.name !== 'ssr' || this.environment.mode !== 'dev') return
    if (!file.endsWith('.server.ts') || !file.startsWith(appFolder)) return
    const module: object = await import(pathToFileURL(file).href)
    handedOver[file] = module
    const names = Object.keys(module)
    return names
      .map((name) => `export const ${name} = globalThis.serverModules[${JSON.stringify(file)}].${name};`)
      .join('\n')
  },
})

const styleSheets = fs.globSync('**/*.module.css', { cwd: appFolder }).toSorted()

/** Written hundreds of times in a page: the place of the sheet tells it from others. The name stays, the accessibility checks read it. */
function shortClassName(name: string, file: string): string {
  const sheet = path.relative(appFolder, file)
  if (!styleSheets.includes(sheet)) styleSheets.push(sheet)
  return `${name}_${styleSheets.indexOf(sheet).toString(36)}`
}

const inApp = (names: string): RegExp => new RegExp(`/app/(?:${names})(?:\\.module)?\\.(?:tsx?|css)$`)

/**
 * What pages share, in a few files rather than forty: small ones compress badly, each is asked for apart, and the list of the routes
 * names them all. What goes with what is chosen by hand: who has no account is not sent what the frame of the others shows, and a
 * page made for a phone is counted in kilobytes (`npm run bench -- pages`, docs/decisions/0084). A file takes with it what it imports;
 * the first group that names a module has it.
 */
const sharedFiles = [
  /** With React: what nearly every page shows. Heavier pieces (tables, matrices, charts) stay with the pages that use them. */
  {
    name: 'common',
    test: inApp(
      'ui/(?:app-frame|button|chip|class-names|description-list|disclosure|drafts|field|form|frame-footer|help-link|icons|jsx-runtime|keep-words|kept-draft|kept-form|layout|notice|on-demand|ordinal-text|request-number|sendings|tone|typed-answers|waiting|words-left)|kernel/(?:calendar|elision.fr|format|french-typography)|shell/(?:frame-labels.fr|refusal-page)',
    ),
  },
  { name: 'entry', test: inApp('domains/accounts/entry-labels.fr') },
  { name: 'accounts', test: inApp('domains/accounts/(?:identity-labels|labels).fr') },
  { name: 'drawn', test: inApp('ui/charts/(?:svg|svg-picture|chart-words.fr)') },
  { name: 'asked', test: inApp('ui/(?:data-table|choice-field|file-field)|kernel/(?:french|grammar.fr)') },
  /** Around the pages of who has signed in. */
  {
    name: 'framed',
    test: inApp(
      'ui/(?:menu|navigation|state|matrix|avatar|bell-link|refresh-while)|kernel/format-delay.fr|http/revalidation|domains/ctg/labels.fr|shell/ctg-frame',
    ),
  },
].map((group, place, all) => ({ ...group, priority: all.length - place }))

export default defineConfig({
  plugins: [oneServer(), reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  css: { modules: { generateScopedName: shortClassName } },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // The list of the routes names them all, and every first page fetches it: a fifth of it was their names.
            entryFileNames: 'assets/[hash].js',
            chunkFileNames: 'assets/[hash].js',
            codeSplitting: { groups: sharedFiles },
          },
        },
      },
    },
  },
})
