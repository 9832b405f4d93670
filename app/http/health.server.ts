/** `/sante`: live as soon as it answers, ready when the database answers too. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { countWaitingJobs } from '#app/kernel/jobs.server.ts'

export type Health = { readonly live: true; readonly ready: boolean; readonly waitingJobs: number | null }

export async function health(db: Database): Promise<Health> {
  try {
    await sql`select 1`.execute(db)
    return { live: true, ready: true, waitingJobs: await countWaitingJobs(db) }
  } catch {
    return { live: true, ready: false, waitingJobs: null }
  }
}
