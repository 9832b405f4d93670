/** What the pages of « Aide » read: the chapters, from memory; the first steps of a CTG, in one statement. */
import { sql } from 'kysely'
import { type Actor, membershipIn, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { chapterOfPage } from './chapter-of-page.ts'
import { listChapters } from './chapters.server.ts'
import { firstWalk, isWalkOnDashboard, type WalkFacts } from './first-walk.ts'
import { guideOf, guides } from './guides.ts'
import { guidesPermissions } from './permissions.ts'
import { pictureOf } from './pictures.server.ts'
import { searchGuides } from './search.server.ts'

export type ChapterLink = { readonly key: string; readonly title: string }
export type GuideLinks = { readonly key: string; readonly chapters: readonly ChapterLink[] }

/** Every guide and the titles of its chapters, in their order. */
function listGuides(): readonly GuideLinks[] {
  const chapters = listChapters()
  return Object.entries(guides).map(([key, names]) => ({
    key,
    chapters: names.map((name) => ({ key: `${key}/${name}`, title: chapters.get(`${key}/${name}`)?.title ?? '' })),
  }))
}

/** @param question as typed; empty: nothing is searched */
export function getHelpPage(question: string) {
  const words = question.trim().slice(0, 200)
  return { question: words, results: words === '' ? null : searchGuides(words), guides: listGuides() }
}
export type HelpData = ReturnType<typeof getHelpPage>

/** A chapter, the others of its guide, those before and after. @throws DomainError not-found */
export function getChapterPage(key: string) {
  const chapter = found(listChapters().get(key), 'guides.chapter-not-found')
  const guide = found(
    listGuides().find((one) => one.key === guideOf(key)),
    'guides.chapter-not-found',
  )
  const place = guide.chapters.findIndex((one) => one.key === key)
  return {
    chapterKey: key,
    title: chapter.title,
    alt: chapter.alt,
    blocks: chapter.blocks,
    picture: pictureOf(key) ?? null,
    guide,
    previous: guide.chapters[place - 1] ?? null,
    next: guide.chapters[place + 1] ?? null,
  }
}
export type ChapterData = ReturnType<typeof getChapterPage>

const idInPath = /^\/ctg\/([0-9a-f-]{36})(?:\/|$)/

/** The address of « Aide » for a page of ours, as whoever asks needs it. */
export function helpFor(path: string, actor: Actor | undefined): string {
  const [, ctgId] = idInPath.exec(path) ?? []
  const role = ctgId && actor ? membershipIn(actor, ctgId)?.role : undefined
  const chapter = chapterOfPage(path, role)
  if (chapter === undefined) return '/aide'
  // A page whose address hides a secret is not one to come back to.
  return path.split('/').includes('-') ? `/aide/${chapter}` : `/aide/${chapter}?de=${encodeURIComponent(path)}`
}

/** Not taken up under way, not signed, not over, not closed. */
const preparing = (today: Value<string>) => sql<boolean>`(ctg.taken_up_on is null and ctg.signed_on is null
  and ctg.archived_at is null and (ctg.ends_on is null or ctg.ends_on >= ${today}::date))`

type WalkRow = WalkFacts & {
  readonly isPreparing: boolean
  readonly isFolded: boolean
}

const askWalk = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgId: string; readonly personId: string; readonly today: string }>) => {
    const ctg = slot('ctgId')
    const today = sql`${slot('today')}::date`
    return sql<WalkRow>`
    select
      not exists (select from party where party.ctg_id = ${ctg} and party.is_lead and not exists (
        select from member where member.ctg_id = ${ctg} and member.party_id = party.id and member.role = 'coordinator'
          and (member.until is null or member.until >= ${today}))) as "coordinatesOnBothSides",
      exists (select from theme where theme.ctg_id = ${ctg}) as "hasThemes",
      exists (select from finding where finding.ctg_id = ${ctg} and finding.status <> 'withdrawn') as "hasFindings",
      exists (select from seat join body on body.ctg_id = seat.ctg_id and body.id = seat.body_id
        where seat.ctg_id = ${ctg} and body.kind = 'copil' and coalesce(seat.holder_name, '') <> '') as "hasCopilHolder",
      exists (select from meeting where meeting.ctg_id = ${ctg} and meeting.status in ('convened', 'in-session', 'closed'))
        as "hasConvened",
      exists (select from milestone where milestone.ctg_id = ${ctg} and milestone.kind = 'framed' and milestone.reached_on is not null)
        as "isFramed",
      (select ${preparing(slot('today'))} from ctg where ctg.id = ${ctg}) as "isPreparing",
      exists (select from first_walk_folded folded where folded.ctg_id = ${ctg} and folded.person_id = ${slot('personId')})
        as "isFolded"`
  },
)

async function readWalk(db: Reader, values: { ctgId: string; personId: string; today: string }) {
  const [row] = await askWalk(db, values)
  if (!row) throw new Error('a select without from gives one row')
  const steps = firstWalk(values.ctgId, row)
  return {
    ctgId: values.ctgId,
    steps,
    isFolded: row.isFolded,
    isOnDashboard: row.isPreparing && isWalkOnDashboard(steps, row.isFolded),
  }
}
export type FirstWalk = Awaited<ReturnType<typeof readWalk>>

/** The first steps of a CTG, for who coordinates it. One statement. @throws DomainError not-found | forbidden */
export async function getFirstWalk(context: Context, ctgId: string): Promise<FirstWalk> {
  requireRight(context.actor, guidesPermissions.foldFirstWalk, { ctgId }, 'guides.fold-first-walk')
  return readWalk(context.db, { ctgId, personId: context.actor.personId, today: todayIn(context, ctgId) })
}

/** The same for her dashboard: null when she does not coordinate, has put them away, or when all is done. */
export async function findFirstWalk(context: Context, ctgId: string): Promise<FirstWalk | null> {
  requireMembership(context.actor, ctgId)
  if (!allows(guidesPermissions.foldFirstWalk, context.actor, { ctgId })) return null
  const walk = await getFirstWalk(context, ctgId)
  return walk.isOnDashboard ? walk : null
}

/** The most CTGs whose first steps « Aide » leads to: a coordination prepares one or two. */
const mostWalks = 10

/** CTGs that the reader of « Aide » coordinates and that are being prepared, by name. Empty for a visitor. */
export async function listOwnWalks(db: Reader, actor: Actor | undefined, today: string) {
  const ids = (actor?.memberships ?? []).filter(({ role }) => role === 'coordinator').map(({ ctgId }) => ctgId)
  if (ids.length === 0) return []
  return db
    .selectFrom('ctg')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where(preparing(today))
    .orderBy('name')
    .limit(mostWalks)
    .execute()
}
export type OwnWalks = Awaited<ReturnType<typeof listOwnWalks>>
