/** What was missing among the seats follows the presences until the record is closed. Rules: docs/rules/governance.md §6.1, §6.3. */
import { sql } from 'kysely'
import type { Work } from '#app/kernel/transaction.server.ts'
import { missingSeats } from './meetings.ts'
import { listSeatsAtMeeting } from './queries.server.ts'

type SeatsOfMeeting = {
  readonly ctgId: string
  readonly meetingId: string
  readonly bodyId: string
  readonly day: string
}

/** Decisions may be recorded before one notes who sits: each says afterwards what the record of presences says. Two statements. */
export async function countSeatsAgain({ tx }: Work, { day, ...key }: SeatsOfMeeting): Promise<void> {
  const seats = JSON.stringify(missingSeats(await listSeatsAtMeeting(tx, key), day))
  await sql`
    update decision set missing =
      jsonb_path_query_array(missing, '$[*] ? (!(@.code starts with "seats-") && @.code != "positions-not-asked")')
        || ${seats}::jsonb || jsonb_path_query_array(missing, '$[*] ? (@.code == "positions-not-asked")')
    where ctg_id = ${key.ctgId} and meeting_id = ${key.meetingId}`.execute(tx)
}
