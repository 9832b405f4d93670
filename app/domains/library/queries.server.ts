/** What the pages of the library read. Everyone signed in reads what is offered; what is written from it stays in its CTG. */
import { sql } from 'kysely'
import { usualThemes } from '#app/domains/ctg/ctg.ts'
import { selectWorkshopSource, type WorkshopSource } from '#app/domains/workshops/queries.server.ts'
import { membershipIn, requireMembership } from '#app/kernel/actor.ts'
import { dayIn, timeZoneIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type LibraryFilter, listAlike, pageSize } from './library.ts'
import { libraryPermissions } from './permissions.ts'
import { findOfferedSheet, listComparable, listOfferedSheets } from './sheet-reads.server.ts'

export async function getLibraryPage({ db }: Context, { filter, page }: { filter: LibraryFilter; page: number }) {
  const first = await listOfferedSheets(db, filter, page)
  return {
    filter,
    themes: usualThemes,
    ...first,
    page,
    pageCount: Math.max(1, Math.ceil(first.count / pageSize)),
  }
}
export type LibraryPageData = Awaited<ReturnType<typeof getLibraryPage>>

/** More CTGs than a list to choose from holds: beyond, she goes through her plan. */
const mostTargets = 200

/** One sheet as anyone reads it, those alike with why, and where she may make a proposal of it. @throws DomainError not-found */
export async function getLibrarySheetPage({ db, actor, at }: Context, librarySheetId: string) {
  const sheet = await findOfferedSheet(db, librarySheetId)
  const writable = actor.memberships.filter(({ role }) =>
    libraryPermissions.copySheet.roles.some((one) => one === role),
  )
  const ids = writable.map(({ ctgId }) => ctgId)
  const [comparable, targets, copies] = await Promise.all([
    listComparable(db, sheet),
    ids.length === 0
      ? []
      : db
          .selectFrom('ctg')
          .select(['id', 'name', 'ends_on as endsOn'])
          .where('id', 'in', ids)
          .orderBy('name')
          .limit(mostTargets)
          .execute(),
    ids.length === 0
      ? []
      : db
          .selectFrom('library_copy')
          .innerJoin('ctg', 'ctg.id', 'library_copy.ctg_id')
          .select('ctg.name')
          .distinct()
          .where('source_ctg_id', '=', sheet.ctgId)
          .where('source_action_id', '=', sheet.actionId)
          .where('library_copy.ctg_id', 'in', ids)
          .orderBy('ctg.name')
          .limit(mostTargets)
          .execute(),
  ])
  return {
    sheet,
    alike: listAlike(sheet, comparable),
    // Those that go on first: a proposal in a plan that ended is rarely what one means.
    targets: targets
      .filter(({ id }) => id !== sheet.ctgId)
      .map(({ id, name, endsOn }) => ({
        id,
        name,
        isEnded: endsOn !== null && endsOn < dayIn(timeZoneIn(actor, id), at),
      }))
      .toSorted((one, other) => Number(one.isEnded) - Number(other.isEnded)),
    copies: copies.map(({ name }) => name),
    isOwn: membershipIn(actor, sheet.ctgId) !== undefined,
  }
}
export type LibrarySheetData = Awaited<ReturnType<typeof getLibrarySheetPage>>

type SourceInJson = Omit<WorkshopSource, 'openedAt'> & { readonly openedAt: string }

/**
 * Beside a sheet of one's plan: whether it is offered, and where it comes from, the library or a workshop. One statement, since
 * its page asks as many as it may. @throws DomainError not-found for a stranger
 */
export async function getLibraryStanding(context: Context, { ctgId, actionId }: { ctgId: string; actionId: string }) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const row = await db
    .selectFrom('action')
    .leftJoin('library_sheet as sheet', sameCtg('sheet.action_id', 'action.id'))
    .leftJoin('library_copy as copy', sameCtg('copy.action_id', 'action.id'))
    .select([
      'action.is_restricted as isRestricted',
      'sheet.offered_by as offeredBy',
      'sheet.offered_at as offeredAt',
      'copy.source_title as sourceTitle',
      'copy.source_ctg_name as sourceCtgName',
      'copy.source_action_id as sourceActionId',
      'copy.copied_by as copiedBy',
      'copy.copied_at as copiedAt',
      sql<SourceInJson | null>`(select row_to_json(born) from (
        ${selectWorkshopSource({ ctgId, type: 'action', id: actionId })}) as born)`.as('workshop'),
    ])
    .where('action.ctg_id', '=', ctgId)
    .where('action.id', '=', actionId)
    .executeTakeFirst()
  const sheet = found(row, 'plan.action-not-found')
  const dayOf = (at: Date) => dayIn(timeZoneIn(actor, ctgId), at)
  return {
    ctgId,
    actionId,
    isRestricted: sheet.isRestricted,
    offered: sheet.offeredAt ? { by: sheet.offeredBy ?? '', on: dayOf(sheet.offeredAt) } : null,
    source: sheet.copiedAt
      ? {
          ...{ title: sheet.sourceTitle ?? '', ctgName: sheet.sourceCtgName ?? '', actionId: sheet.sourceActionId },
          ...{ by: sheet.copiedBy ?? '', on: dayOf(sheet.copiedAt) },
        }
      : null,
    workshop: sheet.workshop ? { ...sheet.workshop, openedAt: new Date(sheet.workshop.openedAt) } : undefined,
    mayOffer: allows(libraryPermissions.offerSheet, actor, { ctgId }),
  }
}
export type LibraryStanding = Awaited<ReturnType<typeof getLibraryStanding>>
