/** Who may import whom, as one table (docs/decisions/0001, 0027). Used by imports.test.ts on our tree and on planted faults. */
import { listCopiedRefusals } from './house/bundled.ts'
import { listRoomCircles } from './house/rooms.ts'
import { type Import, isTestFile, type SourceFile } from './house/source-file.ts'

/** From the lowest to the highest; slices of one tier do not know each other. */
const tiers: readonly (readonly string[])[] = [
  ['audit'],
  ['accounts', 'documents'],
  ['signatures'],
  ['notices', 'territory', 'secrecy'],
  ['ctg'],
  ['writing'],
  ['observatory'],
  ['deposits', 'sources', 'facilities', 'surveys'],
  ['governance'],
  ['meetings'],
  ['diagnosis'],
  ['plan'],
  ['plan-list'],
  ['plan-files', 'plan-table', 'plan-tree', 'plan-views'],
  ['followup'],
  ['campaigns'],
  ['snapshots'],
  ['cooperation'],
  ['dossiers'],
  ['evaluation', 'sppe'],
  ['convention'],
  ['amendments'],
  ['signing'],
  ['renewal'],
  ['journey'],
  ['workshops'],
  ['portal', 'library'],
  ['comments'],
  ['portfolio', 'api'],
  ['archives', 'instance', 'guides', 'accessibility'],
  ['privacy'],
]
/** From 0; -1 for what is no slice. */
export const tierOf = (slice: string): number => tiers.findIndex((tier) => tier.includes(slice))

/** Where a file lives: the name of its slice, else that of its folder (`kernel`, `http`, `seed`). */
export function areaOf(file: string): string {
  const [top = '', area = '', slice = ''] = file.split('/')
  if (top !== 'app') return top
  return area === 'domains' ? slice : area
}

/** Slices that are tools for the others: every file at their top is open. */
const toolSlices: readonly string[] = [
  'audit',
  'documents',
  'signatures',
  'writing',
  'territory',
  'observatory',
  'secrecy',
  'sources',
]

/** Rooms of one house: a slice opens these files and folders to the rooms above it, and to no stranger. */
const houses: readonly Readonly<Record<string, readonly string[]>>[] = [
  { governance: ['party-marks.server.ts', 'store.server.ts', 'tell.server.ts'], meetings: [] },
  {
    plan: ['sheet/', 'outline/', 'values/'],
    'plan-list': [
      'export-menu-labels.fr.ts',
      'filtered-actions.server.ts',
      'plan-counts.server.ts',
      'plan-filter.ts',
      'plan-list.ts',
      'plan-view.server.ts',
    ],
    'plan-tree': [],
    'plan-table': [],
    'plan-files': [],
    'plan-views': [],
  },
  {
    followup: [
      'adjustments.ts',
      'apply-report.server.ts',
      'record-report.server.ts',
      'report-fields.ts',
      'reported-action.ts',
      'rows.server.ts',
      'store.server.ts',
      'tell.server.ts',
      'words.fr.ts',
    ],
    campaigns: [],
    snapshots: ['change-words.ts', 'freeze.server.ts', 'plan-content.ts'],
    cooperation: [],
    dossiers: [],
  },
  {
    convention: [
      'convention-document.ts',
      'ctg-facts.server.ts',
      'document-words.fr.ts',
      'frozen-document.server.ts',
      'load-convention.server.ts',
      'print/',
      'stage-labels.fr.ts',
      'store.server.ts',
      'version-stage.ts',
      'versions/',
    ],
    amendments: [],
    signing: [],
  },
  { journey: [], workshops: [] },
]

/** What a slice opens to one slice that is no room of its house: the renewal writes sheets as the plan does. */
const guests: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // Other software acts by the very commands of the screens (docs/decisions/0070).
  api: {
    plan: ['commands/'],
    deposits: ['commands/'],
    meetings: ['commands/', 'session/commands/'],
    campaigns: ['commands/'],
    followup: ['followup.ts', 'report-field-names.ts'],
    evaluation: ['evaluation-shape.ts'],
  },
  renewal: { plan: ['sheet/', 'outline/', 'values/'] },
}

/** The lowest room of its house, whose name its commands and refusals bear; a slice that is no room is its own. */
export const houseOf = (slice: string): string =>
  Object.keys(houses.find((rooms) => slice in rooms) ?? { [slice]: [] })[0] ?? slice

/** Packages a pure file may import: they do no input or output. */
const purePackages: readonly string[] = [
  'zod',
  'highs',
  'hucre/csv',
  'hucre/xlsx',
  'hucre/ods',
  'fflate',
  'hyparquet',
  'hyparquet-compressors',
  'd3-scale',
  'd3-shape',
  'vitest',
  'yjs',
  'timezones-ical-library',
  'ical.js',
  'prosemirror-changeset',
  '@tiptap/core',
  '@tiptap/pm/transform',
  '@tiptap/pm/model',
  '@tiptap/pm/state',
  '@tiptap/starter-kit',
  '@tiptap/extension-table',
]

/**
 * What is no slice, and the folders whose files it may import, its own aside. `test` and `e2e` try everything; nothing of the
 * product imports them.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  ui: ['kernel'],
  things: ['kernel'],
  domains: ['kernel', 'ui', 'things'],
  texts: ['kernel', 'domains'],
  shell: ['kernel', 'ui', 'domains'],
  http: ['kernel', 'domains', 'texts', 'things'],
  routes: ['kernel', 'ui', 'domains', 'texts', 'things', 'shell', 'http'],
  root: ['kernel', 'ui', 'shell', 'http'],
  seed: ['kernel', 'domains', 'texts'],
  db: ['kernel'],
  launcher: ['kernel', 'domains', 'http', 'seed'],
  scripts: [],
  bench: ['kernel', 'ui', 'domains', 'texts', 'http', 'seed', 'db', 'test', 'e2e'],
}

/** Files at the top of app/, by the folder they would be in. */
const topFiles: Readonly<Record<string, string>> = {
  'main.server.ts': 'launcher',
  'root.tsx': 'root',
  'entry.server.tsx': 'root',
  'routes.ts': 'root',
  'texts.server.ts': 'texts',
  'text-acts.server.ts': 'texts',
}

export type ImportException = {
  /** The beginning of the names of the files that import, and of those imported. */
  readonly from: string
  readonly to: string
  readonly why: string
}

/** What the table would refuse and is let pass. Each goes with its fault: one that lets nothing pass any more is refused. */
const importExceptions: readonly ImportException[] = [
  {
    from: 'seed/demo/stage.server.ts',
    to: 'app/http/actor.server.ts',
    why: 'A demonstration acts as people do: their rights are read as those of a request.',
  },
  {
    from: 'app/kernel/actor.ts',
    to: 'app/kernel/errors.ts',
    why: 'Pages read mandates here; `requireMembership` beside them is called by the server alone.',
  },
  {
    from: 'app/kernel/permission.ts',
    to: 'app/kernel/errors.ts',
    why: 'Pages ask `allows`; `requireRight` beside it is called by queries alone.',
  },
]

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
