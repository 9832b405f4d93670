/**
 * What is written in the journal is told to the webhooks of the CTG: one message an act and a topic, in the transaction of the
 * act. Here because every change of the plan passes here, whoever makes it (docs/decisions/0015). Rules: docs/rules/plan.md §16.4.
 */
import { sql } from 'kysely'
import { rankOf } from '#app/kernel/jobs.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { AuditLine } from './record-audit.server.ts'
import { announcementsOf } from './topics.ts'

/** Writes the webhook messages of these lines in one statement; none when no webhook follows them. */
export async function announce({ tx, at }: Pick<Work, 'tx' | 'at'>, lines: readonly AuditLine[]): Promise<void> {
  const announcements = lines.flatMap((line) =>
    line.ctgId === null ? [] : announcementsOf(line).map((one) => ({ ...one, ctgId: line.ctgId })),
  )
  if (announcements.length === 0) return
  const messages = [...Map.groupBy(announcements, ({ ctgId, topic }) => `${ctgId} ${topic}`).values()].map((group) => ({
    ctg_id: group[0]?.ctgId,
    topic: group[0]?.topic,
    changes: group.map(({ change }) => change),
  }))
  await sql`
    with told as (
      select given.ctg_id, given.topic, jsonb_agg(change) as changes
      from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as given (ctg_id uuid, topic text, changes jsonb),
        jsonb_array_elements(given.changes) as change
      -- Other software is never told of a restricted sheet.
      where not exists (select from public.action where action.ctg_id = given.ctg_id and action.is_restricted
        and action.id::text in (change ->> 'id', change ->> 'actionId'))
      group by given.ctg_id, given.topic
    ), written as (
      insert into webhook_message (ctg_id, id, webhook_id, topic, changes, occurred_at, next_attempt_at)
      select told.ctg_id, gen_random_uuid(), webhook.id, told.topic, told.changes, ${at}, ${at}
      from told join webhook on webhook.ctg_id = told.ctg_id and told.topic = any(webhook.topics) and webhook.stopped_at is null
      returning ctg_id, id
    )
    select graphile_worker.add_job('send-webhook', json_build_object('ctgId', ctg_id, 'messageId', id), job_key := 'webhook:' || id,
      priority := ${rankOf('send-webhook', sql`ctg_id`)})
    from written`.execute(tx)
}
