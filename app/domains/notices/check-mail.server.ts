/**
 * Before a mail of notices leaves: between its writing and its sending (a mail server away can make days of it), a mandate ends, a
 * thing is hidden or removed. Rules: docs/rules/notices.md §1.
 */
import { sql } from 'kysely'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { isUnclaimed } from '#app/kernel/lease.server.ts'
import { nameThings, type ThingReader } from '#app/things/find-things.server.ts'
import { dropUnsent } from './store.server.ts'

type MailedNotice = {
  readonly id: string
  readonly digestId: string
  readonly personId: string
  readonly ctgId: string
  readonly subjectType: SubjectType
  readonly subjectId: string
  /** While the mail was being handed over to a server that then did not take it. */
  readonly isWithdrawn: boolean
}

/**
 * Drops it when it says anything that its person may no longer read: the next one tells the rest. Any other mail is left.
 * In a transaction before that of the sending, and in the order of `withdraw`: notices, then the mail.
 */
export async function dropUnreadableMail(
  db: Database,
  at: Date,
  mailId: string,
  { loadReader }: { readonly loadReader: (db: Database, personId: string) => Promise<ThingReader> },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows: noticesOfMail } = await sql<MailedNotice>`
      select notice.id, digest.id as "digestId", notice.person_id as "personId", notice.ctg_id as "ctgId",
        notice.subject_type as "subjectType", notice.subject_id as "subjectId", notice.withdrawn_at is not null as "isWithdrawn"
      from notice_digest digest
      join outgoing_mail mail on mail.id = digest.mail_id
      join notice on notice.digest_id = digest.id
      where digest.mail_id = ${mailId} and mail.sent_at is null and ${isUnclaimed('mail')}
      for update of notice`.execute(tx)
    const [first] = noticesOfMail
    if (!first) return
    const subjects = await nameThings(
      tx,
      await loadReader(tx, first.personId),
      noticesOfMail.map(({ ctgId, subjectType: type, subjectId: id }) => ({ ctgId, type, id })),
    )
    const unreadable = noticesOfMail
      .filter(({ subjectId, isWithdrawn }) => isWithdrawn || !subjects.has(subjectId))
      .map(({ id }) => id)
    if (unreadable.length === 0) return
    await sql`update notice set withdrawn_at = ${at}, digest_id = null
      where person_id = ${first.personId} and digest_id = ${first.digestId} and id = any(${unreadable}::uuid[])`.execute(
      tx,
    )
    await dropUnsent(tx, [first.digestId])
  })
}
