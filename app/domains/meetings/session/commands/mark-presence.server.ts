/** Notes one seat by touch, as people come in; the same as the form of all seats, one at a time. Rule: docs/rules/governance.md §9.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, foundById, refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../../input-labels.fr.ts'
import { meetingDay, presences, refusalToDecide, whoSat } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { listSeatsAtMeeting } from '../../queries.server.ts'
import { countSeatsAgain } from '../../seat-steps.server.ts'
import { lockMeeting } from '../../store.server.ts'

export const markPresence = command({
  name: 'governance.mark-presence',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    seatId: id(),
    presence: choice(presences),
    /** Left empty: `whoSat`, or that noted before. */
    personName: optionalText(200),
  },
  about: lockMeeting,
  async run(work, { seatId, presence, personName, ...key }, meeting) {
    const { ctgId, meetingId } = key
    refuse('governance', refusalToDecide(meeting, work.at))
    const seats = await listSeatsAtMeeting(work.tx, { ...key, bodyId: meeting.bodyId })
    const seat = foundById(seats, seatId, 'governance.seat-not-found')
    const noted = seat.personName === seat.announcedRepresentative ? '' : (seat.personName ?? '')
    const name = whoSat(seat, { presence, typed: personName || noted })
    if (name === '' && (presence === 'present' || presence === 'represented'))
      throw new DomainError('invalid', 'governance.who-sat', { personName: inputLabels.whoSat })
    await work.tx
      .insertInto('attendance')
      .values({
        ctg_id: ctgId,
        meeting_id: meetingId,
        seat_id: seatId,
        service_id: seat.serviceId,
        presence,
        person_name: name,
      })
      .onConflict((conflict) =>
        conflict.columns(['ctg_id', 'meeting_id', 'seat_id']).doUpdateSet({ presence, person_name: name }),
      )
      .execute()
    await countSeatsAgain(work, { ...key, bodyId: meeting.bodyId, day: meetingDay(meeting) })
    await recordAct(work, 'meeting.attendance-recorded', { ctgId, id: meetingId }, { seatId, presence })
    return { seatId, presence }
  },
})
