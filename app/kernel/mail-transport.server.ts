/** Hands one mail to the SMTP server: within a known time, and under a number that never changes. */
import nodemailer from 'nodemailer'
import type { CalendarMethod } from './database-types.ts'
import { setFrench } from './french-typography.ts'
import { handOverMs } from './lease.server.ts'

export type MailToHand = {
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

/** A silent server is abandoned before the whole time is spent: the next attempt may find it awake. */
const silence = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
} as const

/** The invitation is part of the mail, so that calendars offer to answer, and a file beside it for the others. */
const invitationPart = ({ calendar, calendar_method: method }: MailToHand) =>
  calendar !== null && method !== null && { icalEvent: { method, filename: 'invitation.ics', content: calendar } }

const mediaTypeOf = (name: string): string =>
  name.endsWith('.docx') ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : 'application/pdf'

const documentsPart = ({ documents }: MailToHand) =>
  documents.length > 0 && {
    attachments: documents.map(({ name, content }) => ({ filename: name, content, contentType: mediaTypeOf(name) })),
  }

const unsubscribePart = ({ unsubscribe_url: url }: MailToHand) =>
  url !== null && {
    headers: { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }

/**
 * The number of the mail is always the same: a server or a mailbox that gets it twice (killed between its answer and ours) can
 * tell. @returns why the address is refused for good; undefined when the mail was taken. @throws what may pass: it is tried again
 */
export async function handOver(smtpUrl: string, sender: string, mail: MailToHand): Promise<string | undefined> {
  try {
    await nodemailer.createTransport({ url: smtpUrl, ...silence }).sendMail({
      from: sender,
      to: { name: mail.to_name, address: mail.to_address },
      subject: setFrench(mail.subject),
      text: setFrench(mail.body_text),
      messageId: `<${mail.id}@${sender.split('@').at(-1)}>`,
      signal: AbortSignal.timeout(handOverMs.mail),
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
