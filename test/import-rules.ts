/** Who may import whom in app/, as one table (docs/decisions/0001). Reads files; used by imports.test.ts on the tree and on planted faults. */
import fs from 'node:fs'
import path from 'node:path'

/** From the lowest to the highest; slices of one tier do not know each other. */
const tiers: readonly (readonly string[])[] = [
  ['audit'],
  ['accounts', 'documents'],
  ['notices', 'territory'],
  ['writing'],
  ['observatory'],
  ['ctg'],
  ['governance'],
  ['meetings'],
  ['diagnosis'],
  ['plan'],
  ['plan-list'],
  ['plan-files', 'plan-table', 'plan-tree', 'plan-views'],
  ['renewal'],
  ['followup'],
  ['campaigns'],
  ['snapshots'],
  ['cooperation'],
  ['dossiers'],
  ['evaluation'],
  ['convention'],
  ['journey'],
  ['workshops'],
  ['portfolio', 'portal', 'api'],
]
const tierOf = (slice: string): number => tiers.findIndex((tier) => tier.includes(slice))

/** Slices that are tools for the others: every file at their top is open. */
const toolSlices: readonly string[] = ['audit', 'documents', 'writing', 'territory', 'observatory']

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
    renewal: [],
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
  { journey: [], workshops: [] },
]

/** The lowest room of its house, whose name its commands and refusals bear; a slice that is no room is its own. */
export const houseOf = (slice: string): string =>
  Object.keys(houses.find((rooms) => slice in rooms) ?? { [slice]: [] })[0] ?? slice

/** Packages a pure file may import: they do no input or output. */
const purePackages: readonly string[] = [
  'zod',
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

type Kind = 'server' | 'view' | 'pure'
type Place = {
  readonly file: string
  readonly kind: Kind
  readonly area: string
  readonly slice: string | undefined
  readonly rest: string
}
type Import = { readonly specifier: string; readonly isTypeOnly: boolean; readonly target: string | undefined }

function placeOf(file: string): Place {
  const kind = file.endsWith('.server.ts') ? 'server' : file.endsWith('.tsx') ? 'view' : 'pure'
  const [, area = '', ...rest] = file.split('/')
  if (area !== 'domains') return { file, kind, area, slice: undefined, rest: rest.join('/') }
  const [slice = '', ...inside] = rest
  return { file, kind, area, slice, rest: inside.join('/') }
}

const statement = /(?:^|[;\n])\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s*)?'([^']+)'|import\(\s*'([^']+)'/g

function importsOf(root: string, file: string): readonly Import[] {
  const source = fs.readFileSync(path.join(root, file), 'utf8')
  return [...source.matchAll(statement)].map((match) => {
    const specifier = match[2] ?? match[3] ?? ''
    const target = specifier.startsWith('#app/')
      ? specifier.replace('#app/', 'app/')
      : specifier.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), specifier)
        : undefined
    return { specifier, isTypeOnly: match[1] !== undefined, target }
  })
}

/** What a slice shows to the slices above it. */
function isOpen(from: Place, to: Place): boolean {
  const { slice = '', rest } = to
  const house = houses.find((rooms) => from.slice !== undefined && from.slice in rooms)
  if (house?.[slice]?.some((opened) => rest.startsWith(opened))) return true
  if (toolSlices.includes(slice) && !rest.includes('/')) return true
  if (to.kind === 'view') return rest.startsWith('pages/')
  return [
    `${slice}.ts`,
    'labels.fr.ts',
    'permissions.ts',
    'queries.server.ts',
    'steps.server.ts',
    'exchange.server.ts',
  ].includes(rest)
}

function refusalBetween(from: Place, to: Place, isTypeOnly: boolean): string | undefined {
  if (from.kind !== 'server' && to.kind === 'server' && !isTypeOnly && !mayCallServer(from))
    return 'only server files and routes import the server'
  if (from.kind === 'server' && to.kind === 'view' && !isTypeOnly) return 'a server file renders nothing'
  if (from.kind === 'pure' && to.kind === 'view' && !isTypeOnly) return 'a pure file renders nothing'
  if (from.area === 'kernel' && to.area !== 'kernel') return 'the kernel knows nobody'
  if (from.area === 'ui' && !['ui', 'kernel'].includes(to.area)) return 'ui knows no domain'
  if (from.area === 'domains' && !['domains', 'kernel', 'ui'].includes(to.area))
    return 'a domain knows nothing above it'
  if (from.area === 'routes' && to.rest.endsWith('store.server.ts')) return 'a route binds queries and commands'
  if (from.slice === undefined || to.slice === undefined || from.slice === to.slice) return
  if (tierOf(from.slice) < 0 || tierOf(to.slice) < 0) return 'a slice without a tier'
  if (tierOf(to.slice) >= tierOf(from.slice)) return `${from.slice} is not above ${to.slice}`
  if (!isOpen(from, to)) return `internals of ${to.slice}`
}

/** Routes, the root and the server's entry tie pages to the server. */
const mayCallServer = (from: Place): boolean => ['routes', 'root.tsx', 'entry.server.tsx'].includes(from.area)

function packageRefusal(from: Place, { specifier, isTypeOnly }: Import): string | undefined {
  if (from.kind !== 'pure' || isTypeOnly || from.area === 'routes.ts') return
  if (!purePackages.includes(specifier)) return 'a pure file imports a package'
}

/** Every import of app/ that breaks the rules, « file → specifier: why », and every cycle. Empty when all is well. */
export function listImportRefusals(root: string): readonly string[] {
  const files = fs
    .globSync('app/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !/\.test\.tsx?$/.test(file))
  const refusals: string[] = []
  const edges = new Map<string, readonly string[]>()
  for (const file of files) {
    const from = placeOf(file)
    const imports = importsOf(root, file)
    for (const one of imports) {
      const why =
        one.target === undefined ? packageRefusal(from, one) : refusalBetween(from, placeOf(one.target), one.isTypeOnly)
      if (why) refusals.push(`${file} → ${one.specifier}: ${why}`)
    }
    edges.set(
      file,
      imports.flatMap(({ target, isTypeOnly }) => (target && !isTypeOnly ? [target] : [])),
    )
  }
  return [...refusals, ...listCycles(edges)]
}

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
