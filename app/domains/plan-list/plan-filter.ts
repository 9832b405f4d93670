/** One filter for every view of the plan: read from its address, written into it. Pure. Rules: docs/rules/plan.md §12. */
import { flagSlugs, statusSlugs } from '#app/domains/plan/labels.fr.ts'
import {
  type ActionFlag,
  type ActionStatus,
  actionFlags,
  actionStatuses,
  type CafField,
  cafFields,
} from '#app/domains/plan/plan.ts'
import { cafFieldSlugs } from './labels.fr.ts'

/** Every criterion given must hold; of the values of one criterion, one is enough. */
export type PlanFilter = {
  /** Words, all of them somewhere in the code, the title, the lead, the next step, the need… */
  readonly text?: string
  readonly themeIds?: readonly string[]
  readonly statuses?: readonly ActionStatus[]
  readonly flags?: readonly ActionFlag[]
  /** With everything under them. */
  readonly axisIds?: readonly string[]
  readonly objectiveIds?: readonly string[]
  /** With `isMine` and `leadName`, one criterion: led by one of these parties, by whoever asks, by this name. */
  readonly leadPartyIds?: readonly string[]
  /** Led by whoever asks: the same address keeps other actions for another person. */
  readonly isMine?: boolean
  readonly leadName?: string
  readonly serviceIds?: readonly string[]
  /** Communes by their codes, the other areas by their ids. */
  readonly areas?: readonly string[]
  /** Actions that run over it. */
  readonly year?: number
  readonly cafFields?: readonly CafField[]
  readonly linkedPlanIds?: readonly string[]
  readonly tags?: readonly string[]
  readonly ids?: readonly string[]
}

/** Views of the plan, in the order of their tabs: an address under /ctg/:ctgId, with the same criteria. */
export const planViews = [
  { key: 'list', path: 'plan' },
  { key: 'grid', path: 'plan/grille' },
  { key: 'calendar', path: 'plan/calendrier' },
  { key: 'tree', path: 'plan/arbre' },
  { key: 'cards', path: 'plan/cartes' },
  { key: 'leads', path: 'plan/pilotes' },
  { key: 'places', path: 'plan/lieux' },
  { key: 'means', path: 'plan/moyens' },
  { key: 'matrix', path: 'plan/matrice' },
  { key: 'thread', path: 'plan/fil' },
  { key: 'copil', path: 'plan/copil' },
] as const satisfies readonly {
  readonly key: string
  readonly path: string
}[]
/** The first ones are in front; the others are folded under « Autres vues ». */
export const frontViewCount = 4
export type PlanView = (typeof planViews)[number]['key']

/** Names of the criteria in an address, in their order there. */
export const criterionNames = {
  text: 'q',
  themeIds: 'theme',
  statuses: 'etat',
  flags: 'signal',
  axisIds: 'axe',
  objectiveIds: 'objectif',
  lead: 'pilote',
  serviceIds: 'service',
  areas: 'lieu',
  year: 'annee',
  cafFields: 'champ',
  linkedPlanIds: 'articulation',
  tags: 'mot',
  ids: 'fiche',
} as const
export type CriterionName = (typeof criterionNames)[keyof typeof criterionNames]

const criteria = [
  ...(['text', 'themeIds', 'statuses', 'flags', 'axisIds', 'objectiveIds', 'lead', 'serviceIds'] as const),
  ...(['areas', 'year', 'cafFields', 'linkedPlanIds', 'tags', 'ids'] as const),
]

/** Among leads, whoever asks. */
export const mine = 'moi'

const mostValues = 200
const longestText = 100

/** Of a thing of ours. A pattern: what reads whole shapes is a hundred kilobytes, and every view of the plan would bring it. */
const isId = (value: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)

/** What is not known is left out; a criterion without value is no criterion. */
export function readPlanFilter(parameters: URLSearchParams): PlanFilter {
  const words = (name: CriterionName): readonly string[] => [
    ...new Set(
      parameters
        .getAll(name)
        .map((value) => value.trim().slice(0, longestText))
        .filter((value) => value !== '')
        .slice(0, mostValues),
    ),
  ]
  const list = <Value extends string>(values: readonly Value[]) => (values.length > 0 ? values : undefined)
  const ids = (name: CriterionName) => list(words(name).filter(isId))
  const year = Number(words('annee')[0])
  return {
    text: words('q')[0],
    themeIds: ids('theme'),
    statuses: list(actionStatuses.filter((one) => words('etat').includes(statusSlugs[one]))),
    flags: list(actionFlags.filter((one) => words('signal').includes(flagSlugs[one]))),
    axisIds: ids('axe'),
    objectiveIds: ids('objectif'),
    leadPartyIds: ids('pilote'),
    isMine: words('pilote').includes(mine) ? true : undefined,
    leadName: words('pilote').find((value) => !isId(value) && value !== mine),
    serviceIds: ids('service'),
    areas: list(words('lieu').filter((value) => isId(value) || /^[0-9A-Z]{2,12}$/.test(value))),
    year: Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined,
    cafFields: list(cafFields.filter((one) => words('champ').includes(cafFieldSlugs[one]))),
    linkedPlanIds: ids('articulation'),
    tags: list(words('mot')),
    ids: ids('fiche'),
  }
}

/** The same in an address: what is read of it is this filter. */
export function writePlanFilter(filter: PlanFilter): URLSearchParams {
  const one = (value: string | number | undefined) => (value === undefined || value === '' ? [] : [String(value)])
  const values: Record<keyof typeof criterionNames, readonly string[]> = {
    text: one(filter.text),
    themeIds: filter.themeIds ?? [],
    statuses: (filter.statuses ?? []).map((status) => statusSlugs[status]),
    flags: (filter.flags ?? []).map((flag) => flagSlugs[flag]),
    axisIds: filter.axisIds ?? [],
    objectiveIds: filter.objectiveIds ?? [],
    lead: [...(filter.isMine ? [mine] : []), ...(filter.leadPartyIds ?? []), ...one(filter.leadName)],
    serviceIds: filter.serviceIds ?? [],
    areas: filter.areas ?? [],
    year: one(filter.year),
    cafFields: (filter.cafFields ?? []).map((field) => cafFieldSlugs[field]),
    linkedPlanIds: filter.linkedPlanIds ?? [],
    tags: filter.tags ?? [],
    ids: filter.ids ?? [],
  }
  const parameters = new URLSearchParams()
  for (const key of criteria) for (const value of values[key]) parameters.append(criterionNames[key], value)
  return parameters
}

export const isEmptyFilter = (filter: PlanFilter): boolean => writePlanFilter(filter).size === 0

/** `/ctg/…/plan?theme=…`: a view with these criteria. @param more other names of the address, those undefined left out */
export function planAddress(
  ctgId: string,
  view: PlanView,
  filter: PlanFilter = {},
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const parameters = writePlanFilter(filter)
  for (const [name, value] of Object.entries(more)) if (value !== undefined) parameters.set(name, value)
  const path = planViews.find(({ key }) => key === view)?.path ?? 'plan'
  return `/ctg/${ctgId}/${path}${parameters.size > 0 ? `?${parameters}` : ''}`
}

/** For the address of a file, which says no more than what it understood. */
export const planCriteria = {
  read: readPlanFilter,
  write: writePlanFilter,
  names: Object.values(criterionNames),
}
