/** The lists in which fields of a sheet are chosen, and the names cells may say. Pure. Rules: docs/rules/plan.md §9, §15. */

/** Lists of an exported workbook, in the order of its sheet « Listes ». */
export const listNames = [
  'statuses',
  'themes',
  'parties',
  'services',
  'stepStatuses',
  'natures',
  'meansStates',
  'priorities',
  'recurrences',
  'inhabitantsParts',
  'bodies',
  'taxes',
] as const
export type ListName = (typeof listNames)[number]

/** Lists of the CTG; `shortParties`: parties, by their short name first. */
export type NameList = keyof Omit<FieldLists, 'ctg'> | 'shortParties'

type Named = { readonly id: string; readonly name: string }

/** What fields name, each in the order of the CTG. */
export type FieldLists = {
  readonly objectives: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly axisId: string
    readonly themeId: string | null
  }[]
  readonly themes: readonly Named[]
  readonly parties: readonly (Named & { readonly shortName: string })[]
  readonly services: readonly (Named & { readonly partyId: string; readonly partyShortName: string })[]
  /** Members of the CTG: who may lead an action with an account. */
  readonly people: readonly Named[]
  readonly bodies: readonly Named[]
  /** Of the perimeter; their id is their code. */
  readonly communes: readonly Named[]
  readonly areas: readonly (Named & { readonly communeName: string })[]
  readonly linkedPlans: readonly Named[]
  /** For « fin de la CTG ». */
  readonly ctg: { readonly startsOn: string | null; readonly endsOn: string | null }
}
