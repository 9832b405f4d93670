/** Comments that show, with the replies of the parties: what everybody reads. No address, no draft. Rules: docs/rules/comments.md §3. */
import { sql } from 'kysely'
import type { PartyKind } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { publicPageSize } from './comments.ts'

export type PublicReply = {
  readonly party: string
  readonly kind: PartyKind
  readonly body: string
  readonly writtenAt: string
}
export type PublicComment = {
  readonly id: string
  readonly name: string
  readonly body: string
  readonly actionKey: string
  readonly actionTitle: string
  readonly confirmedAt: Date
  readonly replies: readonly PublicReply[]
}

/** Replies to a comment, as a column; the first written first. */
export const repliesOf = (comment: string) => sql<readonly PublicReply[]>`
  coalesce((select json_agg(json_build_object('party', party.name, 'kind', party.kind, 'body', reply.body,
      'writtenAt', reply.written_at) order by reply.written_at, party.position)
    from public_comment_reply reply join party on party.ctg_id = reply.ctg_id and party.id = reply.party_id
    where reply.ctg_id = ${sql.ref(`${comment}.ctg_id`)} and reply.comment_id = ${sql.ref(`${comment}.id`)}), '[]')`

type PublicFilter = {
  readonly ctgId: string
  /** Only about this action; about anything when left out. */
  readonly actionKey?: string
  readonly page?: number
  readonly size?: number
}

/** The latest first, and how many there are in all. Two statements. */
export async function listPublicComments(
  db: Reader,
  { ctgId, actionKey, page = 1, size = publicPageSize }: PublicFilter,
) {
  const shown = db
    .selectFrom('public_comment as comment')
    .where('comment.ctg_id', '=', ctgId)
    .where('comment.state', '=', 'shown')
    .$if(actionKey !== undefined, (query) => query.where('comment.action_key', '=', actionKey ?? ''))
  const { count } = await shown.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await shown
    .select(['comment.id', 'comment.display_name as name', 'comment.body', 'comment.action_key as actionKey'])
    .select(['comment.action_title as actionTitle', 'comment.confirmed_at as confirmedAt'])
    .select(repliesOf('comment').as('replies'))
    .orderBy('comment.confirmed_at', 'desc')
    .orderBy('comment.id')
    .limit(size)
    .offset((Math.max(1, page) - 1) * size)
    .execute()
  const comments: readonly PublicComment[] = rows.flatMap(({ confirmedAt, ...row }) =>
    confirmedAt === null ? [] : [{ ...row, confirmedAt }],
  )
  return { count, pageCount: Math.max(1, Math.ceil(count / size)), comments }
}

/** A comment that shows, for whoever signals it; undefined for any other. */
export const findPublicComment = (db: Reader, ctgId: string, commentId: string) =>
  rowsOf(db, 'public_comment', { ctg_id: ctgId, id: commentId, state: 'shown' }).find([
    'id',
    'display_name as name',
    'body',
  ])
