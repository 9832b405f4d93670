/** The evaluation goes to judging, comes back to collecting, or its framing is opened again. Rules: docs/rules/evaluation.md §1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToMove } from '../evaluation.ts'
import { evaluationKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockEvaluation } from '../store.server.ts'

export const moveEvaluation = command({
  name: 'evaluation.move-evaluation',
  permission: evaluationPermissions.lead,
  input: { ...evaluationKey, stage: choice(['framing', 'collecting', 'judging']) },
  about: lockEvaluation,
  async run(work, { ctgId, evaluationId, stage }, { evaluation }) {
    const isFraming = evaluation.stage === 'framing'
    refuse('evaluation', isFraming ? 'not-framed' : refusalToMove(evaluation, stage))
    await rowOf(work.tx, 'evaluation', { ctgId, id: evaluationId }).update({ stage })
    await recordAct(work, 'evaluation.moved', { ctgId, id: evaluationId }, { before: evaluation.stage, after: stage })
    return { evaluationId }
  },
})
