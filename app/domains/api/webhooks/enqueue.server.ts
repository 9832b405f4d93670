/** Asks for a message to be sent: at once, or at its next attempt. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'

type MessageKey = { readonly ctgId: string; readonly messageId: string }

/** Once the transaction commits; never after a rollback. */
export async function enqueueMessage(tx: Transaction, key: MessageKey, at: Date | null = null): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-webhook', ${JSON.stringify(key)}::json, run_at := ${at}::timestamptz, job_key := ${`webhook:${key.messageId}`})`.execute(
    tx,
  )
}

/**
 * Asks again for every message whose time has come: the process that was sending it was killed. One being sent at this moment is
 * not sent twice: its row is locked. Forgets what is older than `before`. Called at the start and every few minutes.
 */
export async function resumeMessages(db: Database, at: Date, before: Date): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-webhook', json_build_object('ctgId', due.ctg_id, 'messageId', due.id), job_key := 'webhook:' || due.id)
    from (
      select ctg_id, id from webhook_message where state = 'waiting' and next_attempt_at <= ${at}
      order by next_attempt_at for update skip locked
    ) as due`.execute(db)
  // Those of every CTG: a message says no more than ids, and is told by its age alone.
  await sql`delete from webhook_message where occurred_at < ${before} and state <> 'waiting'`.execute(db)
}
