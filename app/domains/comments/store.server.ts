/** Loads and locks comments for commands; owes the mails that a job writes. Rules: docs/rules/comments.md. */
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import type { NoticeKind } from '#app/domains/notices/notices.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { countAttempt, noteAttempt } from '#app/kernel/attempts.server.ts'
import { dayIn, parisZone } from '#app/kernel/calendar.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork, Work } from '#app/kernel/transaction.server.ts'
import { commentLimits } from './comments.ts'

type MailKind = DB['comment_mail']['kind']
export type CommentKey = { readonly ctgId: string; readonly commentId: string }

/** Locks comments of this CTG; those of another, or that nobody confirmed, are not there. */
export const lockComments = ({ tx }: Pick<AuthoredWork, 'tx'>, ctgId: string, ids: readonly string[]) =>
  rowsOf(tx, 'public_comment', { ctg_id: ctgId })
    .select(['id', 'state', 'body', 'decided_at as decidedAt', 'decided_by_party_id as decidedByPartyId'])
    .select(['appealed_at as appealedAt', 'appeal_outcome as appealOutcome', 'confirmed_at as confirmedAt'])
    .select(['may_quote as mayQuote', 'testimony_id as testimonyId'])
    .where('id', 'in', [...ids])
    .where('state', '<>', 'unconfirmed')
    .orderBy('id')
    .forUpdate()
    .execute()

/**
 * The comment that the link of a mail lets confirm or erase, locked: of two pressed together, the second is told what the first did.
 * @throws DomainError not-found once it is erased | conflict once it is confirmed
 */
export async function lockUnconfirmed(
  { tx }: Pick<AuthoredWork, 'tx'>,
  {
    ctgId,
    link,
  }: { readonly ctgId: string; readonly link: { readonly kind: MailKind; readonly commentId: string | null } },
) {
  const id = found((link.kind === 'confirm' && link.commentId) || undefined, 'comments.link-not-found')
  const comment = await rowOf(tx, 'public_comment', { ctgId, id }).lock(['state'])
  const { state } = found(comment, 'comments.link-not-found')
  refuse('comments', state === 'unconfirmed' ? undefined : 'already-confirmed')
  return { ctgId, id }
}

/** For the `about` of a command on one comment. @throws DomainError not-found */
export async function lockComment(work: Work, { ctgId, commentId }: CommentKey) {
  const [comment] = await lockComments(work, ctgId, [commentId])
  return { ctgId, comment: found(comment, 'comments.not-found') }
}

type MailSubject = { readonly commentId: string } | { readonly noticeId: string } | { readonly followerId: string }

/** A mail to each of these, that the job writes once this commits. */
export async function oweMails(
  { tx, at, newId }: Pick<AuthoredWork, 'tx' | 'at' | 'newId'>,
  ctgId: string,
  kind: MailKind,
  owed: readonly MailSubject[],
): Promise<void> {
  if (owed.length === 0) return
  const rows = owed.map((one) => ({
    ...{ ctg_id: ctgId, id: newId(), kind, asked_at: at },
    ...('commentId' in one && { comment_id: one.commentId }),
    ...('noticeId' in one && { notice_id: one.noticeId }),
    ...('followerId' in one && { follower_id: one.followerId }),
  }))
  await tx.insertInto('comment_mail').values(rows).execute()
  await enqueue(tx, 'write-comment-mails', {}, 'write-comment-mails')
}

/**
 * Whether an address that confirmed nothing may still be written to; nobody is told when not. Counted with the act: what fails
 * counts nothing. @throws DomainError too-many when this CTG has made Trame write to too many strangers that day
 */
export async function mayWriteTo(
  { tx, at }: Pick<AuthoredWork, 'tx' | 'at'>,
  ctgId: string,
  email: string,
): Promise<boolean> {
  const { address, ctg } = commentLimits
  if ((await noteAttempt(tx, address, `${ctgId} ${email}`, at)) > address.most) return false
  await countAttempt(tx, ctg, ctgId, at)
  return true
}

/** The coordinations are told once a day, however many came: the queue says how many wait. */
export async function tellCoordinators(work: AuthoredWork, ctgId: string, kind: NoticeKind, page: string, name = '') {
  const today = dayIn(parisZone, work.at)
  const people = await listCoordinators(work.tx, ctgId, today)
  await notify(work, {
    ctgId,
    kind,
    subject: { type: 'ctg', id: ctgId },
    personIds: people.map(({ id }) => id),
    onceKey: `${kind}:${name || today}`,
    facts: { page: '/page-publique/avis', anchor: page },
  })
}
