/** What the page of moderation reads. Every function starts from the actor. Rules: docs/rules/comments.md. */
import { sql } from 'kysely'
import { listCoordinatingParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { dayIn, timeZoneIn, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows, holds } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { countLinks, personalMarks, queuePageSize, refusalToDecideAppeal, refusalToQuote } from './comments.ts'
import { commentPermissions } from './permissions.ts'
import { repliesOf } from './public-comments.server.ts'
import type { QueueView } from './queue-view.ts'

export { findPublicComment, listPublicComments } from './public-comments.server.ts'

/** How many of each: the only place that counts them. One statement, by the index of states. */
async function countQueue(db: Reader, ctgId: string) {
  const { rows } = await sql<Record<QueueView, number>>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'shown')::int as shown,
      count(*) filter (where state = 'refused')::int as refused, count(*) filter (where state = 'hidden')::int as hidden,
      count(*) filter (where appealed_at is not null and appeal_outcome is null)::int as appeals,
      (select count(*)::int from content_notice where ctg_id = ${ctgId} and outcome is null) as notices
    from public_comment where ctg_id = ${ctgId}`.execute(db)
  return rows[0] ?? { waiting: 0, shown: 0, refused: 0, hidden: 0, appeals: 0, notices: 0 }
}

const toComments = (db: Reader, ctgId: string) =>
  db
    .selectFrom('public_comment as comment')
    .select(['comment.id', 'comment.display_name as name', 'comment.body', 'comment.action_title as actionTitle'])
    .select(['comment.state', 'comment.confirmed_at as confirmedAt', 'comment.may_quote as mayQuote'])
    .select(['comment.decided_at as decidedAt', 'comment.decided_by as decidedBy', 'comment.statement'])
    .select(['comment.decided_by_party_id as decidedByPartyId', 'comment.testimony_id as testimonyId'])
    .select(['comment.appealed_at as appealedAt', 'comment.appeal_text as appealText'])
    .select(['comment.appeal_outcome as appealOutcome', 'comment.appeal_statement as appealStatement'])
    .select(repliesOf('comment').as('replies'))
    .where('comment.ctg_id', '=', ctgId)

/** One page of comments: those that wait by their age, the others the latest first. */
function listQueue(db: Reader, ctgId: string, view: QueueView, page: number) {
  const comments = toComments(db, ctgId)
  const chosen =
    view === 'appeals'
      ? comments.where('comment.appealed_at', 'is not', null).where('comment.appeal_outcome', 'is', null)
      : comments.where('comment.state', '=', view === 'notices' ? 'waiting' : view)
  return chosen
    .orderBy('comment.confirmed_at', view === 'waiting' ? 'asc' : 'desc')
    .orderBy('comment.id')
    .limit(queuePageSize)
    .offset((page - 1) * queuePageSize)
    .execute()
}

const listNotices = (db: Reader, ctgId: string, page: number) =>
  db
    .selectFrom('content_notice as notice')
    .leftJoin('public_comment as comment', sameCtg('comment.id', 'notice.comment_id'))
    .select(['notice.id', 'notice.address', 'notice.grounds', 'notice.name', 'notice.received_at as receivedAt'])
    .select(['comment.body', 'comment.state'])
    .where('notice.ctg_id', '=', ctgId)
    .where('notice.outcome', 'is', null)
    .orderBy('notice.received_at')
    .orderBy('notice.id')
    .limit(queuePageSize)
    .offset((page - 1) * queuePageSize)
    .execute()

/** Whether the page takes comments, who said so, and where the public reads it. */
const findSetting = (db: Reader, ctgId: string) =>
  db
    .selectFrom('ctg')
    .leftJoin('comment_setting as setting', 'setting.ctg_id', 'ctg.id')
    .leftJoin('portal_page as page', 'page.ctg_id', 'ctg.id')
    .select(['setting.is_open as isOpen', 'setting.changed_by as changedBy', 'setting.changed_at as changedAt'])
    .select(['page.address', 'page.edition_id as editionId'])
    .where('ctg.id', '=', ctgId)
    .executeTakeFirstOrThrow()

/** Whether comments are open, and how many wait: for the page that prepares the public page. One statement. */
export async function getQueueState({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const { rows } = await sql<{ isOpen: boolean; waiting: number }>`
    select coalesce((select is_open from comment_setting where ctg_id = ${ctgId}), false) as "isOpen",
      (select count(*)::int from public_comment where ctg_id = ${ctgId} and state = 'waiting') as waiting`.execute(db)
  return { ctgId, isOpen: false, waiting: 0, ...rows[0] }
}
export type QueueState = Awaited<ReturnType<typeof getQueueState>>

type QueueRequest = { readonly ctgId: string; readonly view: QueueView; readonly page: number }

/** The queue. Whoever does not moderate reads what everybody reads: comments that show. At most seven statements. */
export async function getModerationPage(context: Context, { ctgId, view: requestedView, page }: QueueRequest) {
  const { db, actor } = context
  const { partyId } = requireMembership(actor, ctgId)
  const seesQueue = holds(commentPermissions.moderate, actor, { ctgId })
  const mayAnswer = allows(commentPermissions.answer, actor, { ctgId })
  const mayModerate = allows(commentPermissions.moderate, actor, { ctgId })
  const view = seesQueue ? requestedView : 'shown'
  const [counts, setting, rows, notices, coordinating, themes] = await Promise.all([
    countQueue(db, ctgId),
    findSetting(db, ctgId),
    view === 'notices' ? [] : listQueue(db, ctgId, view, page),
    view === 'notices' ? listNotices(db, ctgId, page) : [],
    listCoordinatingParties(db, ctgId, todayIn(context, ctgId)),
    mayModerate && view === 'shown' ? listThemes(db, ctgId) : [],
  ])
  const dayOf = (at: Date | null) => (at === null ? null : dayIn(timeZoneIn(actor, ctgId), at))
  return {
    ...{ ctgId, view, page, seesQueue, mayModerate, mayAnswer, counts, themes },
    pageCount: Math.max(1, Math.ceil(counts[view] / queuePageSize)),
    setting: {
      ...{ isOpen: setting.isOpen === true, changedBy: setting.changedBy, changedOn: dayOf(setting.changedAt) },
      address: setting.editionId === null ? null : setting.address,
    },
    comments: rows.map((row) => ({
      ...{ id: row.id, name: row.name, body: row.body, actionTitle: row.actionTitle, state: row.state },
      ...{ replies: row.replies, confirmedOn: dayOf(row.confirmedAt), testimonyId: row.testimonyId },
      ...(seesQueue && {
        ...{ decidedBy: row.decidedBy, decidedOn: dayOf(row.decidedAt), statement: row.statement },
        ...{ appealText: row.appealText, appealStatement: row.appealStatement, mayQuote: row.mayQuote },
        ...{ marks: personalMarks(row.body), links: countLinks(row.body), quoteRefusal: refusalToQuote(row) ?? null },
        appealRefusal: refusalToDecideAppeal(row, partyId, coordinating) ?? null,
      }),
    })),
    notices: notices.map(({ receivedAt, ...notice }) => ({ ...notice, receivedOn: dayOf(receivedAt) })),
  }
}

export type ModerationPageData = Awaited<ReturnType<typeof getModerationPage>>
export type QueueComment = ModerationPageData['comments'][number]
export type QueueNotice = ModerationPageData['notices'][number]
