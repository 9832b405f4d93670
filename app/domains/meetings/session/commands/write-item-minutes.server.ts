/** Writes what was said on one point, until the meeting is closed. Rule: docs/rules/governance.md §9.2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

export const writeItemMinutes = command({
  name: 'governance.write-item-minutes',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    agendaItemId: id(),
    version: version(),
    minutes: optionalText(30_000),
  },
  about: lockMeeting,
  async run(work, { version: opened, minutes, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const item = await getLockedItem(work, key)
    if (item.version !== opened) throw changedMeanwhile('governance', { minutes: item.minutes }, { minutes })
    const { ctgId, meetingId, agendaItemId } = key
    await replaceText(work, { ctgId, subjectType: 'agenda-item', subjectId: agendaItemId, field: 'minutes' }, minutes)
    await rowOf(work.tx, 'agenda_item', { ctgId, id: agendaItemId }).update({ minutes, version: opened + 1 })
    await recordAct(work, 'meeting.item-minutes-written', { ctgId, id: meetingId }, { title: item.title })
    return { agendaItemId, version: opened + 1 }
  },
})
