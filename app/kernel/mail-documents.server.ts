/** Documents that mails carry, PDF or DOCX by their names: kept once for all the mails of an act, forgotten once they have left. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Reader, Transaction } from './database.server.ts'
import { addRows } from './rows.server.ts'

export type MailDocument = { readonly name: string; readonly content: Uint8Array }

/** Beyond, mailboxes refuse or hide the attachment: the mail is sent with its links alone. */
export const largestDocumentBytes = 2_000_000

/** Kept before the mails that will carry it; removed within the hour if none does. @returns its id; undefined when too large */
export async function keepMailDocument(db: Reader, { name, content }: MailDocument, at: Date) {
  if (content.byteLength > largestDocumentBytes) return
  const id = randomUUID()
  await addRows(db, 'mail_document', { id, name, content: Buffer.from(content), made_at: at })
  return id
}

/** In the transaction that writes the mail. */
export async function carryDocuments(tx: Transaction, mailId: string, documentIds: readonly string[]): Promise<void> {
  await addRows(
    tx,
    'outgoing_mail_document',
    documentIds.map((id) => ({ mail_id: mailId, document_id: id })),
  )
}

/** By name. */
export const listMailDocuments = (db: Reader, mailId: string) =>
  db
    .selectFrom('outgoing_mail_document as carried')
    .innerJoin('mail_document as document', 'document.id', 'carried.document_id')
    .select(['document.name', 'document.content'])
    .where('carried.mail_id', '=', mailId)
    .orderBy('document.name')
    .execute()

export const forgetDocuments = (tx: Transaction, mailId: string) =>
  tx.deleteFrom('outgoing_mail_document').where('mail_id', '=', mailId).execute()

/** Documents of mails given up, and those that no mail carries any more. */
export async function removeUncarriedDocuments(
  db: Database,
  { givenUpBefore, at }: { readonly givenUpBefore: Date; readonly at: Date },
) {
  await sql`
    delete from outgoing_mail_document carried using outgoing_mail mail
    where mail.id = carried.mail_id and mail.created_at < ${givenUpBefore}`.execute(db)
  await sql`
    delete from mail_document document
    where document.made_at < ${new Date(at.getTime() - 3_600_000)}
      and not exists (select from outgoing_mail_document carried where carried.document_id = document.id)`.execute(db)
}
