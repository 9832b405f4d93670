/** A change wanted on several actions at once, as it stands in the address of its page. Pure. Rules: docs/rules/plan.md §15. */
import { pickName } from '#app/domains/plan-list/plan-list.ts'
import { type CellKey, cellFields, isSameCell, plainCell } from './cells.ts'

/**
 * Cells that one gives alike to several actions, in the order of the page, with their names in the address: none is the name
 * of a criterion of the filter.
 */
export const bulkSlugs = {
  status: 'champ-etat',
  starts: 'champ-debut',
  ends: 'champ-fin',
  leadParty: 'champ-partie',
  leadService: 'champ-service',
  leadName: 'champ-nom',
  leadPerson: 'champ-compte',
  theme: 'champ-theme',
  objectives: 'champ-objectif',
  partners: 'champ-partenaire',
  nextStep: 'champ-etape',
  nextStepOn: 'champ-date-etape',
  public: 'champ-public',
  areas: 'champ-secteur',
  electedSponsor: 'champ-elu',
  tags: 'champ-mots',
  priority: 'champ-priorite',
  recurrence: 'champ-recurrence',
  coLeadParty: 'champ-copilote',
  body: 'champ-instance',
  inhabitantsPart: 'champ-habitants',
  communes: 'champ-commune',
  namedAreas: 'champ-quartier',
  linkedPlans: 'champ-articulation',
} as const satisfies Partial<Record<CellKey, string>>
export type BulkKey = keyof typeof bulkSlugs

const isBulkKey = (name: string): name is BulkKey => name in bulkSlugs
export const bulkKeys: readonly BulkKey[] = Object.keys(bulkSlugs).filter(isBulkKey)

/** Cells that hold several names: one may be added or taken away, the others stay. */
export const listKeys = bulkKeys.filter((key) => ['names', 'partners', 'tags'].includes(cellFields[key].kind))

export const bulkModes = ['set', 'add', 'remove'] as const
export type BulkMode = (typeof bulkModes)[number]
export const modeSlugs: Record<BulkMode, string> = { set: 'remplacer', add: 'ajouter', remove: 'retirer' }
/** What says how a list changes, and which cells are to be emptied. */
export const modeName = (key: BulkKey): string => `${bulkSlugs[key]}-mode`
export const emptyName = 'vider'

export type BulkChange = { readonly key: BulkKey; readonly mode: BulkMode; readonly text: string }
export type BulkRequest = {
  /** Numbers of the register of the actions picked. */
  readonly numbers: readonly number[]
  readonly changes: readonly BulkChange[]
}

/** More than one change reads in one page. */
const mostActions = 1000

/** What an address asks; what it does not name stays as it is. */
export function readBulk(params: URLSearchParams): BulkRequest {
  const numbers = params
    .getAll(pickName)
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0)
  const changes = bulkKeys.flatMap((key): readonly BulkChange[] => {
    if (params.getAll(emptyName).includes(bulkSlugs[key])) return [{ key, mode: 'set', text: '' }]
    const text = plainCell(params.get(bulkSlugs[key]) ?? '')
    if (text === '') return []
    const mode = bulkModes.find((one) => modeSlugs[one] === params.get(modeName(key)))
    return [{ key, mode: (listKeys.includes(key) && mode) || 'set', text }]
  })
  return { numbers: [...new Set(numbers)].slice(0, mostActions), changes }
}

/** Key words stand on one line, the other lists on several. */
const namesIn = (key: BulkKey, text: string): readonly string[] =>
  text.split(key === 'tags' ? ',' : '\n').filter((name) => name.trim() !== '')

/** What a cell would say after the change. */
export function textAfter({ key, mode, text }: BulkChange, present: string): string {
  if (mode === 'set') return text
  const others = namesIn(key, present).filter((name) => !isSameCell(name, text))
  return (mode === 'add' ? [...others, text] : others).map((name) => name.trim()).join(key === 'tags' ? ', ' : '\n')
}
