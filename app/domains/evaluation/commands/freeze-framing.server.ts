/** A decision freezes the framing note, with what it does not say; what comes next is collecting. Rules: docs/rules/evaluation.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { tieDecision } from '#app/domains/meetings/steps.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { rowOf, sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { missingInFraming, refusalToFreezeFraming } from '../evaluation.ts'
import { framingContent } from '../frozen-content.ts'
import { evaluationKey } from '../inputs.ts'
import { evaluationPermissions } from '../permissions.ts'
import { sha256Of } from '../sha256.server.ts'
import { listRestricted, lockEvaluation } from '../store.server.ts'

export const freezeFraming = command({
  name: 'evaluation.freeze-framing',
  permission: evaluationPermissions.lead,
  input: { ...evaluationKey, decisionId: id() },
  about: lockEvaluation,
  async run(work, { ctgId, evaluationId, decisionId }, { evaluation }) {
    refuse('evaluation', refusalToFreezeFraming(evaluation))
    const { tx, actor, at, newId } = work
    const decision = await findDecision(work, ctgId, decisionId)
    const missing = [
      ...missingInFraming(evaluation),
      ...(decision.bodyKind === 'copil' ? [] : [{ code: 'not-in-copil' as const, count: 1, names: [] }]),
    ]
    const content = JSON.stringify(framingContent(evaluation, await listRestricted(tx, ctgId)))
    const number = (evaluation.framed?.number ?? 0) + 1
    await rowOf(tx, 'evaluation_framing', { ctgId, id: newId() }).insert({
      evaluation_id: evaluationId,
      number,
      content,
      content_sha256: sha256Of(content),
      ...{ decision_id: decisionId, missing: JSON.stringify(missing), frozen_by: actor.name, frozen_at: at },
    })
    await rowOf(tx, 'evaluation', { ctgId, id: evaluationId }).update({ stage: 'collecting' })
    await tieDecision(work, { ctgId, decisionId }, { type: 'evaluation', id: evaluationId })
    const detail = { number, decisionId, decisionNumber: decision.number, missing }
    await recordAct(work, 'evaluation.framed', { ctgId, id: evaluationId }, detail)
    return { evaluationId }
  },
})

/** With the kind of the body that took it. @throws DomainError not-found */
async function findDecision({ tx }: Work, ctgId: string, decisionId: string) {
  const row = await tx
    .selectFrom('decision')
    .innerJoin('meeting', sameCtg('meeting.id', 'decision.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select(['decision.number', 'body.kind as bodyKind'])
    .where('decision.ctg_id', '=', ctgId)
    .where('decision.id', '=', decisionId)
    .executeTakeFirst()
  return found(row, 'evaluation.decision-not-found')
}
