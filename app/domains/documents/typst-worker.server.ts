/**
 * Compiles Typst templates into PDF, in a process of its own: the compiler is native, holds its processor and bounds no memory.
 * The compiler also knows the fonts of the machine: ours come first, templates set `fallback: false`, and characters that
 * ours cannot draw are replaced, because PDF/A refuses a document with an undrawn character.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { listCoveredCharacters } from './font-coverage.ts'
import { giveWayToPages } from './give-way.server.ts'
import { withAccessibleMark, withShownTitle } from './pdf-marks.ts'

/**
 * One standard asked per document, as the compiler wants: a convention is kept (PDF/A-2a), a document to read is accessible
 * (PDF/UA-1). What is kept may say that it is accessible too, when the compiler also takes it as such: it writes the same tags.
 */
export type PdfStandard = 'a-2a' | 'ua-1'
export type RenderRequest = {
  /** Folder the template may read, and nothing outside it. */
  readonly workspace: string
  readonly template: string
  readonly json: string
  readonly standard: PdfStandard
  /** Says PDF/UA-1 beside PDF/A-2a, when it is so. */
  readonly saysAccessible: boolean
  readonly createdAtSeconds: number
  readonly files: Readonly<Record<string, Uint8Array>>
}
export type RenderAnswer =
  | { readonly kind: 'rendered'; readonly pdf: Uint8Array<ArrayBuffer>; readonly warnings: readonly string[] }
  | { readonly kind: 'failed'; readonly diagnostics: readonly string[] }

const fontFiles = {
  text: 'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  textItalic: 'source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  textSemiBold: 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  textBold: 'source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  heading: 'bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
  headingExtraBold: 'bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf',
}

const packages = createRequire(import.meta.url)
const readFont = (file: string): Buffer => readFileSync(packages.resolve(`@expo-google-fonts/${file}`))

/** Shown in place of a character that no font of ours can draw (an emoji, a bullet of a word processor). */
const undrawn = '□'

/** Characters outside ASCII are plain in JSON, so they are replaced in the whole text at once. */
function replaceUndrawn(json: string, font: Uint8Array): string {
  const covered = listCoveredCharacters(font)
  const isCovered = (character: string): boolean => covered.has(character.codePointAt(0) ?? 0)
  return json.replace(/[^\p{ASCII}]\ufe0f?/gu, (character) => (isCovered(character) ? character : undrawn))
}

const describe = (diagnostic: { message?: string; path?: string; start?: { line?: number } }): string =>
  [diagnostic.path, diagnostic.start?.line, diagnostic.message].filter((part) => part !== undefined).join(': ')

/** By the folder it may read: each takes megabytes, and gives none of them back. */
const compilers = new Map<string, NodeCompiler>()

function compilerIn(workspace: string): NodeCompiler {
  const known = compilers.get(workspace)
  if (known) return known
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: Object.values(fontFiles).map(readFont) }] })
  compilers.set(workspace, compiler)
  return compiler
}

function isAccepted(write: () => unknown): boolean {
  try {
    write()
    return true
  } catch {
    return false
  }
}

function render(request: RenderRequest): RenderAnswer {
  const compiler = compilerIn(request.workspace)
  compiler.resetShadow()
  for (const [file, bytes] of Object.entries(request.files))
    compiler.mapShadow(path.join(request.workspace, file), Buffer.from(bytes))
  const compiled = compiler.compile({
    mainFilePath: path.join(request.workspace, request.template),
    inputs: { data: replaceUndrawn(request.json, readFont(fontFiles.text)) },
  })
  const { result } = compiled
  if (!result) return { kind: 'failed', diagnostics: (compiled.takeError()?.shortDiagnostics ?? []).map(describe) }
  try {
    const write = (pdfStandard: PdfStandard) =>
      compiler.pdf(result, { pdfStandard, creationTimestamp: request.createdAtSeconds })
    const pdf = withShownTitle(write(request.standard))
    const isMarked = request.saysAccessible && isAccepted(() => write('ua-1'))
    const warnings = (compiled.takeWarnings()?.shortDiagnostics ?? []).map(describe)
    return { kind: 'rendered', pdf: isMarked ? withAccessibleMark(pdf) : pdf, warnings }
  } catch (error) {
    return { kind: 'failed', diagnostics: [String(error)] }
  }
}

giveWayToPages()

/** Documents live outside the heap that V8 watches: nothing else would make it collect them before the memory of the server is full. */
v8.setFlagsFromString('--expose-gc')
const collect: unknown = vm.runInNewContext('gc')

async function renderThenForget(request: RenderRequest): Promise<RenderAnswer> {
  const answer = render(request)
  compilerIn(request.workspace).evictCache(0)
  if (typeof collect === 'function') collect()
  // What was collected is freed at the next turn.
  await setImmediate()
  return answer
}

process.on('message', async (request: RenderRequest) => process.send?.(await renderThenForget(request)))
process.on('disconnect', () => process.exit())
