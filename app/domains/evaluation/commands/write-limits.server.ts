/** Limits and biases found on the way, of the whole evaluation; those of the framing note stay as a decision froze them. Rules: docs/rules/evaluation.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../evaluation.ts'
import { evaluationKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { lockEvaluation, mayWrite } from '../store.server.ts'

export const writeLimits = command({
  name: 'evaluation.write-limits',
  permission: evaluationPermissions.write,
  input: { ...evaluationKey, version: version(), limits: optionalText(5000) },
  about: lockEvaluation,
  may: mayWrite(evaluationPermissions.write),
  async run(work, { ctgId, evaluationId, version: openedOn, limits }, { evaluation }) {
    refuse('evaluation', refusalToChange(evaluation))
    const before = evaluation.framing.limits
    if (evaluation.version !== openedOn) throw changedMeanwhile('evaluation', { limits: before }, { limits })
    await rowOf(work.tx, 'evaluation', { ctgId, id: evaluationId }).update({ limits, version: openedOn + 1 })
    await recordAct(work, 'evaluation.limits-written', { ctgId, id: evaluationId }, { limits, before })
    return { evaluationId }
  },
})
