/**
 * Writes the mails owed to people without account, each in its own transaction with the hash of its link: a process killed in
 * the middle has written each once or not at all. Rules: docs/rules/comments.md §7.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { NoticeOutcome } from './comments.ts'
import { commentMails, hiddenLink, type MailAbout } from './mails.fr.ts'

const batchSize = 100

/** Called when something is owed, and every minute; each is written to nobody else than who wrote or follows. @param siteUrl public address of this instance, without a final slash */
export async function writeCommentMails(db: Database, at: Date, siteUrl: string): Promise<number> {
  const total = { written: 0 }
  for (;;) {
    const owed = await listOwed(db)
    // One transaction a mail: what is written stays written if the process dies.
    for (const key of owed)
      total.written += (await db.transaction().execute((tx) => writeOne(tx, key, at, siteUrl))) ? 1 : 0
    if (owed.length < batchSize) return total.written
  }
}

type Key = { readonly ctgId: string; readonly id: string }

/** The longest awaited first, of every CTG: nobody is behind this act. */
async function listOwed(db: Database): Promise<readonly Key[]> {
  const { rows } = await sql<Key>`
    select ctg_id as "ctgId", id from comment_mail where written_at is null order by asked_at, id limit ${batchSize}`.execute(
    db,
  )
  return rows
}

type DueMail = Omit<MailAbout, 'pageUrl' | 'news' | 'notice'> & {
  readonly kind: DB['comment_mail']['kind']
  readonly email: string | null
  readonly address: string | null
  readonly noticeAddress: string | null
  readonly receivedAt: Date | null
  readonly outcome: NoticeOutcome | null
  readonly noticeStatement: string | null
  readonly news: readonly string[]
}

/** Whom the `mail` of a statement is owed to today; null: nobody any more. */
export const owedAddress = sql<string | null>`case when mail.kind <> 'confirm' or comment.state = 'unconfirmed'
  then coalesce(comment.email, notice.email, follower.email) end`

/** Locked until commit; undefined when another wrote it. */
async function lockOwed(tx: Transaction, { ctgId, id }: Key): Promise<DueMail | undefined> {
  const { rows } = await sql<DueMail>`
    select mail.kind, ${owedAddress} as email, ctg.name as "ctgName",
      case when page.edition_id is not null then page.address end as address,
      coalesce(comment.body, '') as body, coalesce(comment.action_title, follower.action_title, '') as "actionTitle",
      coalesce(comment.statement, '') as statement, comment.appeal_outcome as "appealOutcome",
      coalesce(comment.appeal_statement, '') as "appealStatement", notice.address as "noticeAddress",
      notice.received_at as "receivedAt", notice.outcome, notice.statement as "noticeStatement", mail.news,
      coalesce((select json_agg(json_build_object('party', party.name, 'body', reply.body) order by reply.written_at)
        from public_comment_reply reply join party on party.ctg_id = reply.ctg_id and party.id = reply.party_id
        where reply.ctg_id = mail.ctg_id and reply.comment_id = mail.comment_id), '[]') as replies
    from comment_mail mail
    join ctg on ctg.id = mail.ctg_id
    left join portal_page page on page.ctg_id = mail.ctg_id
    left join public_comment comment on comment.ctg_id = mail.ctg_id and comment.id = mail.comment_id
    left join content_notice notice on notice.ctg_id = mail.ctg_id and notice.id = mail.notice_id
    left join action_follower follower on follower.ctg_id = mail.ctg_id and follower.id = mail.follower_id
    where mail.ctg_id = ${ctgId} and mail.id = ${id} and mail.written_at is null
    for update of mail skip locked`.execute(tx)
  return rows[0]
}

const aboutOf = (owed: DueMail, siteUrl: string): MailAbout => ({
  ...owed,
  pageUrl: owed.address === null ? undefined : `${siteUrl}/t/${owed.address}`,
  notice:
    owed.receivedAt === null
      ? null
      : {
          ...{ address: owed.noticeAddress ?? '', receivedOn: parisDay(owed.receivedAt), outcome: owed.outcome },
          statement: owed.noticeStatement ?? '',
        },
})

const stopPath = (token: string): string => `/avis/arreter/${token}`
const pathOf = (kind: DueMail['kind'], token: string): string => (kind === 'news' ? stopPath(token) : `/avis/${token}`)

/** @returns whether a mail was written: an address erased meanwhile is written nothing */
async function writeOne(tx: Transaction, key: Key, at: Date, siteUrl: string): Promise<boolean> {
  const owed = await lockOwed(tx, key)
  if (!owed) return false
  const token = makeLinkToken()
  const about = aboutOf(owed, siteUrl)
  const link = siteUrl + pathOf(owed.kind, token)
  const write = commentMails[owed.kind]
  if (owed.email !== null)
    await sendMail(
      { tx, at, newId: randomUUID },
      {
        ...{ onceKey: `comment:${key.id}`, ctgId: key.ctgId, toAddress: owed.email, toName: '' },
        ...write(about, link),
        keptBodyText: write(about, hiddenLink).bodyText,
        ...(owed.kind === 'news' && { unsubscribeUrl: link }),
      },
    )
  await rowOf(tx, 'comment_mail', { ctgId: key.ctgId, id: key.id }).update({
    written_at: at,
    link_hash: hashLinkToken(token),
  })
  return owed.email !== null
}
