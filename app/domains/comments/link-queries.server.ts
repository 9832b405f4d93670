/** What the link of a mail opens: the comment its author wrote and what became of it, or the action she follows. Rules: docs/rules/comments.md §2.3. */
import type { Database } from '#app/kernel/database.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { refusalToAppeal } from './comments.ts'
import type { FoundMailLink } from './doors.server.ts'

export async function loadMailLink(db: Database, link: FoundMailLink, at: Date) {
  const { ctgId, kind, ctgName, archivedAt, address, commentId, followerId } = link
  const [comment, follower] = await Promise.all([
    commentId === null ? undefined : findOwnComment(db, ctgId, commentId),
    followerId === null ? undefined : findFollower(db, ctgId, followerId),
  ])
  const isContestable = kind === 'refused' || kind === 'hidden'
  return {
    ...{ ctgName, address, kind, isArchived: archivedAt !== null },
    comment: comment
      ? { ...toOwn(comment), mayAppeal: isContestable && refusalToAppeal(comment, at) === undefined }
      : null,
    follower: follower ?? null,
  }
}

export type MailLinkPageData = Awaited<ReturnType<typeof loadMailLink>>

const findOwnComment = (db: Database, ctgId: string, id: string) =>
  rowsOf(db, 'public_comment', { ctg_id: ctgId, id })
    .select(['state', 'body', 'display_name as name', 'action_title as actionTitle', 'statement'])
    .select(['decided_at as decidedAt', 'decided_by_party_id as decidedByPartyId', 'appealed_at as appealedAt'])
    .select(['appeal_outcome as appealOutcome', 'appeal_statement as appealStatement'])
    .executeTakeFirst()

type OwnComment = NonNullable<Awaited<ReturnType<typeof findOwnComment>>>

const toOwn = ({
  state,
  body,
  name,
  actionTitle,
  statement,
  appealedAt,
  appealOutcome,
  appealStatement,
}: OwnComment) => ({
  ...{ state, body, name, actionTitle, statement, appealOutcome, appealStatement },
  hasAppealed: appealedAt !== null,
})

const findFollower = (db: Database, ctgId: string, id: string) =>
  rowOf(db, 'action_follower', { ctgId, id }).find((eb) => [
    'action_title as actionTitle',
    eb('confirmed_at', 'is not', null).as('isConfirmed'),
    eb('stopped_at', 'is not', null).as('isStopped'),
  ])
