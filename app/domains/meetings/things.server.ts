/** Meetings and the points of their agenda, as things that bear a text. */
import type { LoadedText, TextKinds } from '#app/domains/writing/writing.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { isOpenToChange, type MeetingStatus } from './meetings.ts'
import { meetingPermissions } from './permissions.ts'
import { saveItemMinutes, saveMeetingMinutes } from './steps.server.ts'

const selectMeetings = (db: Reader, ctgId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select(['meeting.status', 'body.theme_id as themeId'])
    .where('meeting.ctg_id', '=', ctgId)

type Minutes = {
  readonly id: string
  readonly minutes: string
  readonly status: MeetingStatus
  readonly themeId: string | null
}

const minutesOf = (ctgId: string, rows: readonly Minutes[]): readonly LoadedText[] =>
  rows.map(({ id, minutes, status, themeId }) => ({
    id,
    canWrite: (actor) => allows(meetingPermissions.holdMeeting, actor, { ctgId, themeId }),
    isFrozen: !isOpenToChange(status),
    initialText: minutes,
  }))

export const meetingTexts = {
  meeting: {
    field: 'minutes',
    async load(db, ctgId, ids) {
      const meetings = selectMeetings(db, ctgId).select(['meeting.id', 'meeting.minutes'])
      return minutesOf(ctgId, await meetings.where('meeting.id', 'in', ids).execute())
    },
    keep: saveMeetingMinutes,
  },
  'agenda-item': {
    field: 'minutes',
    async load(db, ctgId, ids) {
      const items = selectMeetings(db, ctgId)
        .innerJoin('agenda_item as item', sameCtg('item.meeting_id', 'meeting.id'))
        .select(['item.id', 'item.minutes'])
      return minutesOf(ctgId, await items.where('item.id', 'in', ids).execute())
    },
    keep: saveItemMinutes,
  },
} satisfies TextKinds
