import { meetingDay } from '#app/domains/meetings/meetings.ts'
import { isInPlan } from '#app/domains/plan/plan.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { changeGroups } from './change-words.fr.ts'
import { listChanges, type PlanChanges } from './changes.ts'
import { loadPlanContent } from './freeze.server.ts'
import { snapshotLabels as t } from './labels.fr.ts'
import { snapshotPermissions } from './permissions.ts'
import { type PlanContent, planContentShape } from './plan-content.ts'
import { type Since, type SnapshotLine, statesToCompare } from './snapshots.ts'
import { changedInSecret, withoutRestricted } from './without-restricted.ts'

export type { ChangeGroup } from './change-words.fr.ts'
export { loadPlanContent } from './freeze.server.ts'
export { listFirstDates, listOwnValues, loadFirstState } from './over-time.server.ts'
export type { PlanContent } from './plan-content.ts'

/**
 * What changed between two plans kept by a higher slice, in words. @param restricted ids of the sheets that are named nowhere
 * @throws ZodError when one is no frozen plan: a bug
 */
export function tellPlanChanges(before: unknown, after: unknown, restricted: readonly string[]) {
  const [was, is] = [planContentShape.parse(before), planContentShape.parse(after)]
  const changes = listChanges(withoutRestricted(was, restricted), withoutRestricted(is, restricted))
  return changeGroups({ ...changes, inSecret: changedInSecret(was, is, restricted) })
}

/** More than a CTG of five years takes; beyond, the oldest are not listed. */
const longestList = 100

/** The latest first. The caller has checked the right to read. */
export const listSnapshots = (db: Reader, ctgId: string): Promise<readonly SnapshotLine[]> =>
  rowsOf(db, 'plan_snapshot', { ctg_id: ctgId })
    .select(['id', 'name', 'reason', 'meeting_id as meetingId', 'taken_on as takenOn', 'taken_by as takenBy'])
    .select('action_count as actionCount')
    .orderBy('taken_at', 'desc')
    .orderBy('id')
    .limit(longestList)
    .execute()

/** What was frozen. @throws DomainError not-found, also for another CTG's */
async function loadSnapshotContent(db: Reader, ctgId: string, snapshotId: string): Promise<PlanContent> {
  const row = await rowOf(db, 'plan_snapshot', { ctgId, id: snapshotId }).find(['content'])
  return planContentShape.parse(found(row, 'followup.snapshot-not-found').content)
}

/** One state, as it was frozen. Two statements. @throws DomainError not-found, also for another CTG's */
export async function getStatePage(
  { db, actor }: Context,
  { ctgId, snapshotId }: { readonly ctgId: string; readonly snapshotId: string },
) {
  requireMembership(actor, ctgId)
  const content = await loadSnapshotContent(db, ctgId, snapshotId)
  const state = (await listSnapshots(db, ctgId)).find(({ id }) => id === snapshotId)
  return { ctgId, state: found(state, 'followup.snapshot-not-found'), content }
}

export type StatePageData = Awaited<ReturnType<typeof getStatePage>>

/** One of the two states compared; `snapshotId` null: the plan of today. */
export type ComparedState = {
  readonly snapshotId: string | null
  readonly name: string
  readonly on: string
  readonly actionCount: number
}
export type PlanComparison = {
  readonly before: ComparedState
  readonly after: ComparedState
  readonly changes: PlanChanges
}

const stateOf = ({ id, name, takenOn, actionCount }: SnapshotLine): ComparedState => ({
  snapshotId: id,
  name,
  on: takenOn,
  actionCount,
})

/** Any two states; `null` stands for the plan of today. */
async function compareStates(
  db: Reader,
  { ctgId, today }: { readonly ctgId: string; readonly today: string },
  before: SnapshotLine,
  after: SnapshotLine | null,
): Promise<PlanComparison> {
  const was = await loadSnapshotContent(db, ctgId, before.id)
  const is = after ? await loadSnapshotContent(db, ctgId, after.id) : await loadPlanContent(db, ctgId, today)
  return {
    before: stateOf(before),
    after: after
      ? stateOf(after)
      : { snapshotId: null, name: t.today, on: today, actionCount: is.actions.filter(isInPlan).length },
    changes: listChanges(was, is),
  }
}

