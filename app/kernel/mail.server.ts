/** Mails: written in the transaction of the act, sent once by a job; without SMTP_URL they are only kept and shown in demo mode. */
import nodemailer from 'nodemailer'
import type { Database } from './database.server.ts'
import { enqueue } from './jobs.server.ts'
import type { Work } from './transaction.server.ts'

export type Mail = {
  /** Same key, same mail: it is sent once. */
  readonly onceKey: string
  readonly toAddress: string
  readonly toName: string
  readonly subject: string
  readonly bodyText: string
}

export async function sendMail({ tx, at, newId }: Pick<Work, 'tx' | 'at' | 'newId'>, mail: Mail): Promise<void> {
  const row = await tx
    .insertInto('outgoing_mail')
    .values({
      id: newId(),
      once_key: mail.onceKey,
      to_address: mail.toAddress,
      to_name: mail.toName,
      subject: mail.subject,
      body_text: mail.bodyText,
      created_at: at,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await enqueue(tx, 'send-mail', { mailId: row.id }, `mail:${row.id}`)
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
      .forUpdate()
      .executeTakeFirst()
    if (!mail || !smtpUrl) return
    const transport = nodemailer.createTransport(smtpUrl)
    await transport.sendMail({
      from: sender,
      to: { name: mail.to_name, address: mail.to_address },
      subject: mail.subject,
      text: mail.body_text,
      messageId: `<${mail.id}@${sender.split('@').at(-1)}>`,
    })
    await tx.updateTable('outgoing_mail').set({ sent_at: new Date() }).where('id', '=', mailId).execute()
  })
}
