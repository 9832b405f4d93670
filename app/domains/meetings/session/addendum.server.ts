/** A dated correction to the record of a closed meeting: the record itself never changes. Rule: docs/rules/governance.md §10.4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { keepRecord } from './record.server.ts'

/** The caller has locked the meeting, which is closed. @returns its number among those of the meeting */
export async function writeAddendum(
  work: Work,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
  text: string,
): Promise<number> {
  const last = await rowsOf(work.tx, 'meeting_addendum', { ctg_id: ctgId, meeting_id: meetingId }).highest('number')
  const number = last + 1
  await rowOf(work.tx, 'meeting_addendum', { ctgId, id: work.newId() }).insert({
    meeting_id: meetingId,
    number,
    text,
    written_by: work.actor.name,
    written_at: work.at,
  })
  await keepRecord(work, { ctgId, meetingId })
  await recordAct(work, 'meeting.addendum-added', { ctgId, id: meetingId }, { number, text })
  return number
}
