/** A mail to who has no account is looked at again before it leaves: she may have unsubscribed since. Rules: docs/rules/comments.md §7. */
import { sql } from 'kysely'
import type { IsStillOwed } from '#app/kernel/waiting-mail.server.ts'
import { owedAddress } from './write-mails.server.ts'

export const isCommentMailOwed: IsStillOwed = async (tx, { ctgId, subjectId, toAddress }) => {
  const { rows } = await sql`select from comment_mail mail
    left join public.public_comment comment on comment.ctg_id = mail.ctg_id and comment.id = mail.comment_id
    left join content_notice notice on notice.ctg_id = mail.ctg_id and notice.id = mail.notice_id
    left join action_follower follower on follower.ctg_id = mail.ctg_id and follower.id = mail.follower_id
    where mail.ctg_id = ${ctgId} and mail.id = ${subjectId} and ${owedAddress} = ${toAddress}`.execute(tx)
  return rows.length > 0
}
