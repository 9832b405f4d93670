/**
 * What one may choose in the filter over several CTGs. Each CTG has its own lists: what has the same name is one choice, under
 * one of its ids. Pure. Rules: docs/rules/plan.md §12.
 */
import type { FilterChoices } from './filter-choices.ts'
import type { PlanFilter } from './plan-filter.ts'

/** The same thing in each CTG that has it; the first id stands for all. */
export type SameThing = { readonly ids: readonly string[]; readonly name: string }

export type ManyChoices = {
  readonly themes: readonly SameThing[]
  readonly parties: readonly SameThing[]
  readonly services: readonly (SameThing & { readonly partyShortName: string })[]
  readonly linkedPlans: readonly SameThing[]
  readonly namedAreas: readonly (SameThing & { readonly communeName: string })[]
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly leadNames: readonly string[]
  readonly tags: readonly string[]
  readonly firstYear: number | null
  readonly lastYear: number | null
}

const underFirstId = <Thing extends SameThing>({ ids, ...thing }: Thing) => ({ ...thing, id: ids[0] ?? '' })

/** As the filter of one plan offers them; axes and objectives belong to one plan. */
export const choicesOfMany = ({ firstYear, lastYear, ...choices }: ManyChoices): FilterChoices => ({
  ...choices,
  themes: choices.themes.map(underFirstId),
  parties: choices.parties.map(underFirstId),
  services: choices.services.map(underFirstId),
  linkedPlans: choices.linkedPlans.map(underFirstId),
  namedAreas: choices.namedAreas.map(underFirstId),
  axes: [],
  objectives: [],
  years:
    firstYear === null || lastYear === null
      ? []
      : Array.from({ length: Math.min(60, lastYear - firstYear + 1) }, (_, index) => firstYear + index),
})

/** The filter with other ids, criterion by criterion. */
function withIds(filter: PlanFilter, choices: ManyChoices, change: (same: SameThing) => readonly string[]): PlanFilter {
  const changed = (ids: readonly string[] | undefined, list: readonly SameThing[]) =>
    ids && [
      ...new Set(
        ids.flatMap((id) => {
          const same = list.find((one) => one.ids.includes(id))
          return same ? change(same) : [id]
        }),
      ),
    ]
  return {
    ...filter,
    themeIds: changed(filter.themeIds, choices.themes),
    leadPartyIds: changed(filter.leadPartyIds, choices.parties),
    serviceIds: changed(filter.serviceIds, choices.services),
    linkedPlanIds: changed(filter.linkedPlanIds, choices.linkedPlans),
    areas: changed(filter.areas, choices.namedAreas),
  }
}

/** As the form shows it: an address that comes from the plan of one CTG names the thing by its id there. */
export const shownFilter = (filter: PlanFilter, choices: ManyChoices): PlanFilter =>
  withIds({ ...filter, axisIds: undefined, objectiveIds: undefined }, choices, ({ ids }) => ids.slice(0, 1))

/** As the database is asked: the thing of every CTG. */
export const askedFilter = (filter: PlanFilter, choices: ManyChoices): PlanFilter =>
  withIds(filter, choices, ({ ids }) => ids)
