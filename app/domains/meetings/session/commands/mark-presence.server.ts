/** Notes one seat by touch, as people come in; the same as the form of all seats, one at a time. Rule: docs/rules/governance.md §9.5. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { choice, id, optionalText } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { presences, refusalToDecide } from '../../meetings.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'

export const markPresence = command({
  name: 'governance.mark-presence',
  permission: meetingPermissions.holdMeeting,
  input: z.object({
    ctgId: id(),
    meetingId: id(),
    seatId: id(),
    presence: choice(presences),
    /** Left empty: the holder's, or that noted before. */
    personName: optionalText(200),
  }),
  about: lockMeeting,
  async run(work, { seatId, presence, personName, ...key }, meeting) {
    const { ctgId, meetingId } = key
    refuse('governance', refusalToDecide(meeting, work.at))
    const row = await work.tx
      .selectFrom('seat')
      .leftJoin('attendance as noted', (join) =>
        join
          .onRef('noted.ctg_id', '=', 'seat.ctg_id')
          .onRef('noted.seat_id', '=', 'seat.id')
          .on('noted.meeting_id', '=', meetingId),
      )
      .select(['seat.holder_name as holderName', 'seat.service_id as serviceId', 'noted.person_name as notedName'])
      .where('seat.ctg_id', '=', ctgId)
      .where('seat.id', '=', seatId)
      .where('seat.body_id', '=', meeting.bodyId)
      .executeTakeFirst()
    const seat = found(row, 'governance.seat-not-found')
    const name = personName || seat.notedName || (seat.holderName ?? '')
    if (name === '' && (presence === 'present' || presence === 'represented'))
      throw new DomainError('invalid', 'governance.who-sat', { personName: 'Indiquez qui a siégé.' })
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
    await recordAct(work, 'meeting.attendance-recorded', { ctgId, id: meetingId }, { seatId, presence })
    return { seatId, presence }
  },
})
