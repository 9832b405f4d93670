/** Mails: written in the transaction of the act, sent by a job; without SMTP_URL they are only kept and shown in demo mode. */
import { sql } from 'kysely'
import type { Database, Transaction } from './database.server.ts'
import type { CalendarMethod } from './database-types.ts'
import { insist } from './insist.server.ts'
import { enqueue, enqueueAll, rankOf } from './jobs.server.ts'
import { claimUntil, isUnclaimed } from './lease.server.ts'
import {
  carryDocuments,
  forgetDocuments,
  listMailDocuments,
  removeUncarriedDocuments,
} from './mail-documents.server.ts'
import { handOver, type MailToHand } from './mail-transport.server.ts'
import { rowsOf } from './rows.server.ts'
import type { Work } from './transaction.server.ts'

export type Mail = {
  /** Same key, same mail: it is sent once. */
  readonly onceKey: string
  readonly toAddress: string
  readonly toName: string
  readonly subject: string
  readonly bodyText: string
  /** The body kept once the mail is sent, without its secret links. Null, decided by the writer of the mail: it holds no secret. */
  readonly keptBodyText: string | null
  /** Joined for calendars; forgotten once the mail is sent. */
  readonly calendar?: { readonly method: CalendarMethod; readonly content: string }
  /** Address of replies; none when absent. */
  readonly replyTo?: string
  /** Where one click unsubscribes, without sign-in (RFC 8058); forgotten once the mail is sent. */
  readonly unsubscribeUrl?: string
  /** PDF documents kept by `keepMailDocument`; forgotten once the mail is sent. */
  readonly documentIds?: readonly string[]
  /** Someone waits for it before her screen (sign-in, password): it passes before all the others. */
  readonly isUrgent?: boolean
  /** The CTG that writes: what it writes in number does not hold up the others. Null: the instance, or several. */
  readonly ctgId?: string | null
}

type Writing = Pick<Work, 'tx' | 'at' | 'newId'>

const rowOf = ({ at, newId }: Writing, mail: Mail) => ({
  id: newId(),
  once_key: mail.onceKey,
  to_address: mail.toAddress,
  to_name: mail.toName,
  subject: mail.subject,
  body_text: mail.bodyText,
  kept_body_text: mail.keptBodyText,
  calendar: mail.calendar?.content ?? null,
  calendar_method: mail.calendar?.method ?? null,
  reply_to: mail.replyTo ?? null,
  unsubscribe_url: mail.unsubscribeUrl ?? null,
  is_urgent: mail.isUrgent ?? false,
  for_ctg_id: mail.ctgId ?? null,
  created_at: at,
})

/** @returns its id; undefined when a mail of this key was there already */
export async function sendMail(work: Writing, mail: Mail): Promise<string | undefined> {
  const { tx } = work
  const row = await tx
    .insertInto('outgoing_mail')
    .values(rowOf(work, mail))
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) {
    await carryDocuments(tx, row.id, mail.documentIds ?? [])
    const payload = { mailId: row.id, ctgId: mail.ctgId ?? null }
    await enqueue(tx, 'send-mail', payload, `mail:${row.id}`, { isUrgent: mail.isUrgent ?? false })
  }
  return row?.id
}

/** Many that nobody waits for, in two statements; they carry no document. @returns ids by `onceKey`, without those that were there already */
export async function sendMails(
  work: Writing,
  mails: readonly Omit<Mail, 'documentIds' | 'isUrgent'>[],
): Promise<ReadonlyMap<string, string>> {
  if (mails.length === 0) return new Map()
  const rows = await work.tx
    .insertInto('outgoing_mail')
    .values(mails.map((mail) => rowOf(work, mail)))
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning(['id', 'once_key as onceKey', 'for_ctg_id as ctgId'])
    .execute()
  const jobs = rows.map(({ id, ctgId }) => ({ payload: { mailId: id, ctgId }, key: `mail:${id}` }))
  await enqueueAll(work.tx, 'send-mail', jobs)
  return new Map(rows.map(({ id, onceKey }) => [onceKey, id]))
}

/** Mails not sent yet go; one being handed to the mail server has left. @returns ids of those that went */
export async function dropUnsentMails(tx: Transaction, mailIds: readonly string[]): Promise<readonly string[]> {
  if (mailIds.length === 0) return []
  const gone = await tx
    .deleteFrom('outgoing_mail')
    .where('id', 'in', [...mailIds])
    .where('sent_at', 'is', null)
    .where('failure', 'is', null)
    .where(isUnclaimed('outgoing_mail'))
    .returning('id')
    .execute()
  return gone.map(({ id }) => id)
}

