/** What the pages of notices read. What a notice is about, and whether it may be read, is asked of the register of things. Rules: docs/rules/notices.md §2. */
import { sql } from 'kysely'
import { z } from 'zod'
import { requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { nameThings } from '#app/things/find-things.server.ts'
import { type NoticeLine, usualPace } from './notices.ts'

type UnreadKey = { readonly personId: string; readonly ctgIds: readonly string[] }

const askUnread = compileOnce((db, slot: SlotOf<UnreadKey>) =>
  db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', slot('personId'))
    .where(sql<boolean>`${sql.ref('ctg_id')} = any(${slot('ctgIds')}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .where('read_at', 'is', null),
)

/** Unread notices of a person in one CTG, inside a statement asked at every page: the number on the bell. */
export const unreadIn = (ctgId: Value<string>, personId: Value<string>) =>
  sql<number>`(select count(*)::int from notice where notice.ctg_id = ${ctgId} and notice.person_id = ${personId}
    and notice.withdrawn_at is null and notice.read_at is null)`

/** Unread notices of the actor in all her CTGs. */
export async function countUnread({ db, actor }: Context): Promise<number> {
  const ctgIds = actor.memberships.map((membership) => membership.ctgId)
  if (ctgIds.length === 0) return 0
  const [row] = await askUnread(db, { personId: actor.personId, ctgIds })
  return Number(row?.count ?? 0)
}

export const noticesPerPage = 50

type NoticeRow = NoticeLine & { readonly createdAt: Date; readonly isRead: boolean }

type View = { readonly isUnreadOnly: boolean; readonly page: number }

/**
 * One page of the actor's notices, the latest first; what she may no longer read is withdrawn on the way.
 * @param ctgId only those of this CTG; all of hers when left out
 */
export async function getNoticesPage(
  context: Context,
  { ctgId, isUnreadOnly, page: pageNumber }: View & { readonly ctgId?: string },
) {
  const { db, actor } = context
  if (ctgId !== undefined) requireMembership(actor, ctgId)
  const ctgIds = ctgId === undefined ? actor.memberships.map((membership) => membership.ctgId) : [ctgId]
  const [counts, page] = await Promise.all([countViews(db, actor.personId, ctgIds), Math.max(1, pageNumber)])
  const rows = await listNotices(db, actor.personId, ctgIds, { isUnreadOnly, page })
  const subjects = await nameThings(
    db,
    actor,
    rows.map(({ ctgId, subjectType: type, subjectId: id }) => ({ ctgId, type, id })),
  )
  const gone = rows.filter(({ subjectId }) => !subjects.has(subjectId))
  await withdrawFrom(context, gone)
  const goneUnread = gone.filter(({ isRead }) => !isRead).length
  const unread = counts.unread - goneUnread
  const total = isUnreadOnly ? unread : counts.total - gone.length
  return {
    ctgId: ctgId ?? null,
    isUnreadOnly,
    unread,
    unreadElsewhere: ctgId === undefined ? 0 : await countUnread(context),
    page,
    pageCount: Math.max(1, Math.ceil(total / noticesPerPage)),
    pace: await findPace(db, actor.personId),
    notices: rows.flatMap(({ subjectType: _type, subjectId, ...notice }) => {
      const subject = subjects.get(subjectId)
      return subject ? [{ ...notice, title: subject.title }] : []
    }),
  }
}

export type NoticesPageData = Awaited<ReturnType<typeof getNoticesPage>>

async function countViews(db: Reader, personId: string, ctgIds: readonly string[]) {
  if (ctgIds.length === 0) return { total: 0, unread: 0 }
  return rowsOf(db, 'notice', { person_id: personId, withdrawn_at: null })
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('ctg_id', 'in', ctgIds)
    .executeTakeFirstOrThrow()
}

async function listNotices(
  db: Reader,
  personId: string,
  ctgIds: readonly string[],
  { isUnreadOnly, page }: View,
): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select notice.id, notice.ctg_id as "ctgId", ctg.name as "ctgName", notice.kind, notice.subject_type as "subjectType",
      notice.subject_id as "subjectId", notice.facts, notice.created_at as "createdAt", notice.read_at is not null as "isRead"
    from notice join ctg on ctg.id = notice.ctg_id
    where notice.person_id = ${personId} and notice.ctg_id = any(${[...ctgIds]}::uuid[]) and notice.withdrawn_at is null
      and (notice.read_at is null or not ${isUnreadOnly})
    order by notice.created_at desc, notice.id
    limit ${noticesPerPage} offset ${(page - 1) * noticesPerPage}`.execute(db)
  return rows
}

/** Their subjects are gone, or closed to this person (§1.4). */
async function withdrawFrom(
  { db, at }: Context,
  notices: readonly { readonly ctgId: string; readonly id: string }[],
): Promise<void> {
  if (notices.length === 0) return
  await db
    .updateTable('notice')
    .set({ withdrawn_at: at })
    .where(
      'ctg_id',
      'in',
      notices.map(({ ctgId }) => ctgId),
    )
    .where(
      'id',
      'in',
      notices.map(({ id }) => id),
    )
    .execute()
}

/** The pace the person chose, or the usual one. */
export async function findPace(db: Reader, personId: string) {
  const row = await db.selectFrom('notice_choice').select('pace').where('person_id', '=', personId).executeTakeFirst()
  return row?.pace ?? usualPace
}

/**
 * Where a notice leads; it is read from then on. Undefined when it was taken back meanwhile.
 * @throws DomainError not-found for a notice of another person or another CTG
 */
export async function openNotice(
  { db, actor, at }: Context,
  { ctgId, noticeId }: { readonly ctgId: string; readonly noticeId: string },
): Promise<string | undefined> {
  requireMembership(actor, ctgId)
  const notice = found(
    await rowsOf(db, 'notice', { ctg_id: ctgId, id: noticeId, person_id: actor.personId })
      .select(['subject_type as type', 'subject_id as id', 'withdrawn_at as withdrawnAt', 'read_at as readAt', 'facts'])
      .executeTakeFirst(),
    'notices.notice-not-found',
  )
  const subjects = await nameThings(db, actor, [{ ctgId, type: notice.type, id: notice.id }])
  const subject = subjects.get(notice.id)
  if (notice.withdrawnAt || !subject) return
  if (!notice.readAt) await rowOf(db, 'notice', { ctgId, id: noticeId }).update({ read_at: at })
  const { page, anchor } = placeIn.parse(notice.facts)
  return `${page ? `/ctg/${ctgId}${page}` : subject.path}${anchor}`
}

/** Where facts lead: only to a page of the same CTG, and to a part of it. */
const placeIn = z.object({
  page: z
    .string()
    .regex(/^(\/[a-z0-9-]+)+$/)
    .optional()
    .catch(undefined),
  anchor: z.string().regex(/^[#?]/).catch(''),
})
