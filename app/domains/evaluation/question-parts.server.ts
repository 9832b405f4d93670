/** What hangs on a question, written with it: objectives and actions it looks at, conditions. Each statement carries the CTG's id. */
import { DomainError } from '#app/kernel/errors.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Condition } from './evaluation-shape.ts'

type Key = { readonly ctgId: string; readonly questionId: string }
type Targets = { readonly objectiveIds: readonly string[]; readonly actionIds: readonly string[] }

/** Targets are replaced; those the actor may not see (a restricted sheet) stay. @throws DomainError not-found */
export async function saveTargets({ tx }: Work, { ctgId, questionId }: Key, targets: Targets): Promise<void> {
  const objectiveIds = [...new Set(targets.objectiveIds)]
  const actionIds = [...new Set(targets.actionIds)]
  await requireAll({ tx }, ctgId, 'objective', objectiveIds)
  await requireAll({ tx }, ctgId, 'action', actionIds)
  const key = { ctg_id: ctgId, question_id: questionId }
  for (const table of ['evaluation_question_objective', 'evaluation_question_action'] as const)
    await tx.deleteFrom(table).where('ctg_id', '=', ctgId).where('question_id', '=', questionId).execute()
  await addRows(
    tx,
    'evaluation_question_objective',
    objectiveIds.map((objectiveId) => ({ ...key, objective_id: objectiveId })),
  )
  await addRows(
    tx,
    'evaluation_question_action',
    actionIds.map((actionId) => ({ ...key, action_id: actionId })),
  )
}

async function requireAll(
  { tx }: Pick<Work, 'tx'>,
  ctgId: string,
  table: 'action' | 'objective',
  ids: readonly string[],
) {
  if (ids.length === 0) return
  const rows = await tx.selectFrom(table).select('id').where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
  if (rows.length < ids.length) throw new DomainError('not-found', 'evaluation.target-not-found')
}

type ConditionRows = { readonly conditions: readonly { readonly id: string; readonly condition: string }[] }

/** Rows as they were typed, each with the id of what it rewords; an empty one takes it out. */
export async function saveConditions(
  { tx, newId }: Work,
  { ctgId, questionId }: Key,
  before: readonly Condition[],
  { conditions }: ConditionRows,
): Promise<void> {
  const known = new Set(before.map(({ id }) => id))
  const typed = conditions
    .filter(({ condition }) => condition !== '')
    .map(({ id, condition }, index) => ({
      ...{ ctg_id: ctgId, id: known.has(id) ? id : newId(), question_id: questionId },
      ...{ position: index + 1, text: condition },
    }))
  const typedIds = typed.map(({ id }) => id)
  const removedIds = before.map(({ id }) => id).filter((id) => !typedIds.includes(id))
  if (removedIds.length > 0)
    await tx.deleteFrom('evaluation_condition').where('ctg_id', '=', ctgId).where('id', 'in', removedIds).execute()
  if (typed.length === 0) return
  await tx
    .insertInto('evaluation_condition')
    .values(typed)
    .onConflict((conflict) =>
      conflict
        .columns(['ctg_id', 'id'])
        .doUpdateSet((eb) => ({ text: eb.ref('excluded.text'), position: eb.ref('excluded.position') })),
    )
    .execute()
}
