/** Does at once the job of the links asked: their mails are there when it returns. */
import { sql } from 'kysely'
import { linkPayload, writeLink } from '#app/domains/accounts/account-links.server.ts'
import type { Instance } from '#app/http/request-context.server.ts'

/** @returns how many were asked */
export async function writeAskedLinks(instance: Instance): Promise<number> {
  const { rows } = await sql<{ id: string; payload: unknown }>`
    select job.id, job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = 'mail-account-link'`.execute(instance.db)
  for (const { id, payload } of rows) {
    await writeLink(instance, linkPayload.parse(payload))
    await sql`select graphile_worker.complete_jobs(array[${id}::bigint])`.execute(instance.db)
  }
  return rows.length
}

/** The link of the last mail to this address; undefined when it got none. */
export async function lastLinkTo({ db }: Instance, email: string): Promise<URL | undefined> {
  const mail = await db
    .selectFrom('outgoing_mail')
    .select('body_text')
    .where('to_address', '=', email)
    .where('once_key', 'like', 'link:%')
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  const address = mail?.body_text.match(/https?:\/\/\S+/)?.[0]
  return address === undefined ? undefined : new URL(address)
}