/** A mail that could not leave for three days is given up: what it said is no longer true. */
export const patienceMs = 3 * 86_400_000

/**
 * Asks for the mails that wait and that no job will send: the process that was sending them was killed (graphile-worker would
 * see it after four hours), or eight attempts failed. One claimed is asked for once its claim ends. Called at the start and every
 * minute.
 */
export async function resumeMails(db: Database, at: Date): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-mail', json_build_object('mailId', lost.id, 'ctgId', lost.for_ctg_id),
      job_key := 'mail:' || lost.id, max_attempts := 8, run_at := greatest(now(), lost.claimed_until), priority := lost.rank)
    from (
      select id, for_ctg_id, claimed_until, case when is_urgent then -1
        else ${rankOf('send-mail', sql`for_ctg_id`)}
          + row_number() over (partition by for_ctg_id, is_urgent order by created_at) - 1 end::int as rank
      from outgoing_mail mail
      where sent_at is null and failure is null and created_at > ${new Date(at.getTime() - patienceMs)}
        and not exists (
          select from graphile_worker._private_jobs job where job.key = 'mail:' || mail.id and job.is_available)
      order by created_at limit ${mostResumed}
    ) as lost`.execute(db)
}

/** More than a night of a large instance writes; the next minute takes the rest. */
const mostResumed = 5000

/** Secrets of the recipient, erased once the mail is sent. */
const forgotten = { kept_body_text: null, calendar: null, calendar_method: null, unsubscribe_url: null } as const

/** Hides the links of mails given up, which nobody will read; their documents go too. */
export async function hideUnsentLinks(db: Database, at: Date): Promise<void> {
  await db
    .updateTable('outgoing_mail')
    .set((eb) => ({ body_text: eb.fn.coalesce('kept_body_text', 'body_text'), ...forgotten }))
    .where((eb) =>
      eb.or([
        eb('kept_body_text', 'is not', null),
        eb('calendar', 'is not', null),
        eb('unsubscribe_url', 'is not', null),
      ]),
    )
    .where('created_at', '<', new Date(at.getTime() - patienceMs))
    .execute()
  await removeUncarriedDocuments(db, { givenUpBefore: new Date(at.getTime() - patienceMs), at })
}

/**
 * The job: claims the mail, hands it over outside any transaction, then keeps what came of it. A mail that another process
 * claimed is left to it. Killed, or cut from the database, between the server's answer and the last statement, it is handed over
 * once more when the claim ends, under the same number; in every other case, once. Why: docs/decisions/0022.
 */
export async function deliverMail(
  db: Database,
  smtpUrl: string | undefined,
  sender: string,
  mailId: string,
): Promise<void> {
  const mail = smtpUrl && (await claimMail(db, mailId))
  if (!mail) return
  const documents = await listMailDocuments(db, mailId)
  const refusal = await handOver(smtpUrl, sender, { ...mail, documents }).catch(async (error: unknown) => {
    await giveBack(db, mail)
    throw error
  })
  await insist(async () => {
    if (refusal === undefined) await db.transaction().execute((tx) => keepSent(tx, mailId))
    else await keepRefused(db, mailId, refusal)
  })
}

type ClaimedMail = Omit<MailToHand, 'documents'> & {
  readonly claimed_until: Date | null
}

const claimMail = (db: Database, mailId: string): Promise<ClaimedMail | undefined> =>
  db
    .updateTable('outgoing_mail')
    .set({ claimed_until: claimUntil })
    .where('id', '=', mailId)
    .where('sent_at', 'is', null)
    .where('failure', 'is', null)
    .where(isUnclaimed('outgoing_mail'))
    .returningAll()
    .executeTakeFirst()

/** A mail accepted by the server, or that was plainly received, is sent, even if another process has claimed it meanwhile. */
export async function keepSent(tx: Transaction, id: string): Promise<void> {
  await tx
    .updateTable('outgoing_mail')
    .set((eb) => ({
      ...{ sent_at: new Date(), claimed_until: null, body_text: eb.fn.coalesce('kept_body_text', 'body_text') },
      ...forgotten,
    }))
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
  await forgetDocuments(tx, id)
}

/** Its words and documents stay as long as those of a mail that waits: who administers the instance may have it sent again. */
const keepRefused = (db: Database, id: string, failure: string) =>
  rowsOf(db, 'outgoing_mail', { id, sent_at: null }).update({ failure, claimed_until: null })

/** Not handed over: it may be tried again at once by whoever comes. */
const giveBack = (db: Database, { id, claimed_until: mine }: ClaimedMail) =>
  db
    .updateTable('outgoing_mail')
    .set({ claimed_until: null })
    .where('id', '=', id)
    .where('claimed_until', '=', mine)
    .execute()
