/** Dependencies of a CTG: read for its sheets, checked and written for commands. Rules: docs/rules/plan.md §11.7. */
import { sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { compareCodes } from '../outline/numbering.ts'
import { closesCycle, conflictOf, type Dependency, type DependencyEnd, type EndState } from './dependencies.ts'
import type { ActionKey } from './store.server.ts'

/** A list longer than this is not read. */
const mostChoices = 150

/** One end as it is shown: the action, and its step when it is one. */
export type ShownEnd = DependencyEnd & {
  readonly code: string
  readonly title: string
  readonly stepTitle: string | null
  readonly state: EndState
}
type DependencyRow = { readonly id: string; readonly waiting: ShownEnd; readonly awaited: ShownEnd }

/** One end of a dependency as JSON, from the rows of its action and of its step. */
const endOf = (action: string, step: string) => {
  const [a, s] = [sql.raw(action), sql.raw(step)]
  return sql`json_build_object(
    'actionId', ${a}.id, 'stepId', ${s}.id, 'code', ${a}.code, 'title', ${a}.title, 'stepTitle', ${s}.title,
    'state', case when ${s}.id is null
      then json_build_object('startsOn', ${a}.starts_on, 'startsPrecision', ${a}.starts_precision, 'endsOn', ${a}.ends_on,
        'endsPrecision', ${a}.ends_precision, 'status', ${a}.status)
      else json_build_object('startsOn', null, 'startsPrecision', ${s}.target_precision, 'endsOn', ${s}.target_on,
        'endsPrecision', ${s}.target_precision, 'status', ${s}.status) end)`
}

const endsOfDependency = sql`
  ${endOf('waiting', 'waiting_step')} as waiting, ${endOf('awaited', 'awaited_step')} as awaited`
const joined = sql`
  from action_dependency d
  join action waiting on waiting.ctg_id = d.ctg_id and waiting.id = d.action_id
  left join action_step waiting_step on waiting_step.ctg_id = d.ctg_id and waiting_step.id = d.step_id
  join action awaited on awaited.ctg_id = d.ctg_id and awaited.id = d.after_action_id
  left join action_step awaited_step on awaited_step.ctg_id = d.ctg_id and awaited_step.id = d.after_step_id`

/** Those of a row of `action`, on either side, in the order they were said: a column of its select. */
export const dependenciesColumn = (ctgId: Value<string>) =>
  sql<readonly DependencyRow[]>`coalesce((
    select json_agg(one order by one.created_at) from (
      select d.id, d.created_at, ${endsOfDependency} ${joined}
      where d.ctg_id = ${ctgId} and (d.action_id = action.id or d.after_action_id = action.id)
    ) one), '[]')`

const askDependencies = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgId: string }>) => sql<DependencyRow>`
    select d.id, ${endsOfDependency} ${joined} where d.ctg_id = ${slot('ctgId')} order by d.created_at`,
)

/** A dependency with what contradicts it today. */
export const withConflict = (row: DependencyRow) => ({
  ...row,
  conflict: conflictOf(row.waiting.state, row.awaited.state) ?? null,
})
export type ShownDependency = ReturnType<typeof withConflict>

/** Every dependency of the CTG, by the code of what waits. The caller has checked the right to read. */
export const listDependencies = async (db: Reader, ctgId: string): Promise<readonly ShownDependency[]> =>
  (await askDependencies(db, { ctgId }))
    .map(withConflict)
    .toSorted((one, other) => compareCodes(one.waiting.code, other.waiting.code))

/** Both ends exist in this CTG. @throws DomainError not-found */
async function requireEnd({ tx }: Work, ctgId: string, { actionId, stepId }: DependencyEnd): Promise<void> {
  const action = await rowOf(tx, 'action', { ctgId, id: actionId }).find(['id'])
  found(action, 'plan.action-not-found')
  if (stepId === null) return
  const step = await rowsOf(tx, 'action_step', { ctg_id: ctgId, action_id: actionId, id: stepId }).find(['id'])
  found(step, 'plan.part-not-found')
}

/**
 * Two people who add dependencies at once are taken one after the other: together they could close a cycle. To be asked before
 * a sheet is locked, or each could wait for the other's.
 */
export async function lockDependencies({ tx, actor }: Work, ctgId: string): Promise<void> {
  requireMembership(actor, ctgId)
  await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().execute()
}

/**
 * Writes a dependency; the caller holds `lockDependencies`.
 * @throws DomainError not-found | invalid when it is there already, or would close a cycle
 */
export async function insertDependency(work: Work, ctgId: string, added: Dependency): Promise<string> {
  const { tx, at, newId } = work
  await requireEnd(work, ctgId, added.waiting)
  await requireEnd(work, ctgId, added.awaited)
  const known = await rowsOf(tx, 'action_dependency', { ctg_id: ctgId })
    .select(['action_id', 'step_id', 'after_action_id', 'after_step_id'])
    .execute()
  const dependencies = known.map((row) => ({
    waiting: { actionId: row.action_id, stepId: row.step_id },
    awaited: { actionId: row.after_action_id, stepId: row.after_step_id },
  }))
  if (closesCycle(dependencies, added))
    throw new DomainError('invalid', 'plan.dependency-cycle', {
      after: inputLabels.wouldAwaitItself,
    })
  const id = newId()
  const written = await tx
    .insertInto('action_dependency')
    .values({
      ctg_id: ctgId,
      id,
      action_id: added.waiting.actionId,
      step_id: added.waiting.stepId,
      after_action_id: added.awaited.actionId,
      after_step_id: added.awaited.stepId,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new DomainError('invalid', 'plan.dependency-known', { after: inputLabels.dependencyIsKnown })
  return id
}

/** What a sheet may wait for, the nearest first: actions of its axis, of its theme, then the others; steps under each. */
export async function listDependencyChoices(db: Reader, { ctgId, actionId }: ActionKey) {
  const { rows } = await sql<{
    readonly id: string
    readonly code: string
    readonly title: string
    readonly steps: readonly { readonly id: string; readonly title: string }[]
  }>`
    select action.id, action.code, action.title, coalesce((
        select json_agg(json_build_object('id', step.id, 'title', step.title) order by step.position)
        from action_step step where step.ctg_id = ${ctgId} and step.action_id = action.id), '[]') as steps
    from action, (select axis_id, theme_id from action where ctg_id = ${ctgId} and id = ${actionId}) here
    where action.ctg_id = ${ctgId} and action.status not in ('abandoned', 'deferred')
    order by action.id = ${actionId} desc, action.axis_id is not distinct from here.axis_id desc,
      action.theme_id is not distinct from here.theme_id desc, action.number
    limit ${mostChoices}`.execute(db)
  return rows.toSorted((one, other) => compareCodes(one.code, other.code))
}
