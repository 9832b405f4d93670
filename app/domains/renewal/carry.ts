/** Which actions of the CTG before are offered, and what comes along with them. Pure. Rules: docs/rules/plan.md §10.8, §10.10. */
import type { ActionStatus } from '#app/domains/plan/plan.ts'

/** Statuses in the order in which their actions are offered: what a decision deferred comes first. */
export const offeredFirst: readonly ActionStatus[] = [
  'deferred',
  'in-progress',
  'suspended',
  'not-started',
  'validated',
  'proposed',
  'done',
  'abandoned',
]

/** What may come along with a sheet; its title and the objectives found again always do. */
export const carryParts = [
  'texts',
  'lead',
  'partners',
  'services',
  'places',
  'levers',
  'plans',
  'measures',
  'steps',
  'means',
] as const
export type CarryPart = (typeof carryParts)[number]

/** What was dated or paid belongs to the former CTG, unless one wants it. */
export const usualParts: readonly CarryPart[] = carryParts.filter((part) => part !== 'steps' && part !== 'means')

/** Names in an address. */
const partSlugs: Record<CarryPart, string> = {
  texts: 'textes',
  lead: 'pilote',
  partners: 'partenaires',
  services: 'services',
  places: 'lieux',
  levers: 'leviers',
  plans: 'plans',
  measures: 'mesures',
  steps: 'etapes',
  means: 'moyens',
}
export const slugOfPart = (part: CarryPart): string => partSlugs[part]

/** Those of these words that name a part, in their order. */
export const partsNamed = (words: readonly string[]): readonly CarryPart[] =>
  carryParts.filter((part) => words.includes(partSlugs[part]))

/** What the address of the page asks. */
export type CarryChoice = {
  /** Numbers of sheets of the CTG before: shorter than their ids, an address holds hundreds. */
  readonly numbers: readonly number[]
  readonly parts: readonly CarryPart[]
  /** What would be written is shown, nothing is written yet. */
  readonly isPreview: boolean
  /** The person has already chosen: the boxes are ticked from the address. */
  readonly hasChosen: boolean
}

const previewWord = 'oui'

/** `?action=3&action=7&avec=textes&avec=lieux&apercu=oui`. */
export function readCarryChoice(parameters: URLSearchParams): CarryChoice {
  const numbers = parameters
    .getAll('action')
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0 && number < 1e6)
  const hasChosen = parameters.has('action') || parameters.has('avec') || parameters.has('apercu')
  return {
    numbers: [...new Set(numbers)].slice(0, 500),
    parts: hasChosen ? partsNamed(parameters.getAll('avec')) : usualParts,
    isPreview: parameters.get('apercu') === previewWord && numbers.length > 0,
    hasChosen,
  }
}

/** The page where one chooses, with these choices ticked. */
export function writeCarryChoice(ctgId: string, { numbers, parts }: Pick<CarryChoice, 'numbers' | 'parts'>): string {
  const parameters = new URLSearchParams()
  for (const number of numbers) parameters.append('action', String(number))
  for (const part of parts) parameters.append('avec', partSlugs[part])
  return `/ctg/${ctgId}/plan/precedente?${parameters}`
}
