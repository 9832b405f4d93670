/** The points of a meeting that an act of the session changes. */
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type MeetingKey = { readonly ctgId: string; readonly meetingId: string }
type ItemKey = MeetingKey & { readonly agendaItemId: string }

/** A point of the meeting, whose lock is held. @throws DomainError not-found */
export async function getLockedItem({ tx }: Work, { ctgId, meetingId, agendaItemId }: ItemKey) {
  const row = await rowsOf(tx, 'agenda_item', { ctg_id: ctgId, meeting_id: meetingId, id: agendaItemId })
    .select(['id', 'title', 'presenter', 'duration_minutes as durationMinutes', 'minutes', 'version', 'position'])
    .select(['demand', 'reason', 'effect'])
    .select(['is_put_off as isPutOff', 'source_kind as sourceKind', 'backlog_item_id as backlogItemId'])
    .select(['subject_type as subjectType', 'subject_id as subjectId'])
    .executeTakeFirst()
  return found(row, 'governance.agenda-item-not-found')
}
