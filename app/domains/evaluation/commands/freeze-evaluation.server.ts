/** Freezes the evaluation whole, with its evidence and what it does not say; a final one is a milestone of the CTG. Rules: docs/rules/evaluation.md §6. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import { reachMilestone } from '#app/domains/ctg/steps.server.ts'
import { tieDecision } from '#app/domains/meetings/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { leftToFinal, missingInReport, refusalToFreeze } from '../evaluation.ts'
import { evaluationContent } from '../frozen-content.ts'
import { evaluationKey } from '../inputs.ts'
import { listEvidence } from '../load-evaluation.server.ts'
import { evaluationPermissions } from '../permissions.ts'
import { sha256Of } from '../sha256.server.ts'
import { listRestricted, lockEvaluation } from '../store.server.ts'

export const freezeEvaluation = command({
  name: 'evaluation.freeze-evaluation',
  permission: evaluationPermissions.lead,
  input: { ...evaluationKey, decisionId: optionalId() },
  about: lockEvaluation,
  async run(work, { ctgId, evaluationId, decisionId }, { evaluation }) {
    refuse('evaluation', refusalToFreeze(evaluation))
    const { tx, actor, at, newId } = work
    const decidedOn = decisionId === null ? null : await dayOfDecision(work, ctgId, decisionId)
    const missing = missingInReport(evaluation)
    const { ctgName, isDemo } = await getPrintedSetting(tx, ctgId)
    const content = JSON.stringify(
      evaluationContent({
        ...{ evaluation, missing, left: leftToFinal(evaluation), ctgName, isDemo, madeOn: todayIn(work, ctgId) },
        evidence: await listEvidence(tx, ctgId, evaluationId),
        restricted: await listRestricted(tx, ctgId),
      }),
    )
    await rowOf(tx, 'evaluation_version', { ctgId, id: newId() }).insert({
      evaluation_id: evaluationId,
      content,
      content_sha256: sha256Of(content),
      ...{ decision_id: decisionId, missing: JSON.stringify(missing), frozen_by: actor.name, frozen_at: at },
    })
    await rowOf(tx, 'evaluation', { ctgId, id: evaluationId }).update({ stage: 'frozen' })
    if (decisionId) await tieDecision(work, { ctgId, decisionId }, { type: 'evaluation', id: evaluationId })
    const { title, kind } = evaluation
    await recordAct(work, 'evaluation.frozen', { ctgId, id: evaluationId }, { title, kind, decisionId, missing })
    if (kind === 'final')
      await reachMilestone(work, {
        ...{ ctgId, kind: 'evaluated', decisionId, reachedOn: decidedOn ?? todayIn(work, ctgId) },
      })
    return { evaluationId }
  },
})

async function dayOfDecision({ tx }: Work, ctgId: string, decisionId: string): Promise<string> {
  const row = await rowOf(tx, 'decision', { ctgId, id: decisionId }).find(['decided_on as decidedOn'])
  return found(row, 'evaluation.decision-not-found').decidedOn
}
