/** Adds a dated correction to the record of a closed meeting: the record itself never changes. Rule: docs/rules/governance.md §10.4. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { id, line } from '#app/kernel/fields.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { meetingPermissions } from '../../permissions.ts'
import { lockMeeting } from '../../store.server.ts'
import { keepRecord } from '../record.server.ts'

export const addAddendum = command({
  name: 'governance.add-addendum',
  permission: meetingPermissions.holdMeeting,
  input: z.object({ ctgId: id(), meetingId: id(), text: line('Écrivez le rectificatif.', 5000) }),
  about: lockMeeting,
  async run(work, { text, ...key }, { status }) {
    const { ctgId, meetingId } = key
    refuse('governance', status === 'closed' ? undefined : 'meeting-not-closed')
    const { last } = await work.tx
      .selectFrom('meeting_addendum')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
      .where('ctg_id', '=', ctgId)
      .where('meeting_id', '=', meetingId)
      .executeTakeFirstOrThrow()
    const number = last + 1
    await work.tx
      .insertInto('meeting_addendum')
      .values({
        ctg_id: ctgId,
        id: work.newId(),
        meeting_id: meetingId,
        number,
        text,
        written_by: work.actor.name,
        written_at: work.at,
      })
      .execute()
    await keepRecord(work, key)
    await recordAct(work, 'meeting.addendum-added', { ctgId, id: meetingId }, { number, text })
    return { number }
  },
})
