/** Who may import whom, as tables (docs/decisions/0001, 0027). `import-refusals.ts` reads them. Pure. */

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
export const toolSlices: readonly string[] = [
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
export const houses: readonly Readonly<Record<string, readonly string[]>>[] = [
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
      'given-back.ts',
      'record-report.server.ts',
      'report-fields.ts',
      'reported-action.ts',
      'rows.server.ts',
      'store.server.ts',
      'tell.server.ts',
      'words.fr.ts',
    ],
    campaigns: [],
    snapshots: ['change-words.fr.ts', 'freeze.server.ts', 'plan-content.ts'],
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
export const guests: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // Other software acts by the very commands of the screens (docs/decisions/0070).
  api: {
    plan: ['commands/'],
    deposits: ['commands/'],
    meetings: ['commands/', 'session/commands/'],
    campaigns: ['commands/'],
    followup: ['followup.ts', 'report-field-names.ts'],
    evaluation: ['evaluation-shape.ts'],
  },
  // The seat of a party in the pair goes with its mandate: commands of mandates live where the pair does (docs/decisions/0091).
  governance: { ctg: ['input-labels.fr.ts', 'inputs.ts', 'mandates.server.ts', 'members.ts', 'store.server.ts'] },
  renewal: { plan: ['sheet/', 'outline/', 'values/'] },
}

/** The lowest room of its house, whose name its commands and refusals bear; a slice that is no room is its own. */
export const houseOf = (slice: string): string =>
  Object.keys(houses.find((rooms) => slice in rooms) ?? { [slice]: [] })[0] ?? slice

/** Packages a pure file may import: they do no input or output. */
export const purePackages: readonly string[] = [
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
  // The connection of texts is the same in a browser and in a test's process.
  '@hocuspocus/provider',
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
export const layers: Readonly<Record<string, readonly string[]>> = {
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
export const topFiles: Readonly<Record<string, string>> = {
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
export const importExceptions: readonly ImportException[] = [
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
