/** Mails: written in the transaction of the act, sent once by a job; without SMTP_URL they are only kept and shown in demo mode. */
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import type { Database } from './database.server.ts'
import type { CalendarMethod } from './database-types.ts'
import { enqueue } from './jobs.server.ts'
import {
  carryDocuments,
  forgetDocuments,
  listMailDocuments,
  removeUncarriedDocuments,
} from './mail-documents.server.ts'
import type { Work } from './transaction.server.ts'

export type Mail = {
  /** Same key, same mail: it is sent once. */
  readonly onceKey: string
  readonly toAddress: string
  readonly toName: string
  readonly subject: string
  readonly bodyText: string
  /** What is kept once it is sent: the same words without its personal links. The whole body when left out. */
  readonly keptBodyText?: string
  /** Joined for calendars; forgotten once the mail is sent. */
  readonly calendar?: { readonly method: CalendarMethod; readonly content: string }
  /** Whom an answer goes to; nobody when left out. */
  readonly replyTo?: string
  /** Where one click unsubscribes, without sign-in (RFC 8058); forgotten once the mail is sent. */
  readonly unsubscribeUrl?: string
  /** PDF documents kept by `keepMailDocument`; forgotten once the mail is sent. */
  readonly documentIds?: readonly string[]
}

/** @returns its id; undefined when a mail of this key was there already */
export async function sendMail(
  { tx, at, newId }: Pick<Work, 'tx' | 'at' | 'newId'>,
  mail: Mail,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('outgoing_mail')
    .values({
      id: newId(),
      once_key: mail.onceKey,
      to_address: mail.toAddress,
      to_name: mail.toName,
      subject: mail.subject,
      body_text: mail.bodyText,
      kept_body_text: mail.keptBodyText ?? null,
      calendar: mail.calendar?.content ?? null,
      calendar_method: mail.calendar?.method ?? null,
      reply_to: mail.replyTo ?? null,
      unsubscribe_url: mail.unsubscribeUrl ?? null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) {
    await carryDocuments(tx, row.id, mail.documentIds ?? [])
    await enqueue(tx, 'send-mail', { mailId: row.id }, `mail:${row.id}`)
  }
  return row?.id
}

/** A mail that could not leave for three days is given up: what it said is no longer true. */
const patienceMs = 3 * 86_400_000

/**
 * Asks again for every mail that waits: the process that was sending it was killed, and graphile-worker would only see it after
 * four hours. One being sent at this moment is not sent twice: its row is locked. Called at the start and every few minutes.
 */
export async function resumeMails(db: Database, at: Date): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-mail', json_build_object('mailId', waiting.id), job_key := 'mail:' || waiting.id, max_attempts := 8)
    from (
      select id from outgoing_mail
      where sent_at is null and failure is null and created_at > ${new Date(at.getTime() - patienceMs)}
      order by created_at
      for update skip locked
    ) as waiting`.execute(db)
}

/** Secrets of whom it is written to: nothing of them stays once it has left. */
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

/** The job: hands one mail to the SMTP server under a row lock, so that two workers never send it twice. */
export async function deliverMail(
  db: Database,
  smtpUrl: string | undefined,
  sender: string,
  mailId: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const mail = await tx
      .selectFrom('outgoing_mail')
      .selectAll()
      .where('id', '=', mailId)
      .where('sent_at', 'is', null)
      .where('failure', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!mail || !smtpUrl) return
    // Written before the mail is handed over, so that only the commit remains once the server has it.
    await tx
      .updateTable('outgoing_mail')
      .set({ sent_at: new Date(), body_text: mail.kept_body_text ?? mail.body_text, ...forgotten })
      .where('id', '=', mailId)
      .execute()
    const documents = await listMailDocuments(tx, mailId)
    await forgetDocuments(tx, mailId)
    const refusal = await handOver(smtpUrl, sender, { ...mail, documents })
    if (refusal !== undefined)
      await tx.updateTable('outgoing_mail').set({ sent_at: null, failure: refusal }).where('id', '=', mailId).execute()
  })
}

type Handed = {
  readonly id: string
  readonly to_address: string
  readonly to_name: string
  readonly subject: string
  readonly body_text: string
  readonly calendar: string | null
  readonly calendar_method: CalendarMethod | null
  readonly reply_to: string | null
  readonly unsubscribe_url: string | null
  readonly documents: readonly { readonly name: string; readonly content: Buffer }[]
}

/** The invitation is part of the mail, so that calendars offer to answer, and a file beside it for the others. */
const invitationPart = ({ calendar, calendar_method: method }: Handed) =>
  calendar !== null && method !== null && { icalEvent: { method, filename: 'invitation.ics', content: calendar } }

const documentsPart = ({ documents }: Handed) =>
  documents.length > 0 && {
    attachments: documents.map(({ name, content }) => ({ filename: name, content, contentType: 'application/pdf' })),
  }

const unsubscribePart = ({ unsubscribe_url: url }: Handed) =>
  url !== null && {
    headers: { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }

/**
 * The number of the mail is always the same: a server or a mailbox that gets it twice (killed between its answer and ours) can
 * tell. @returns why the address is refused for good; undefined when the mail was taken. @throws what may pass: it is tried again
 */
async function handOver(smtpUrl: string, sender: string, mail: Handed): Promise<string | undefined> {
  try {
    await nodemailer.createTransport(smtpUrl).sendMail({
      from: sender,
      to: { name: mail.to_name, address: mail.to_address },
      subject: mail.subject,
      text: mail.body_text,
      messageId: `<${mail.id}@${sender.split('@').at(-1)}>`,
      ...(mail.reply_to !== null && { replyTo: mail.reply_to }),
      ...invitationPart(mail),
      ...documentsPart(mail),
      ...unsubscribePart(mail),
    })
  } catch (error) {
    if (isRefusedForGood(error)) return error.message
    throw error
  }
}

/** The server does not know the address (SMTP 5xx on the envelope): trying again would change nothing. */
const isRefusedForGood = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'EENVELOPE' &&
  'responseCode' in error &&
  Number(error.responseCode) >= 500
