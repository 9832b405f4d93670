/** Writes the account of a meeting, until it is closed. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { requireSameVersion } from '#app/domains/governance/store.server.ts'
import { replaceText } from '#app/domains/writing/steps.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, optionalText, version } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const writeMinutes = command({
  name: 'governance.write-minutes',
  permission: meetingPermissions.holdMeeting,
  input: { meetingId: id(), version: version(), minutes: optionalText(30_000) },
  about: lockMeeting,
  async run(work, { ctgId, meetingId, version: opened, minutes }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    requireSameVersion(meeting.version, opened, { minutes: meeting.minutes })
    await replaceText(work, { ctgId, subjectType: 'meeting', subjectId: meetingId, field: 'minutes' }, minutes)
    await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({ minutes, version: opened + 1 })
    await recordAct(work, 'meeting.minutes-written', { ctgId, id: meetingId })
    return { meetingId, version: opened + 1 }
  },
})
