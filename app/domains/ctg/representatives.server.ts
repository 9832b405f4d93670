/** Who represents each party: written for several at once, in one statement. Rules: docs/rules/ctg.md §3. */
import { sql } from 'kysely'
import type { Work } from '#app/kernel/transaction.server.ts'

export type NewRepresentative = {
  readonly partyId: string
  readonly representedBy: string | null
  readonly representedAs: string | null
}

/** A form of the party opened before is then told of them. Nothing for none. */
export async function saveRepresentatives(
  { tx }: Pick<Work, 'tx'>,
  ctgId: string,
  rows: readonly NewRepresentative[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update party set represented_by = written."representedBy", represented_as = written."representedAs",
      version = party.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as written("partyId" uuid, "representedBy" text, "representedAs" text)
    where party.ctg_id = ${ctgId} and party.id = written."partyId"`.execute(tx)
}
