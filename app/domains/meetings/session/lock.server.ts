/** The meeting, or one of its points, that an act of the session changes: locked, of this CTG, for whoever may hold it. */
import { requireMembership } from '#app/kernel/actor.ts'
import { authorize, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../permissions.ts'
import { lockMeeting } from '../store.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }
type ItemKey = MeetingKey & { readonly agendaItemId: string }

/** @throws DomainError not-found | forbidden, its code that of the act */
export async function lockHeldMeeting(work: Work, key: MeetingKey, act: string) {
  requireMembership(work.actor, key.ctgId)
  const meeting = await lockMeeting(work, key)
  const { themeId } = meeting
  authorize(allows(meetingPermissions.holdMeeting, work.actor, { ctgId: key.ctgId, themeId }), act)
  return meeting
}

/** A point of the meeting, whose lock is held. @throws DomainError not-found */
export async function getLockedItem({ tx }: Work, { ctgId, meetingId, agendaItemId }: ItemKey) {
  const row = await tx
    .selectFrom('agenda_item')
    .select(['id', 'title', 'presenter', 'duration_minutes as durationMinutes', 'minutes', 'version', 'position'])
    .select(['is_put_off as isPutOff', 'source_kind as sourceKind', 'backlog_item_id as backlogItemId'])
    .select(['subject_type as subjectType', 'subject_id as subjectId'])
    .where('ctg_id', '=', ctgId)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', agendaItemId)
    .executeTakeFirst()
  return found(row, 'governance.agenda-item-not-found')
}

/** The place after the last point. */
export async function nextPosition({ tx }: Work, { ctgId, meetingId }: MeetingKey): Promise<number> {
  const { last } = await tx
    .selectFrom('agenda_item')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
    .where('ctg_id', '=', ctgId)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return last + 1
}
