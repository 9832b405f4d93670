/** Computes and freezes the evidence of an evaluation, of the whole and of each question, in one act. Rules: docs/rules/evaluation-evidence.md. */
import { todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToChange } from '../../evaluation.ts'
import { evaluationKey } from '../../inputs.ts'
import { evaluationPermissions } from '../../permissions.ts'
import { recordEvidence } from '../../steps.server.ts'
import { lockEvaluation, mayWrite } from '../../store.server.ts'
import { loadEvidenceSources } from '../evidence-reads.server.ts'
import { evidenceKinds } from '../evidence-shape.ts'
import { computeAllEvidence } from '../results.ts'
import { linksOf } from '../scope.ts'

export const freezeEvidence = command({
  name: 'evaluation.freeze-evidence',
  permission: evaluationPermissions.write,
  input: evaluationKey,
  about: lockEvaluation,
  may: mayWrite(evaluationPermissions.write),
  async run(work, key, { evaluation }) {
    refuse('evaluation', refusalToChange(evaluation))
    const sources = await loadEvidenceSources(work.tx, key.ctgId, todayIn(work, key.ctgId))
    const scoped = computeAllEvidence(sources, evaluation.questions.map(linksOf))
    await recordEvidence(
      work,
      key,
      scoped.flatMap(({ questionId, evidence }) =>
        evidenceKinds.map((kind) => ({ questionId, kind, nature: kind, content: evidence[kind] })),
      ),
    )
    return { evaluationId: key.evaluationId }
  },
})
