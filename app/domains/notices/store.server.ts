/** Saves what a person chose of her mails, signed in or by the secret of one of them. Rules: docs/rules/notices.md §3. */
import { createHash } from 'node:crypto'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { dropUnsentMails } from '#app/kernel/mail.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { NoticePace } from './notices.ts'

export async function savePace(work: Work, pace: NoticePace): Promise<void> {
  const { tx, actor, at } = work
  await rowsOf(tx, 'notice_choice', { person_id: actor.personId }).put({ pace, chosen_at: at })
  await recordAct(work, 'notices.pace-chosen', { ctgId: null, id: actor.personId }, { pace })
}

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whom a mail was written to, by the secret it carried; undefined when no mail did. */
export const findMailedPerson = (db: Reader, secret: string) =>
  db
    .selectFrom('notice_digest')
    .innerJoin('person', 'person.id', 'notice_digest.person_id')
    .leftJoin('notice_choice', 'notice_choice.person_id', 'person.id')
    .select(['person.id', 'person.name', 'notice_choice.pace'])
    .where('notice_digest.unsubscribe_hash', '=', hashOfSecret(secret))
    .executeTakeFirst()

/**
 * Mails not sent yet go, and what else they said is to tell again: a digest spans the CTGs of its person, found by its own id. One
 * being handed to the mail server has left.
 */
export async function dropUnsent(tx: Transaction, digestIds: readonly string[]): Promise<void> {
  if (digestIds.length === 0) return
  const digests = await tx
    .selectFrom('notice_digest')
    .select(['id', 'mail_id as mailId'])
    .where('id', 'in', [...digestIds])
    .execute()
  const gone = await dropUnsentMails(
    tx,
    digests.flatMap(({ mailId }) => mailId ?? []),
  )
  const goneDigestIds = digests.filter(({ mailId }) => mailId !== null && gone.includes(mailId)).map(({ id }) => id)
  if (goneDigestIds.length > 0) await tx.deleteFrom('notice_digest').where('id', 'in', goneDigestIds).execute()
}
