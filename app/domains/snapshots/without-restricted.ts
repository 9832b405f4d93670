/** What two frozen plans say differently of a sheet restricted since: that they do, and not how. Pure. Rules: docs/rules/plan.md §17.5. */
import { isInPlan } from '#app/domains/plan/plan.ts'
import { type ActionRef, listChanges } from './changes.ts'
import { snapshotLabels as t } from './labels.fr.ts'
import type { FrozenAction, PlanContent } from './plan-content.ts'

/** Of no sheet: a row about it leads nowhere. */
const placeOf = (restricted: readonly string[], id: string): string => `restricted-${restricted.indexOf(id)}`
export const isRestrictedRef = (actionId: string | null): boolean => actionId?.startsWith('restricted-') === true

const blank = (action: FrozenAction, actionId: string): FrozenAction => ({
  ...{ ...action, id: actionId, number: 0, code: '', title: t.restricted, axisId: null, objectiveIds: [] },
  ...{ leadPartyId: null, leadServiceId: null, coLeadPartyId: null, leadName: '', partyIds: [], serviceIds: [] },
  ...{ startsOn: null, endsOn: null, nextStep: '', nextStepOn: null, lastReportOn: null, reportCount: 0 },
  ...{ steps: [], measures: [], means: [], status: 'validated' },
})

/** The same plan, its restricted sheets being in it or not, and nothing more. @param restricted their ids */
export const withoutRestricted = (content: PlanContent, restricted: readonly string[]): PlanContent => ({
  ...content,
  actions: content.actions.flatMap((action) => {
    if (!restricted.includes(action.id)) return [action]
    return isInPlan(action) ? [blank(action, placeOf(restricted, action.id))] : []
  }),
})

/** Those that both plans hold, and of which a convention would not say the same: reports received are in none. */
export function changedInSecret(
  before: PlanContent,
  after: PlanContent,
  restricted: readonly string[],
): readonly ActionRef[] {
  const isIn = ({ actions }: PlanContent, id: string) => actions.some((one) => one.id === id && isInPlan(one))
  const only = (content: PlanContent, id: string): PlanContent => ({
    ...content,
    objectives: [],
    actions: content.actions.filter((one) => one.id === id),
  })
  return restricted.flatMap((id) => {
    if (!isIn(before, id) || !isIn(after, id)) return []
    const { progress: _, ...changes } = listChanges(only(before, id), only(after, id))
    const isChanged = Object.values(changes).some(({ length }) => length > 0)
    return isChanged ? [{ actionId: placeOf(restricted, id), code: '', title: t.restricted }] : []
  })
}
