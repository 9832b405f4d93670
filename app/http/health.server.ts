/** `/sante`: live as soon as it answers, ready when the database answers too. Answers within a second, whatever happens. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { countWaitingJobs } from '#app/kernel/jobs.server.ts'

export type Health = { readonly live: true; readonly ready: boolean; readonly waitingJobs: number | null }

const silent: Health = { live: true, ready: false, waitingJobs: null }

const patienceMs = 800
/** An answer is shared by probes that come within this time. */
const keptMs = 500

async function ask(db: Database): Promise<Health> {
  await sql`select 1`.execute(db)
  return { live: true, ready: true, waitingJobs: await countWaitingJobs(db) }
}

/** @param db on a connection that nothing else waits for: a full pool says nothing of the database */
export function createHealthCheck(db: Database): () => Promise<Health> {
  let last: { readonly at: number; readonly answer: Promise<Health> } | undefined
  return () => {
    const at = performance.now()
    if (!last || at - last.at > keptMs) {
      const answer = ask(db).catch(() => silent)
      last = { at, answer: Promise.race([answer, wait(patienceMs, silent, { ref: false })]) }
    }
    return last.answer
  }
}
