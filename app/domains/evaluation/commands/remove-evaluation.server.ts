/** An evaluation begun by mistake goes; once a decision framed it, it stays. Rules: docs/rules/evaluation.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToRemove } from '../evaluation.ts'
import { evaluationKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockEvaluation } from '../store.server.ts'

export const removeEvaluation = command({
  name: 'evaluation.remove-evaluation',
  permission: evaluationPermissions.lead,
  input: evaluationKey,
  about: lockEvaluation,
  async run(work, { ctgId, evaluationId }, { evaluation }) {
    refuse('evaluation', refusalToRemove(evaluation))
    await work.tx.deleteFrom('evaluation').where('ctg_id', '=', ctgId).where('id', '=', evaluationId).execute()
    await recordAct(work, 'evaluation.removed', { ctgId, id: evaluationId }, { title: evaluation.title })
    return { evaluationId }
  },
})
