/** Which evaluators from outside write in this evaluation, among the members who have that role. Rules: docs/rules/evaluation.md §8. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { ids } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../evaluation.ts'
import { evaluationKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockEvaluation } from '../store.server.ts'

export const inviteEvaluators = command({
  name: 'evaluation.invite-evaluators',
  permission: evaluationPermissions.lead,
  input: { ...evaluationKey, memberIds: ids() },
  about: lockEvaluation,
  async run(work, { ctgId, evaluationId, memberIds }, { evaluation }) {
    refuse('evaluation', refusalToChange(evaluation))
    const { tx } = work
    const chosen = [...new Set(memberIds)]
    const members =
      chosen.length === 0
        ? []
        : await rowsOf(tx, 'member', { ctg_id: ctgId, role: 'evaluator' })
            .select(['id'])
            .where('id', 'in', chosen)
            .execute()
    if (members.length < chosen.length) throw new DomainError('not-found', 'evaluation.evaluator-not-found')
    await rowsOf(tx, 'evaluation_evaluator', { ctg_id: ctgId, evaluation_id: evaluationId }).remove()
    await addRows(
      tx,
      'evaluation_evaluator',
      members.map(({ id }) => ({ ctg_id: ctgId, evaluation_id: evaluationId, member_id: id })),
    )
    await recordAct(work, 'evaluation.evaluators-invited', { ctgId, id: evaluationId }, { members: members.length })
    return { evaluationId }
  },
})
