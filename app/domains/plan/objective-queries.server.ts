/** What the pages of axes and objectives read of the plan: numbers, how many actions, and what those of an objective produce. */
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { loadOutline } from './outline/outline.server.ts'
import { countByPlace } from './outline/place-counts.ts'
import { planPermissions } from './permissions.ts'
import { isInPlan, loudFlags } from './plan.ts'
import { dueOnTheWay, sumProduction, unitKey } from './production.ts'
import { listActions } from './sheet/action-list.server.ts'
import { flagsOfSheet, listSheetsOfObjective } from './sheet/action-sheet.server.ts'

type Key = { readonly ctgId: string; readonly objectiveId: string }

/** Actions in the plan, by code; those abandoned or deferred are only counted. */
export async function getObjectiveActions(context: Context, { ctgId, objectiveId }: Key) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [outline, sheets] = await Promise.all([
    loadOutline(db, ctgId),
    listSheetsOfObjective(db, { ctgId, objectiveId }),
  ])
  const codes = new Map(outline.objectives.map(({ id, code }) => [id, code]))
  const actions = sheets.filter(isInPlan).map((sheet) => ({
    ...{ id: sheet.id, code: sheet.code, title: sheet.title, status: sheet.status },
    flags: flagsOfSheet(sheet, today).filter((flag) => loudFlags.includes(flag)),
    lead: {
      ...{ partyName: sheet.leadPartyName, partyKind: sheet.leadPartyKind },
      ...{ serviceName: sheet.leadServiceName, name: sheet.leadName },
    },
    /** Numbers of the other objectives it answers too. */
    otherCodes: sheet.objectives.flatMap(({ id }) => (id === objectiveId ? [] : (codes.get(id) ?? []))),
    measures: sheet.measures,
  }))
  const sums = sumProduction(actions)
  const summed = actions
    .flatMap(({ measures }) => measures)
    .filter(({ unit }) => sums[0] !== undefined && unitKey(unit) === unitKey(sums[0].unit))
  return {
    ctgId,
    objectiveId,
    code: codes.get(objectiveId) ?? '',
    actions,
    leftCount: sheets.length - actions.length,
    sums,
    /** Of the first sum. */
    way: {
      due: dueOnTheWay(summed),
      lastOn: lastOf(summed.flatMap(({ values }) => values.map(({ measuredOn }) => measuredOn))),
      targetOn: lastOf(summed.flatMap(({ targetOn }) => targetOn ?? [])),
    },
    mayCreate: outline.objectives.some(
      ({ id, themeId }) => id === objectiveId && allows(planPermissions.createAction, actor, { ctgId, themeId }),
    ),
  }
}

const lastOf = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null

export type ObjectiveActions = Awaited<ReturnType<typeof getObjectiveActions>>

/** Numbers of axes and objectives, and how many actions stand at each, by their ids. */
export async function getPlaceNumbers(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [outline, actions] = await Promise.all([
    loadOutline(db, ctgId),
    listActions(db, ctgId, todayIn(context, ctgId)),
  ])
  return {
    codes: Object.fromEntries([...outline.axes, ...outline.objectives].map(({ id, code }) => [id, code])),
    actionCounts: countByPlace(outline, actions),
  }
}
