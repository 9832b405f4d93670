/** The coordinator of the other party confirms a decision taken though something was missing. Rule: docs/rules/governance.md §6.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToConfirm } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { readMissing } from '../../read-missing.ts'
import { lockDecision } from '../../store.server.ts'

export const confirmDespite = command({
  name: 'governance.confirm-despite',
  permission: meetingPermissions.confirmDespite,
  input: { decisionId: id() },
  about: lockDecision,
  async run(work, { ctgId, decisionId }, decision) {
    const { partyId } = requireMembership(work.actor, ctgId)
    const confirmed = await rowsOf(work.tx, 'decision_confirmation', { ctg_id: ctgId, decision_id: decisionId })
      .select(['party_id as partyId'])
      .execute()
    refuse('governance', refusalToConfirm({ missing: readMissing(decision.missing), confirmed }, partyId))
    await addRows(work.tx, 'decision_confirmation', {
      ctg_id: ctgId,
      decision_id: decisionId,
      party_id: partyId,
      person_name: work.actor.name,
      confirmed_at: work.at,
    })
    await recordAct(work, 'decision.confirmed', { ctgId, id: decisionId })
    return { decisionId }
  },
})
