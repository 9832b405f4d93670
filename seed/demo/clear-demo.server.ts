/** Empties a demonstration before it is played again. Never called on an instance that holds anything else. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'

/** Territories, figures and the instance's own facts stay; `cascade` empties every table of a CTG. */
export async function clearDemo(db: Database): Promise<void> {
  await sql`truncate person, ctg, outgoing_mail, verification cascade`.execute(db)
  await sql`truncate audit_entry`.execute(db)
}
