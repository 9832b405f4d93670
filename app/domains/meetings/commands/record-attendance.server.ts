/** Who sat, seat by seat, in one form; names and services are kept as they were that day. Rule: docs/rules/governance.md §3.4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, foundById, refuse } from '#app/kernel/errors.ts'
import { id, optionalChoice, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { meetingDay, presences, refusalToEdit, whoSat } from '../meetings.ts'
import { meetingPermissions } from '../permissions.ts'
import { listSeatsAtMeeting } from '../queries.server.ts'
import { countSeatsAgain } from '../seat-steps.server.ts'
import { lockMeeting } from '../store.server.ts'

export const recordAttendance = command({
  name: 'governance.record-attendance',
  permission: meetingPermissions.holdMeeting,
  input: {
    meetingId: id(),
    /** A presence left empty: not noted. A name left empty: `whoSat`. */
    attendance: z
      .array(z.object({ id: id(), presence: optionalChoice(presences), personName: optionalText(200) }))
      .max(300, { error: inputLabels.mostSeats }),
  },
  about: lockMeeting,
  async run(work, { ctgId, meetingId, attendance }, meeting) {
    refuse('governance', refusalToEdit(meeting))
    const seats = await listSeatsAtMeeting(work.tx, { ctgId, meetingId, bodyId: meeting.bodyId })
    const nameless: string[] = []
    const rows = attendance.flatMap(({ id: seatId, presence, personName }) => {
      const seat = foundById(seats, seatId, 'governance.seat-not-found')
      if (presence === null) return []
      const name = whoSat(seat, { presence, typed: personName })
      if (name === '' && (presence === 'present' || presence === 'represented')) nameless.push(seatId)
      const row = { ctg_id: ctgId, meeting_id: meetingId, seat_id: seatId, service_id: seat.serviceId, presence }
      return [{ ...row, person_name: name }]
    })
    if (nameless.length > 0)
      throw new DomainError(
        'invalid',
        'governance.who-sat',
        Object.fromEntries(nameless.map((seatId) => [`personName-${seatId}`, inputLabels.whoSat])),
      )
    await work.tx
      .deleteFrom('attendance')
      .where('ctg_id', '=', ctgId)
      .where('meeting_id', '=', meetingId)
      .where('seat_id', 'in', attendance.length > 0 ? attendance.map((line) => line.id) : [meetingId])
      .execute()
    if (rows.length > 0) await work.tx.insertInto('attendance').values(rows).execute()
    await countSeatsAgain(work, { ctgId, meetingId, bodyId: meeting.bodyId, day: meetingDay(meeting) })
    await recordAct(work, 'meeting.attendance-recorded', { ctgId, id: meetingId }, { seats: rows.length })
    return { meetingId, seats: rows.length }
  },
})
