/** What the tables of import-rules.ts refuse. Used by imports.test.ts on our tree and on planted faults. Pure. */
import { listCopiedRefusals } from './house/bundled.ts'
import { listRoomCircles } from './house/rooms.ts'
import { type Import, isTestFile, type SourceFile } from './house/source-file.ts'
import {
  areaOf,
  guests,
  houses,
  importExceptions,
  layers,
  purePackages,
  tierOf,
  toolSlices,
  topFiles,
} from './import-rules.ts'

const declaration = 'things.fr.ts'

type Kind = 'server' | 'view' | 'pure'
type Place = {
  readonly file: string
  readonly kind: Kind
  readonly layer: string
  readonly slice: string | undefined
  /** Inside its layer, or inside its slice. */
  readonly rest: string
}

function placeOf(file: string): Place {
  const kind = file.endsWith('.server.ts') ? 'server' : file.endsWith('.tsx') ? 'view' : 'pure'
  const [top = '', area = '', ...rest] = file.split('/')
  if (top !== 'app') return { file, kind, layer: top, slice: undefined, rest: [area, ...rest].join('/') }
  if (area !== 'domains') return { file, kind, layer: topFiles[area] ?? area, slice: undefined, rest: rest.join('/') }
  const [slice = '', ...inside] = rest
  // What a slice declares of its things lies below all slices: the register joins it for each of them.
  if (inside.join('/') === declaration) return { file, kind, layer: 'things', slice: undefined, rest: file }
  return { file, kind, layer: area, slice, rest: inside.join('/') }
}

/** What a slice shows to the slices above it. */
function isOpen(from: Place, to: Place): boolean {
  const { slice = '', rest } = to
  const house = houses.find((rooms) => from.slice !== undefined && from.slice in rooms)
  const opened = house?.[slice] ?? guests[from.slice ?? '']?.[slice] ?? []
  if (opened.some((start) => rest.startsWith(start))) return true
  if (toolSlices.includes(slice) && !rest.includes('/')) return true
  if (to.kind === 'view') return rest.startsWith('pages/')
  return [
    `${slice}.ts`,
    'facts.ts',
    'labels.fr.ts',
    // The name under which the pages of others lead to it, without all its sentences.
    'tab-labels.fr.ts',
    'crumbs.fr.ts',
    'permissions.ts',
    'printed.fr.ts',
    'queries.server.ts',
    'steps.server.ts',
    'exchange.server.ts',
  ].includes(rest)
}

const whyNot: Readonly<Record<string, string>> = {
  kernel: 'the kernel knows nobody',
  ui: 'ui knows no domain',
  domains: 'a domain knows nothing above it',
}

function refusalBetween(from: Place, to: Place, isTypeOnly: boolean): string | undefined {
  if (/\.(test|spec)\.tsx?$/.test(to.file)) return 'a test is imported by nobody'
  if (isTestFile(to.file) && from.layer !== 'bench') return 'the product knows no test'
  const isPartOfApp = from.file.startsWith('app/')
  if (isPartOfApp && from.kind !== 'server' && to.kind === 'server' && !isTypeOnly && !mayCallServer(from))
    return 'only server files and routes import the server'
  if (from.kind === 'server' && to.kind === 'view' && !isTypeOnly && from.layer !== 'root')
    return 'a server file renders nothing'
  if (isPartOfApp && from.kind === 'pure' && to.kind === 'view' && !isTypeOnly) return 'a pure file renders nothing'
  const isOwnTable = from.layer === 'things' && to.kind === 'pure' && areaOf(from.file) === to.slice
  if (from.layer !== to.layer && !isOwnTable && !layers[from.layer]?.includes(to.layer))
    return layers[from.layer]
      ? (whyNot[from.layer] ?? `${from.layer} is not above ${to.layer}`)
      : 'a folder without a rule'
  if (to.file.endsWith(`/${declaration}`) && from.layer !== 'things' && areaOf(from.file) !== areaOf(to.file))
    return 'what a slice declares of its things is read in the register'
  if (from.slice === undefined && to.slice !== undefined && to.rest.endsWith('store.server.ts'))
    return 'a store is its slice’s: above it, queries and commands'
  if (from.layer === 'http' && to.kind === 'view') return 'http renders nothing'
  if (from.slice === undefined || to.slice === undefined || from.slice === to.slice) return
  if (tierOf(from.slice) < 0 || tierOf(to.slice) < 0) return 'a slice without a tier'
  if (tierOf(to.slice) >= tierOf(from.slice)) return `${from.slice} is not above ${to.slice}`
  if (!isOpen(from, to)) return `internals of ${to.slice}`
}

/** Routes, the root and the server's entry tie pages to the server. */
const mayCallServer = (from: Place): boolean => ['routes', 'root'].includes(from.layer)

function packageRefusal(from: Place, { specifier, isTypeOnly }: Import): string | undefined {
  if (!from.file.startsWith('app/') || from.kind !== 'pure' || isTypeOnly || from.layer === 'root') return
  if (!purePackages.includes(specifier)) return 'a pure file imports a package'
}

/** The line of the exceptions that lets an import pass. */
const exceptionFor = (from: string, to: string) =>
  importExceptions.find((one) => from.startsWith(one.from) && to.startsWith(one.to))

/** Every import that breaks the rules, « file → specifier: why », every circle of files and of rooms. Empty when all is well. */
export function listImportRefusals(tree: readonly SourceFile[]): readonly string[] {
  const product = tree.filter(({ file }) => !isTestFile(file))
  const refusals = product.flatMap((source) => {
    const from = placeOf(source.file)
    return source.imports.flatMap((one) => {
      const why =
        one.target === undefined ? packageRefusal(from, one) : refusalBetween(from, placeOf(one.target), one.isTypeOnly)
      const passes = one.target !== undefined && exceptionFor(source.file, one.target) !== undefined
      return why === undefined || passes ? [] : [`${source.file} → ${one.specifier}: ${why}`]
    })
  })
  const copied = listCopiedRefusals(product)
    .filter(({ file, imported }) => !exceptionFor(file, imported.target ?? ''))
    .map(({ file, imported }) => `${file} → ${imported.specifier}: a page would have a class of refusals of its own`)
  return [...refusals, ...copied, ...listCycles(edgesOf(product)), ...listRoomCircles(product)]
}

/** Exceptions that let nothing pass: their fault is mended. */
export const idleImportExceptions = (tree: readonly SourceFile[]): readonly string[] =>
  importExceptions
    .filter(
      ({ from, to }) =>
        !tree.some(
          ({ file, imports }) => file.startsWith(from) && imports.some(({ target }) => target?.startsWith(to)),
        ),
    )
    .map(({ from, to }) => `${from} → ${to}`)

const edgesOf = (tree: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    tree.map(({ file, imports }) => [
      file,
      imports.flatMap(({ target, isTypeOnly, isOpened }) => (target && !isTypeOnly && !isOpened ? [target] : [])),
    ]),
  )

function listCycles(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      cycles.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`)
      return
    }
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  return cycles
}