/**
 * What changed in the plan: since a state (`snapshotId`), since the copil before a meeting (`meetingId`: up to the state
 * that meeting left when it is closed, up to today before), or since the last copil. The caller has checked the right to read.
 * @returns undefined when no state was frozen before: nothing can be compared
 * @throws DomainError not-found for a state or a meeting of another CTG
 */
export async function getChangesSince(
  db: Reader,
  { ctgId, today }: { readonly ctgId: string; readonly today: string },
  since: Since = {},
): Promise<PlanComparison | undefined> {
  const snapshots = await listSnapshots(db, ctgId)
  const meetingOn = since.meetingId === undefined ? undefined : await findMeetingDay(db, ctgId, since.meetingId)
  const states = statesToCompare(snapshots, since, meetingOn)
  if (!states && since.snapshotId !== undefined) found(undefined, 'followup.snapshot-not-found')
  return states && compareStates(db, { ctgId, today }, states.before, states.after ?? null)
}

/** Whether there is a plan to compare with, before a meeting: a state that holds actions. The caller has checked the right to read. */
export async function hasPlanBefore(
  db: Reader,
  { ctgId, meetingId, day }: { readonly ctgId: string; readonly meetingId: string; readonly day: string },
): Promise<boolean> {
  return statesToCompare(await listSnapshots(db, ctgId), { meetingId }, day) !== undefined
}

async function findMeetingDay(db: Reader, ctgId: string, meetingId: string): Promise<string> {
  const row = await rowOf(db, 'meeting', { ctgId, id: meetingId }).find([
    'starts_at as startsAt',
    'time_zone as timeZone',
  ])
  return meetingDay(found(row, 'governance.meeting-not-found'))
}

/** The states of the plan, and what may be done with them. One statement. */
export async function getStatesPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  return {
    ctgId,
    today: todayIn(context, ctgId),
    states: await listSnapshots(db, ctgId),
    mayTake: allows(snapshotPermissions.takeSnapshot, actor, { ctgId }),
  }
}

export type StatesPageData = Awaited<ReturnType<typeof getStatesPage>>

export type ComparisonQuery = {
  readonly ctgId: string
  /** Absent: the last copil. */
  readonly before?: string | undefined
  /** Absent: the plan of today. */
  readonly after?: string | undefined
  /** Instead of two states: what changed since the copil before this meeting. */
  readonly meetingId?: string | undefined
}

/**
 * Two states side by side, the earlier first whatever the order asked. Seven statements at most.
 * @throws DomainError not-found, also for a state or a meeting of another CTG
 */
export async function getComparisonPage(context: Context, query: ComparisonQuery) {
  const { db, actor } = context
  requireMembership(actor, query.ctgId)
  const key = { ctgId: query.ctgId, today: todayIn(context, query.ctgId) }
  const states = await listSnapshots(db, key.ctgId)
  const [from, to] = await findComparedStates(db, states, query)
  return {
    ...key,
    states,
    comparison: from && from !== to ? await compareStates(db, key, from, to ?? null) : undefined,
    chosen: { before: from?.id ?? '', after: to?.id ?? '' },
  }
}

type ComparedStates = readonly [before: SnapshotLine | undefined, after: SnapshotLine | undefined]

async function findComparedStates(
  db: Reader,
  states: readonly SnapshotLine[],
  { ctgId, before, after, meetingId }: ComparisonQuery,
): Promise<ComparedStates> {
  if (meetingId !== undefined) {
    const around = statesToCompare(states, { meetingId }, await findMeetingDay(db, ctgId, meetingId))
    return [around?.before, around?.after]
  }
  const stateOfId = (snapshotId: string) => foundById(states, snapshotId, 'followup.snapshot-not-found')
  const first = before === undefined ? statesToCompare(states, {})?.before : stateOfId(before)
  const second = after === undefined ? undefined : stateOfId(after)
  const isReversed = first && second && states.indexOf(first) < states.indexOf(second)
  return isReversed ? [second, first] : [first, second]
}

export type ComparisonPageData = Awaited<ReturnType<typeof getComparisonPage>>
