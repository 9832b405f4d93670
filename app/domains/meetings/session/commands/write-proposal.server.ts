/** What one's own party proposes on a point that asks a decision, and its reservation; both empty take it back. Rule: docs/rules/governance.md §8.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, optionalText } from '#app/kernel/fields.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

export const writeProposal = command({
  name: 'governance.write-proposal',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    agendaItemId: id(),
    proposal: optionalText(1000),
    reservation: optionalText(1000),
  },
  about: lockMeeting,
  async run(work, { proposal: text, reservation, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { title, demand } = await getLockedItem(work, key)
    refuse('governance', demand === '' ? 'item-asks-nothing' : undefined)
    const { ctgId, meetingId, agendaItemId } = key
    const { partyId } = requireMembership(work.actor, ctgId)
    await rowsOf(work.tx, 'agenda_proposal', {
      ctg_id: ctgId,
      agenda_item_id: agendaItemId,
      party_id: partyId,
    }).remove()
    if (text !== '' || reservation !== '')
      await addRows(work.tx, 'agenda_proposal', {
        ...{ ctg_id: ctgId, agenda_item_id: agendaItemId, party_id: partyId, text, reservation },
        ...{ written_by: work.actor.name, written_at: work.at },
      })
    await recordAct(work, 'meeting.proposal-written', { ctgId, id: meetingId }, { title, text, reservation })
    return { agendaItemId }
  },
})
