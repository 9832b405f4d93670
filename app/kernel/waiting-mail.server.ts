/**
 * Before a mail leaves: between its writing and its sending (a mail server away can make days of it), a mandate ends, a seat
 * changes hands, a link is revoked. Rules: docs/rules/jobs.md §5.
 */
import { sql } from 'kysely'
import type { Database, Transaction } from './database.server.ts'
import { isUnclaimed } from './lease.server.ts'
import { dropUnsentMails } from './mail.server.ts'

type WaitingMail = {
  readonly id: string
  /** The CTG that writes; null: the instance, or several. */
  readonly ctgId: string | null
  readonly toAddress: string
  /** The id in its key, after its kind; what follows it, or nothing. */
  readonly subjectId: string
  readonly detail: string
  readonly createdAt: Date
}

/** Whether its address may still be told it. When not, undoes in this transaction what said that it was written. */
export type IsStillOwed = (tx: Transaction, mail: WaitingMail, at: Date) => Promise<boolean>

/** Drops a mail that is owed no more: by the kind its key begins with; any other kind is left. To call without sight of restricted sheets. */
export async function dropUnowedMail(
  db: Database,
  at: Date,
  mailId: string,
  checks: Readonly<Record<string, IsStillOwed>>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<Omit<WaitingMail, 'subjectId' | 'detail'> & { readonly onceKey: string }>`
      select id, for_ctg_id as "ctgId", to_address as "toAddress", once_key as "onceKey", created_at as "createdAt"
      from outgoing_mail mail
      where id = ${mailId} and sent_at is null and failure is null and ${isUnclaimed('mail')} for update`.execute(tx)
    const [mail] = rows
    const [, kind = '', subjectId, detail = ''] = /^([a-z-]+):([0-9a-f-]{36}):?(.*)$/.exec(mail?.onceKey ?? '') ?? []
    const isStillOwed = checks[kind]
    if (!mail || !subjectId || !isStillOwed || (await isStillOwed(tx, { ...mail, subjectId, detail }, at))) return
    await dropUnsentMails(tx, [mailId])
  })
}
