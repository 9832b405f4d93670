/** Meetings and the items of their agenda, as things one writes about. */
import { isOpenToChange } from '#app/domains/meetings/meetings.ts'
import { meetingPermissions } from '#app/domains/meetings/permissions.ts'
import { saveItemMinutes, saveMeetingMinutes } from '#app/domains/meetings/steps.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { byMembers, type SubjectKind } from './subject.ts'

const mayHold =
  (ctgId: string, themeId: string | null) =>
  (actor: Actor): boolean =>
    allows(meetingPermissions.holdMeeting, actor, { ctgId, themeId })

const selectMeeting = (db: Reader, ctgId: string) =>
  db
    .selectFrom('meeting')
    .innerJoin('body', (join) =>
      join.onRef('body.ctg_id', '=', 'meeting.ctg_id').onRef('body.id', '=', 'meeting.body_id'),
    )
    .where('meeting.ctg_id', '=', ctgId)

export const meetingSubject: SubjectKind = {
  async load(db, ctgId, ids) {
    const rows = await selectMeeting(db, ctgId)
      .select(['meeting.id', 'meeting.status', 'meeting.minutes', 'body.theme_id as themeId'])
      .where('meeting.id', 'in', [...ids])
      .execute()
    return rows.map(({ id, status, minutes, themeId }) => ({
      id,
      canRead: byMembers(ctgId),
      texts: {
        minutes: { canWrite: mayHold(ctgId, themeId), isFrozen: !isOpenToChange(status), initialText: minutes },
      },
    }))
  },
  keep: {
    minutes: saveMeetingMinutes,
  },
}

export const agendaItemSubject: SubjectKind = {
  async load(db, ctgId, ids) {
    const rows = await selectMeeting(db, ctgId)
      .innerJoin('agenda_item', (join) =>
        join.onRef('agenda_item.ctg_id', '=', 'meeting.ctg_id').onRef('agenda_item.meeting_id', '=', 'meeting.id'),
      )
      .select(['agenda_item.id', 'agenda_item.minutes', 'meeting.status', 'body.theme_id as themeId'])
      .where('agenda_item.id', 'in', [...ids])
      .execute()
    return rows.map(({ id, minutes, status, themeId }) => ({
      id,
      canRead: byMembers(ctgId),
      texts: {
        minutes: { canWrite: mayHold(ctgId, themeId), isFrozen: !isOpenToChange(status), initialText: minutes },
      },
    }))
  },
  keep: {
    minutes: saveItemMinutes,
  },
}
