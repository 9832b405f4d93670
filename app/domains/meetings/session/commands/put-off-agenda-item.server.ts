/**
 * Puts a point off to another meeting of the same body, or to the backlog when none is chosen. Before the session it leaves
 * this agenda; in session it stays there, said put off. Rule: docs/rules/governance.md §8.5.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { id, optionalId } from '#app/kernel/fields.ts'
import { nextPosition, rowOf } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { refusalToEdit } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { getLockedItem } from '../lock.server.ts'

const input = z.object({
  ctgId: id(),
  meetingId: id(),
  agendaItemId: id(),
  /** Left empty: the backlog of the body. */
  toMeetingId: optionalId(),
})

export const putOffAgendaItem = command({
  name: 'governance.put-off-agenda-item',
  permission: meetingPermissions.holdMeeting,
  input,
  about: lockMeeting,
  async run(work, { toMeetingId, ...key }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const item = await getLockedItem(work, key)
    refuse('governance', item.isPutOff ? 'item-already-put-off' : undefined)
    const { ctgId, meetingId, agendaItemId } = key
    // What came from the backlog goes back to it; in session, a point kept by hand stays here too.
    const awaitsByItself = item.sourceKind !== '' && (meeting.status !== 'in-session' || item.sourceKind !== 'by-hand')
    if (toMeetingId === null && !awaitsByItself) await addToBacklog(work, { ctgId, bodyId: meeting.bodyId }, item)
    if (toMeetingId !== null) await addToMeeting(work, { ctgId, meetingId: toMeetingId, bodyId: meeting.bodyId }, item)
    if (meeting.status === 'in-session')
      await rowOf(work.tx, 'agenda_item', { ctgId, id: agendaItemId }).update({
        is_put_off: true,
        put_off_to_id: toMeetingId,
      })
    else {
      await rowOf(work.tx, 'agenda_item', { ctgId, id: agendaItemId }).remove()
    }
    await recordAct(
      work,
      'meeting.agenda-item-put-off',
      { ctgId, id: meetingId },
      { title: item.title, demand: item.demand, toMeetingId },
    )
    return { agendaItemId, toMeetingId }
  },
})

type Item = Awaited<ReturnType<typeof getLockedItem>>

async function addToBacklog(
  { tx, at, actor, newId }: Work,
  { ctgId, bodyId }: { readonly ctgId: string; readonly bodyId: string },
  item: Item,
): Promise<void> {
  await rowOf(tx, 'backlog_item', { ctgId, id: newId() }).insert({
    body_id: bodyId,
    title: item.title,
    added_by: actor.name,
    added_at: at,
  })
}

async function addToMeeting(
  work: Work,
  to: { readonly ctgId: string; readonly meetingId: string; readonly bodyId: string },
  item: Item,
): Promise<void> {
  const { ctgId, meetingId } = to
  const next = await lockMeeting(work, to)
  refuse('governance', refusalToEdit(next))
  if (next.bodyId !== to.bodyId) throw new DomainError('conflict', 'governance.meeting-of-another-body')
  const agendaItemId = work.newId()
  await rowOf(work.tx, 'agenda_item', { ctgId, id: agendaItemId }).insert({
    meeting_id: meetingId,
    title: item.title,
    presenter: item.presenter,
    duration_minutes: item.durationMinutes,
    ...{ demand: item.demand, reason: item.reason, effect: item.effect },
    source_kind: item.sourceKind,
    subject_type: item.subjectType,
    subject_id: item.subjectId,
    position: await nextPosition(work.tx, 'agenda_item', { ctg_id: to.ctgId, meeting_id: to.meetingId }),
  })
  await sql`
    insert into agenda_proposal (ctg_id, agenda_item_id, party_id, text, reservation, written_by, written_at)
    select ctg_id, ${agendaItemId}, party_id, text, reservation, written_by, written_at from agenda_proposal
    where ctg_id = ${ctgId} and agenda_item_id = ${item.id}`.execute(work.tx)
}
