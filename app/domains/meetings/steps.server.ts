/** Parts of acts that higher slices call inside their own transaction. Each checks its rule and journals its line. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { timeZoneIn } from '#app/kernel/calendar.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

export * from './decisions/steps.server.ts'
export { positionsSaid } from './inputs.ts'
export { closeMeeting } from './session/close.server.ts'
export {
  addAgendaItems,
  noteDecision,
  saveItemMinutes,
  saveMeetingMinutes,
  setBacklogItemAside,
} from './session/steps.server.ts'
export { lockDecision, lockMeeting } from './store.server.ts'

export type NewMeeting = {
  readonly ctgId: string
  readonly bodyId: string
  readonly title: string
  readonly startsAt: Date
  readonly place: string
  /** `in-session` for a meeting of the past taken up: it is then closed in the same act. */
  readonly status: 'draft' | 'in-session'
}

export async function addMeeting(work: Work, meeting: NewMeeting): Promise<string> {
  const { ctgId, bodyId, title, startsAt, place, status } = meeting
  const meetingId = work.newId()
  await rowOf(work.tx, 'meeting', { ctgId, id: meetingId }).insert({
    body_id: bodyId,
    title,
    starts_at: startsAt,
    time_zone: timeZoneIn(work.actor, ctgId),
    place,
    status,
  })
  await recordAct(work, 'meeting.created', { ctgId, id: meetingId }, { title, startsAt })
  return meetingId
}
