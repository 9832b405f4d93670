/** Moves a meeting or corrects its title and place, until it is closed; once convened, those called are told. Rules: docs/rules/governance.md §3.3, §11.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { isBodyEnded } from '#app/domains/governance/governance.ts'
import { requireSameVersion } from '#app/domains/governance/store.server.ts'
import { instantIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { day, id, line, optionalText, version } from '#app/kernel/fields.ts'
import { formatInstant } from '#app/kernel/format.ts'

import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { hour } from '../inputs.ts'
import { tellMeetingChanged } from '../invitations/invite.server.ts'
import { refusalToEdit } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

export const updateMeeting = command({
  name: 'governance.update-meeting',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    version: version(),
    title: line(inputLabels.meetingTitle, 200),
    day: day(inputLabels.meetingDay),
    hour: hour(),
    place: optionalText(200),
  },
  about: lockMeeting,
  async run(work, { ctgId, meetingId, version: opened, title, day: on, hour: at, place }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    refuse('governance', isBodyEnded(meeting, on) ? 'body-ended' : undefined)
    requireSameVersion(meeting.version, opened, {
      title: meeting.title,
      day: formatInstant(meeting.startsAt, meeting.timeZone),
      place: meeting.place,
    })
    const startsAt = instantIn(meeting.timeZone, on, at)
    await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).update({
      title,
      starts_at: startsAt,
      place,
      version: opened + 1,
    })
    const isMoved = startsAt.getTime() !== meeting.startsAt.getTime()
    if (meeting.status === 'convened' && (isMoved || title !== meeting.title || place !== meeting.place))
      await tellMeetingChanged(work, { ctgId, meetingId, bodyId: meeting.bodyId, day: on }, { isAskedAgain: isMoved })
    await recordAct(
      work,
      'meeting.updated',
      { ctgId, id: meetingId },
      {
        before: { title: meeting.title, startsAt: meeting.startsAt, place: meeting.place },
        after: { title, startsAt, place },
      },
    )
    return { meetingId }
  },
})
