/** Asks for a message to be sent: at once, or at its next attempt. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { rankOf } from '#app/kernel/jobs.server.ts'

type MessageKey = { readonly ctgId: string; readonly messageId: string }

/** Once the transaction commits; never after a rollback. */
export async function enqueueMessage(tx: Transaction, key: MessageKey, at: Date | null = null): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-webhook', ${JSON.stringify(key)}::json, run_at := ${at}::timestamptz,
      job_key := ${`webhook:${key.messageId}`}, priority := ${rankOf('send-webhook', sql`${key.ctgId}`)})`.execute(tx)
}

/** More than one minute sends; the next one takes the rest. */
const mostResumed = 5000

/**
 * Asks for the messages whose time has come and that no job will send: the process that was sending them was killed. One claimed
 * is asked for once its claim ends. Called at the start and every minute.
 */
export async function resumeMessages(db: Database, at: Date): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-webhook', json_build_object('ctgId', lost.ctg_id, 'messageId', lost.id),
      job_key := 'webhook:' || lost.id, run_at := greatest(now(), lost.claimed_until), priority := lost.rank)
    from (
      select ctg_id, id, claimed_until, (${rankOf('send-webhook', sql`ctg_id`)}
        + row_number() over (partition by ctg_id order by next_attempt_at) - 1)::int as rank
      from webhook_message message
      where state = 'waiting' and next_attempt_at <= ${at} and not exists (
        select from graphile_worker._private_jobs job where job.key = 'webhook:' || message.id and job.is_available)
      order by next_attempt_at limit ${mostResumed}
    ) as lost`.execute(db)
}
