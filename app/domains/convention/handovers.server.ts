/** What was sent to whom, for the pages of the versions. Rules: docs/rules/convention.md §2.9. */
import { sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Handover } from './version-stage.ts'

/** As the coordination noted it, or by a reminder, whose mail carries the version. In the order of their days. The caller has checked the right to read. */
export async function listHandovers(db: Reader, ctgId: string): Promise<readonly Handover[]> {
  const noted = rowsOf(db, 'version_handover', { ctg_id: ctgId })
    .select(['version_id as versionId', 'party_id as partyId', 'handed_on as handedOn'])
    .select(sql<Date | null>`null::timestamptz`.as('writtenAt'))
  const rows = await noted
    .unionAll(
      rowsOf(db, 'act_reminder', { ctg_id: ctgId })
        .select(['version_id as versionId', 'party_id as partyId'])
        .select((eb) => [
          sql<string>`null::date`.as('handedOn'),
          eb.fn.max('written_at').$castTo<Date | null>().as('writtenAt'),
        ])
        .where('written_at', 'is not', null)
        .groupBy(['version_id', 'party_id']),
    )
    .execute()
  return rows
    .map(({ writtenAt, handedOn, ...row }) => ({ ...row, handedOn: writtenAt ? parisDay(writtenAt) : handedOn }))
    .toSorted((one, other) => one.handedOn.localeCompare(other.handedOn))
}
