/** Reminders of the acts awaited: to whom, and when the last ones left. Rules: docs/rules/convention.md §3. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

export type LastReminder = { readonly partyId: string; readonly askedAt: Date; readonly hasLeft: boolean }

/** The last of each party. */
export const selectLastReminders = (db: Reader, ctgId: string) =>
  rowsOf(db, 'act_reminder', { ctg_id: ctgId })
    .select(['party_id as partyId', 'asked_at as askedAt', 'written_at as writtenAt'])
    .distinctOn('party_id')
    .orderBy('party_id')
    .orderBy('asked_at', 'desc')

type ReminderRow = { readonly partyId: string; readonly askedAt: Date | string; readonly writtenAt: unknown }

/** Instants are words where a statement gives several lists. */
export const toLastReminder = ({ writtenAt, askedAt, ...row }: ReminderRow): LastReminder => ({
  ...row,
  askedAt: new Date(askedAt),
  hasLeft: writtenAt !== null,
})

export const listLastReminders = async (db: Reader, ctgId: string): Promise<readonly LastReminder[]> =>
  (await selectLastReminders(db, ctgId).execute()).map(toLastReminder)

export type Contact = { readonly partyId: string; readonly name: string; readonly email: string }

/**
 * One address a party: the last one a reminder was sent to, then its representative's, then who coordinates for it, then any
 * member or seat of its. Nothing for a party of which Trame knows no address.
 */
const askContacts = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string; readonly today: string }>) => {
  const ctg = slot('ctgId')
  const today = slot('today')
  return sql<Contact>`
    select distinct on (known."partyId") known."partyId", known.name, known.email from (
      select party_id as "partyId", '' as name, email, 0 as rank, asked_at as since from act_reminder where ctg_id = ${ctg}
      union all
      select seat.party_id, seat.holder_name, seat.holder_email,
        case when plain_text(seat.holder_name) = plain_text(party.represented_by) then 1 else 5 end, null
      from seat join party on party.ctg_id = seat.ctg_id and party.id = seat.party_id
      where seat.ctg_id = ${ctg} and seat.holder_email <> '' and (seat.until is null or seat.until >= ${today}::date)
      union all
      select member.party_id, person.name, person.email,
        case when plain_text(person.name) = plain_text(party.represented_by) then 2 when member.role = 'coordinator' then 3
          else 4 end, null
      from member join person on person.id = member.person_id
        join party on party.ctg_id = member.ctg_id and party.id = member.party_id
      where member.ctg_id = ${ctg} and person.closed_at is null and (member.until is null or member.until >= ${today}::date)
    ) as known
    order by known."partyId", known.rank, known.since desc nulls last, known.email`
})

export const listContacts = (db: Reader, ctgId: string, today: string): Promise<readonly Contact[]> =>
  askContacts(db, { ctgId, today })
