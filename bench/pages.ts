/**
 * `npm run bench -- pages`: what the main pages cost the server and the browser; exits 1 when a bar is missed.
 * Each page alone, signed in, in production, compressed: sixteen connections, ten seconds after a warm-up, median of three.
 * Its comparator (bare-page.ts) renders as much without a query, by the same server, in the same run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findFreePort } from '../e2e/free-port.ts'
import { type Load, measureLoad } from './load.ts'
import { weighScripts } from './script-weight.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

const bars = {
  requestsPerSecond: 150,
  /** Of a theme, which reads the figures of a whole département, and what its page weighs. */
  theme: { requestsPerSecond: 110, kilobytes: 90 },
  p99Ms: 250,
  shareOfBare: 1 / 3,
  statements: 12,
  publicScriptKilobytes: 130,
  scriptKilobytes: 190,
}

type Page = { readonly name: string; readonly address: string; readonly isTheme?: boolean }

/** The pages of the CTG under way, found as a person finds them. */
async function findPages({ get }: ServedDemo): Promise<readonly Page[]> {
  const first = (html: string, pattern: RegExp, what: string) => {
    const found = html.match(pattern)?.[1]
    if (!found) throw new Error(`no link to ${what}`)
    return found
  }
  const home = await get('/')
  const ctg = first(home, /href="(\/ctg\/[0-9a-f-]{36})"[^>]*>(?:(?!<\/a>)[\s\S])*2026-2030/, 'the CTG under way')
  const theme = first(await get(`${ctg}/diagnostic`), new RegExp(`href="(${ctg}/diagnostic/[0-9a-f-]{36})"`), 'a theme')
  const action = first(await get(`${ctg}/plan`), new RegExp(`href="(${ctg}/actions/[0-9a-f-]{36})"`), 'an action')
  return [
    { name: 'Tableau de bord', address: ctg },
    { name: 'Thème', address: theme, isTheme: true },
    { name: 'Plan', address: `${ctg}/plan` },
    { name: 'Action', address: action },
    { name: 'Actions de mes CTG', address: '/actions' },
  ]
}

/** Statements of one request; the smallest of a few, for background jobs ask too. */
async function countStatements({ get, countStatements: asked }: ServedDemo, address: string): Promise<number> {
  const counts: number[] = []
  for (let time = 0; time < 5; time += 1) {
    const before = await asked()
    await get(address)
    counts.push((await asked()) - before)
  }
  return Math.min(...counts)
}

/**
 * Milliseconds of processor for one request, asked for alone: what a loaded machine changes least. The smallest of a few rounds.
 */
async function measureProcessor({ get, processorMs }: ServedDemo, address: string): Promise<number> {
  const times = 100
  const rounds: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const before = await processorMs()
    for (let time = 0; time < times; time += 1) await get(address)
    rounds.push(((await processorMs()) - before) / times)
  }
  return Math.min(...rounds)
}

async function measureBare(html: string, address: string): Promise<Load> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-bare-'))
  const file = path.join(folder, 'page.html')
  fs.writeFileSync(file, html)
  const port = String(await findFreePort())
  const server: ChildProcess = spawn(process.execPath, ['bench/bare-server.ts', port, file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  try {
    await once(server, 'message')
    const url = `http://localhost:${port}${address}`
    const size = (await (await fetch(url)).text()).length
    if (Math.abs(size - html.length) > html.length * 0.1)
      throw new Error(`the bare page has ${size} characters instead of ${html.length}`)
    return await measureLoad(url)
  } finally {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const round = (value: number) => Math.round(value).toLocaleString('fr-FR')

async function measurePage(demo: ServedDemo, { name, address, isTheme = false }: Page): Promise<readonly string[]> {
  const html = await demo.get(address)
  const statements = await countStatements(demo, address)
  const processor = await measureProcessor(demo, address)
  const load = await measureLoad(demo.origin + address, demo.cookie)
  const bare = await measureBare(html, address)
  const share = load.requestsPerSecond / bare.requestsPerSecond
  const kilobytes = html.length / 1000
  console.log(
    `${name} : ${round(load.requestsPerSecond)} requêtes/s, p99 ${round(load.p99Ms)} ms, ${load.failures} échec(s), ` +
      `${round(share * 100)} % de la page nue (${round(bare.requestsPerSecond)} requêtes/s), ` +
      `${processor.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} ms de processeur, ${statements} requêtes SQL, ` +
      `${round(kilobytes)} ko.`,
  )
  const wanted = isTheme ? bars.theme.requestsPerSecond : bars.requestsPerSecond
  return [
    ...(load.requestsPerSecond < wanted ? [`${name} : moins de ${wanted} requêtes/s`] : []),
    ...(isTheme && kilobytes > bars.theme.kilobytes ? [`${name} : plus de ${bars.theme.kilobytes} ko`] : []),
    ...(load.p99Ms >= bars.p99Ms ? [`${name} : p99 de ${bars.p99Ms} ms ou plus`] : []),
    ...(load.failures > 0 ? [`${name} : des réponses autres que 200`] : []),
    ...(share < bars.shareOfBare ? [`${name} : moins du tiers de la page nue`] : []),
    ...(statements > bars.statements ? [`${name} : plus de ${bars.statements} requêtes SQL`] : []),
  ]
}

/** A personal link, in the mails that the demonstration shows. */
async function findLink({ get, origin }: ServedDemo): Promise<Page> {
  const address = (await get('/courriels')).match(new RegExp(`href="${origin}(/point/[\\w-]+)"`))?.[1]
  if (!address) throw new Error('no personal link in the mails')
  return { name: 'Lien personnel', address }
}

async function measureScripts(demo: ServedDemo, pages: readonly Page[]): Promise<readonly string[]> {
  const publicPages = [
    ...['/connexion', '/mot-de-passe', '/accessibilite'].map((address) => ({ name: address, address })),
    await findLink(demo),
  ]
  const asked = [
    ...publicPages.map((page) => ({ ...page, isPublic: true })),
    ...pages.map((page) => ({ ...page, isPublic: false })),
  ]
  const weights = await weighScripts(demo, asked)
  return asked.flatMap(({ name, address, isPublic }) => {
    const weight = weights.get(address) ?? 0
    const most = isPublic ? bars.publicScriptKilobytes : bars.scriptKilobytes
    console.log(`${name} : ${round(weight)} ko de JavaScript (moins de ${most}).`)
    return weight < most ? [] : [`${name} : ${most} ko de JavaScript ou plus`]
  })
}

const demo = await serveDemo()
try {
  const pages = await findPages(demo)
  const missed: string[] = [...(await measureScripts(demo, pages))]
  for (const page of pages) missed.push(...(await measurePage(demo, page)))
  console.log(missed.length === 0 ? 'Toutes les barres sont tenues.' : `Barres manquées :\n${missed.join('\n')}`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  await demo.stop()
}
