/** Moves a point one place up or down. Rule: docs/rules/governance.md §8.3. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice, id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'
import { movedBy } from '../session.ts'

export const moveAgendaItem = command({
  name: 'governance.move-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), agendaItemId: id(), direction: choice(['up', 'down']) },
  about: lockMeeting,
  async run(work, { direction, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const { title } = await getLockedItem(work, key)
    const { ctgId, meetingId, agendaItemId } = key
    const items = await rowsOf(work.tx, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId })
      .select(['id'])
      .orderBy('position')
      .execute()
    const before = items.map((item) => item.id)
    const after = movedBy(before, agendaItemId, direction === 'up' ? -1 : 1)
    if (after === before) return { agendaItemId }
    await sql`
      update agenda_item set position = placed.position - 1
      from unnest(${after}::uuid[]) with ordinality as placed (id, position)
      where agenda_item.ctg_id = ${ctgId} and agenda_item.meeting_id = ${meetingId} and agenda_item.id = placed.id`.execute(
      work.tx,
    )
    await recordAct(work, 'meeting.agenda-item-moved', { ctgId, id: meetingId }, { title, direction })
    return { agendaItemId }
  },
})
