/** Loads and saves the order and the places of the actions of a plan, for the commands of the tree. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { recordAudits } from '#app/domains/audit/record-audit.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { currentSight, everythingRestricted, type Sight } from '#app/kernel/sight.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import type { NumberingRule } from './numbering.ts'
import { loadOutline } from './outline.server.ts'
import { lockStructure } from './structure.server.ts'
import type { PlanStructure } from './structure.ts'
import { inPlanOrder, listCodeChanges } from './tree.ts'

/** The tree of a plan, locked: acts on it wait for one another. */
export const lockPlan = async (work: Work, { ctgId }: { readonly ctgId: string }) => ({
  ctgId,
  ...(await lockStructure(work, ctgId)),
})

/** Every action with what gives it its place, in the order of the plan. */
export async function listPlaced(db: Reader, ctgId: string) {
  const rows = await rowsOf(db, 'action', { ctg_id: ctgId }).list((eb) => [
    'action.id',
    'action.code',
    'action.number',
    'action.position',
    'action.title',
    'action.axis_id as axisId',
    jsonArrayFrom(
      eb
        .selectFrom('action_objective as link')
        .select('link.objective_id as id')
        .where('link.ctg_id', '=', ctgId)
        .whereRef('link.action_id', '=', 'action.id')
        .orderBy('link.position')
        .orderBy('link.objective_id'),
    ).as('objectives'),
  ])
  return inPlanOrder(
    rows.map(({ objectives, ...action }) => ({ ...action, objectiveIds: objectives.map(({ id }) => id) })),
  )
}

/** Of every action of the plan, a restricted one too: no number is given twice. */
export async function listCodes({ tx }: Pick<Work, 'tx'>, ctgId: string): Promise<string[]> {
  const rows = await tx.withSchema('public').selectFrom('action').select('code').where('ctg_id', '=', ctgId).execute()
  return rows.map(({ code }) => code)
}

/** The place of the last action of the plan, 0 when there is none. */
export const lastPositionOf = ({ tx }: Pick<Work, 'tx'>, ctgId: string): Promise<number> =>
  rowsOf(tx, 'action', { ctg_id: ctgId }).highest('position')

/** @param order ids of every action of the plan */
export async function writeActionOrder({ tx }: Work, ctgId: string, order: readonly string[]): Promise<void> {
  await sql`
    update action set position = wanted.position
    from unnest(${[...order]}::uuid[]) with ordinality as wanted (id, position)
    where action.ctg_id = ${ctgId} and action.id = wanted.id and action.position <> wanted.position`.execute(tx)
}

/** Places and numbers cover every action, including those hidden from the actor; nothing about hidden ones is returned. */
async function ofWholePlan<Result>({ tx }: Pick<Work, 'tx'>, run: () => Promise<Result>): Promise<Result> {
  const tell = (sight: Sight) => sql`select set_config('trame.sight', ${sight}, true)`.execute(tx)
  await tell(everythingRestricted)
  const result = await run()
  await tell(currentSight())
  return result
}

/** After a change of the tree: each action is on the axis of its first objective, and numbered again where numbers follow. */
export const settleActions = (work: AuthoredWork, ctgId: string, structure: PlanStructure): Promise<void> =>
  ofWholePlan(work, () => settleAll(work, ctgId, structure))

async function settleAll(work: AuthoredWork, ctgId: string, { numbering }: PlanStructure): Promise<void> {
  await sql`
    update action set axis_id = objective.axis_id
    from (
      select distinct on (action_id) action_id, objective_id from action_objective
      where ctg_id = ${ctgId} order by action_id, position, objective_id
    ) as main
    join objective on objective.ctg_id = ${ctgId} and objective.id = main.objective_id
    where action.ctg_id = ${ctgId} and action.id = main.action_id
      and action.axis_id is distinct from objective.axis_id`.execute(work.tx)
  if (numbering.hasCodesFollowing) await renumberAll(work, ctgId, numbering)
}

/** Gives each action the number of its place; one line of the journal each. @returns how many changed */
export const renumberActions = (work: Work, ctgId: string, rule: NumberingRule): Promise<number> =>
  ofWholePlan(work, () => renumberAll(work, ctgId, rule))

async function renumberAll(work: AuthoredWork, ctgId: string, rule: NumberingRule): Promise<number> {
  const outline = await loadOutline(work.tx, ctgId)
  const changes = listCodeChanges(outline, await listPlaced(work.tx, ctgId), rule)
  if (changes.length === 0) return 0
  // A number is in no form: those who are editing a sheet are not disturbed, its version stays.
  await sql`
    update action set code = wanted.code
    from unnest(${changes.map(({ action }) => action.id)}::uuid[], ${changes.map(({ code }) => code)}::text[]) as wanted (id, code)
    where action.ctg_id = ${ctgId} and action.id = wanted.id`.execute(work.tx)
  await recordAudits(
    work,
    changes.map(({ action, code }) => ({
      action: 'action.renumbered',
      subject: { type: 'action' as const, id: action.id },
      ctgId,
      detail: { changes: { code: { before: action.code, after: code } } },
    })),
  )
  return changes.length
}
