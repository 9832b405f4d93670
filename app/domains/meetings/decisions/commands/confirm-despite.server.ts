/** The coordinator of the other party confirms a decision taken though something was missing. Rule: docs/rules/governance.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToConfirm } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { readMissing } from '../../read-missing.ts'
import { lockDecision } from '../../store.server.ts'

export const confirmDespite = command({
  name: 'governance.confirm-despite',
  permission: meetingPermissions.confirmDespite,
  input: { ctgId: id(), decisionId: id() },
  about: lockDecision,
  async run(work, { ctgId, decisionId }, decision) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const confirmed = await work.tx
      .selectFrom('decision_confirmation')
      .select('party_id as partyId')
      .where('ctg_id', '=', ctgId)
      .where('decision_id', '=', decisionId)
      .execute()
    refuse('governance', refusalToConfirm({ missing: readMissing(decision.missing), confirmed }, partyId))
    await work.tx
      .insertInto('decision_confirmation')
      .values({
        ctg_id: ctgId,
        decision_id: decisionId,
        party_id: partyId,
        person_name: work.actor.name,
        confirmed_at: work.at,
      })
      .execute()
    await recordAct(work, 'decision.confirmed', { ctgId, id: decisionId })
    return { decisionId }
  },
})
