/** What the pages of the annexes read. Every function starts from the actor. Rules: docs/rules/convention.md §6. */
import { sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { findCofList, listCofLines } from '../cof/cof-reads.server.ts'
import { cofTotals } from '../cof/read-cof.ts'
import { authorising } from '../convention.ts'
import { loadConvention } from '../load-convention.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { listPosts } from '../posts/post-reads.server.ts'
import { fullTimeOf } from '../posts/posts.ts'
import { type AnnexKind, annexKinds } from './annex-kinds.ts'
import { annexesNamedIn } from './annex-mentions.ts'
import { listAttachedAnnexes } from './annex-store.server.ts'

/** How much there is to print of those that are entered here; absent: it is drawn from other pages. */
type AnnexCounts = Readonly<Partial<Record<AnnexKind, number>>>

/** Annexes in their order and those one may attach, what articles name, what there is to print. Five statements. */
export async function getAnnexesPage({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const convention = await loadConvention(db, ctgId)
  const [attached, counts, articles] = await Promise.all([
    listAttachedAnnexes(db, ctgId),
    countEntered(db, ctgId),
    rowsOf(db, 'convention_article', { ctg_id: ctgId })
      .select(['id', 'title', 'body'])
      .orderBy('position')
      .limit(200)
      .execute(),
  ])
  const all: AnnexCounts = { ...counts, acts: authorising(convention).done }
  const printed = attached.filter((kind) => all[kind] !== 0)
  return {
    ctgId,
    attached: attached.map((kind) => ({
      kind,
      number: all[kind] === 0 ? null : printed.indexOf(kind) + 1,
      count: all[kind] ?? null,
    })),
    others: annexKinds.filter((kind) => !attached.includes(kind)).map((kind) => ({ kind, count: all[kind] ?? null })),
    /** Named by an article, and not printed with it. */
    named: articles.flatMap(({ id, title, body }, index) =>
      annexesNamedIn(body)
        .filter((kind) => !printed.includes(kind))
        .map((kind) => ({ articleId: id, title, number: index + 1, kind })),
    ),
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

export type AnnexesPageData = Awaited<ReturnType<typeof getAnnexesPage>>

async function countEntered(db: Reader, ctgId: string): Promise<AnnexCounts> {
  const { posts, cof, facilities } = await db
    .with('list', (one) =>
      one
        .selectFrom('cof_list')
        .select('id')
        .where('ctg_id', '=', ctgId)
        .where('undone_at', 'is', null)
        .orderBy('imported_at', 'desc')
        .orderBy('id')
        .limit(1),
    )
    .selectNoFrom((eb) => [
      eb
        .selectFrom('coordination_post')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('ctg_id', '=', ctgId)
        .$asScalar()
        .as('posts'),
      eb
        .selectFrom('cof_line')
        .innerJoin('list', 'list.id', 'cof_line.list_id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('cof_line.ctg_id', '=', ctgId)
        .$asScalar()
        .as('cof'),
      eb
        .selectFrom('cof_line')
        .innerJoin('list', 'list.id', 'cof_line.list_id')
        .select((count) => count.fn.countAll<number>().as('count'))
        .where('cof_line.ctg_id', '=', ctgId)
        .where('cof_line.service', '!=', sql.lit(''))
        .$asScalar()
        .as('facilities'),
    ])
    .executeTakeFirstOrThrow()
  return { posts: Number(posts), cof: Number(cof), facilities: Number(facilities) }
}

/** The posts, with who may employ them and on what. Three statements. @throws DomainError not-found for a post that is not there */
export async function getPostsPage({ db, actor }: Context, ctgId: string, editedId: string | null) {
  requireMembership(actor, ctgId)
  const [posts, parties, themes] = await Promise.all([
    listPosts(db, ctgId),
    db.selectFrom('party').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position').execute(),
    db.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position').execute(),
  ])
  return {
    ctgId,
    posts,
    fullTime: fullTimeOf(posts),
    edited: editedId === null ? null : foundById(posts, editedId, 'convention.post-not-found'),
    parties,
    themes,
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

export type PostsPageData = Awaited<ReturnType<typeof getPostsPage>>

const linesOnPage = 50

/** The Caf's list in force: its lines, a page at a time, and what became of each cell of its file. Two statements. */
export async function getCofPage({ db, actor }: Context, ctgId: string, requestedPage: number) {
  requireMembership(actor, ctgId)
  const [list, lines] = await Promise.all([findCofList(db, ctgId), listCofLines(db, ctgId)])
  const pageCount = Math.max(1, Math.ceil(lines.length / linesOnPage))
  const page = Math.min(Math.max(1, requestedPage), pageCount)
  return {
    ctgId,
    list: list ?? null,
    totals: cofTotals(lines),
    lines: lines.slice((page - 1) * linesOnPage, page * linesOnPage),
    firstLine: (page - 1) * linesOnPage,
    page,
    pageCount,
    mayWrite: allows(conventionPermissions.write, actor, { ctgId }),
  }
}

export type CofPageData = Awaited<ReturnType<typeof getCofPage>>

/** The posts, to write a file of them. */
export async function getPostsExport({ db, actor, at }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  return { posts: await listPosts(db, ctgId), today: todayIn({ actor, at }, ctgId) }
}

/** The list in force, to write a file of it. */
export async function getCofExport({ db, actor, at }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  return { lines: await listCofLines(db, ctgId), today: todayIn({ actor, at }, ctgId) }
}
