/** The two looks at who is dead, without the seconds between them. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { freeDeadJobs } from '#app/kernel/living-workers.server.ts'

/** @param between what happens between them */
export async function lookTwice(db: Database, between: () => Promise<unknown> = async () => undefined): Promise<void> {
  await freeDeadJobs(db, {})
  await between()
  const { rows } = await sql<{ payload: unknown }>`
    delete from graphile_worker._private_jobs where key = 'resume-documents:second' returning payload`.execute(db)
  for (const { payload } of rows) await freeDeadJobs(db, payload)
}
