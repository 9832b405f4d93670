/** What the pages of facilities read. Every function starts from the actor, but those that serve a page or a document above. */

import { placesOf } from '#app/domains/observatory/warehouse-ground.server.ts'
import { writeCommunes } from '#app/domains/territory/written-communes.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn, yearOf } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { compareList } from './compare-list.ts'
import { type Counted, countByCommune, type KindSum, kinds, sumByKind, totalOf, yearShown } from './facilities.ts'
import { facilitiesMap } from './facilities-map.ts'
import { findImport, listCompared } from './import-store.server.ts'
import { facilitiesLabels } from './labels.fr.ts'
import { inView as countedInView, inOrder, type ListView, wholeList } from './list-view.ts'
import { facilitiesPermissions } from './permissions.ts'
import {
  countLastYear,
  countYear,
  type FacilityRow,
  listChanges,
  listCommunes,
  listOfYear,
  listWholeYear,
  listYears,
} from './rows.server.ts'

const countOf = (counted: readonly Counted[]): number => counted.reduce((total, { count }) => total + count, 0)

/** The facilities of one year: the list as it is asked, the sums, the map and what changed of them all. @throws DomainError not-found for a stranger */
export async function getFacilitiesPage(context: Context, ctgId: string, year?: number, view: ListView = wholeList) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [years, communes] = await Promise.all([listYears(db, ctgId), listCommunes(db, ctgId)])
  const shown = yearShown(years, { year, current: yearOf(todayIn(context, ctgId)) })
  const before = years.findLast((one) => one < shown)
  const [counted, rows, changes, places] = await Promise.all([
    countYear(db, ctgId, shown),
    listOfYear(db, { ctgId, year: shown, view }),
    before === undefined ? [] : listChanges(db, { ctgId, before, after: shown }),
    placesOf(communes.map(({ code }) => code)),
  ])
  const counts = countByCommune(counted)
  const named = new Set(counted.map(({ communeCode }) => communeCode))
  const placed = communes.map(({ code, name }) => ({
    ...{ code, name, count: counts.get(code) ?? 0, centre: places.get(code) ?? null },
  }))
  const sums = sumByKind(counted)
  const inView = countedInView(counted, view)
  const countInView = countOf(inView)
  return {
    ctgId,
    year: shown,
    years,
    view,
    rows: inOrder(rows, view),
    count: countOf(counted),
    countInView,
    unconfirmed: inView.reduce((total, { unconfirmed }) => total + unconfirmed, 0),
    isCut: rows.length < countInView,
    sums,
    shownSums: sumByKind(inView),
    total: totalOf(sums),
    /** Those that have any; of the others, the name is enough. */
    communes: placed.filter(({ code }) => named.has(code)).map(({ code, name, count }) => ({ code, name, count })),
    everyCommune: writeCommunes(communes),
    map: facilitiesMap(facilitiesLabels.page.mapTitle(shown), placed) ?? null,
    elsewhere: countOf(counted.filter(({ state, communeCode }) => state === 'open' && communeCode === null)),
    before: before ?? null,
    changes,
    may: {
      write: allows(facilitiesPermissions.write, actor, { ctgId }),
      lead: allows(facilitiesPermissions.lead, actor, { ctgId }),
    },
  }
}
export type FacilitiesPageData = Awaited<ReturnType<typeof getFacilitiesPage>>

type FacilityKey = { readonly ctgId: string; readonly facilityId: string }

/** One facility and its years, the last first. @throws DomainError not-found */
export async function getFacilityPage(context: Context, { ctgId, facilityId }: FacilityKey) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [row, years, communes] = await Promise.all([
    db
      .selectFrom('facility')
      .leftJoin('territory', 'territory.code', 'facility.commune_code')
      .select(['facility.id', 'facility.kind', 'facility.name', 'facility.address', 'facility.version'])
      .select(['facility.commune_code as communeCode', 'territory.name as communeName'])
      .where('facility.ctg_id', '=', ctgId)
      .where('facility.id', '=', facilityId)
      .executeTakeFirst(),
    rowsOf(db, 'facility_year', { ctg_id: ctgId, facility_id: facilityId })
      .select(['year', 'state', 'places', 'opening', 'operator', 'operator_kind as operatorKind', 'has_cof as hasCof'])
      .select(['source', 'note', 'version', 'is_confirmed as isConfirmed', 'written_by as writtenBy'])
      .orderBy('year', 'desc')
      .limit(120)
      .execute(),
    listCommunes(db, ctgId),
  ])
  return {
    ctgId,
    facility: found(row, 'facilities.facility-not-found'),
    years,
    communes,
    currentYear: yearOf(todayIn(context, ctgId)),
    may: {
      write: allows(facilitiesPermissions.write, actor, { ctgId }),
      lead: allows(facilitiesPermissions.lead, actor, { ctgId }),
    },
  }
}
export type FacilityPageData = Awaited<ReturnType<typeof getFacilityPage>>

/** @throws DomainError forbidden for who brings no list */
export async function getNewImportPage(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  requireRight(context.actor, facilitiesPermissions.lead, { ctgId }, 'facilities.start-import')
  return { ctgId, currentYear: yearOf(todayIn(context, ctgId)) }
}
export type NewImportPageData = Awaited<ReturnType<typeof getNewImportPage>>

type ImportKey = { readonly ctgId: string; readonly facilityImportId: string }

/** What a list would add and change, or what it did. @throws DomainError not-found, forbidden */
export async function getImportPage({ db, actor }: Context, key: ImportKey) {
  requireMembership(actor, key.ctgId)
  requireRight(actor, facilitiesPermissions.lead, key, 'facilities.start-import')
  const { reading, written, ...facilityImport } = await findImport(db, key)
  const lines = compareList(reading.lines, await listCompared(db, key.ctgId, facilityImport.year))
  return {
    ...facilityImport,
    columns: reading.columns,
    cells: reading.cells,
    lines,
    toWrite: lines.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'same').length,
    writtenCount: written?.rows.length ?? 0,
  }
}
export type ImportPageData = Awaited<ReturnType<typeof getImportPage>>

/** The facilities of a year to take away, all of them. @throws DomainError not-found for a stranger */
export async function getFacilitiesToTake(context: Context, ctgId: string, asked?: number) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const years = await listYears(db, ctgId)
  const year = yearShown(years, { year: asked, current: yearOf(todayIn(context, ctgId)) })
  return { year, rows: await listWholeYear(db, ctgId, year) }
}

/** Of one theme, by its catalogue key. */
const ofTheme = <Row extends Pick<FacilityRow, 'kind'>>(rows: readonly Row[], themeKey: string | null) =>
  rows.filter(({ kind }) => kinds[kind].themeKey !== null && kinds[kind].themeKey === themeKey)

/**
 * Sums of one theme in the last year described, for a page above. One statement, whatever there is.
 * The caller has checked the right to read. Null when nothing is described.
 */
export async function readLastSums(db: Reader, ctgId: string, themeKey: string | null) {
  const counted = await countLastYear(db, ctgId)
  const [first] = counted
  return first ? { year: first.year, sums: sumByKind(ofTheme(counted, themeKey)) } : null
}

/** The last year described, for a document above: rows and sums of one theme, all of them. Two statements. The same holds. */
export async function readLastYear(db: Reader, ctgId: string, until?: number) {
  const counted = await countLastYear(db, ctgId, until)
  const [first] = counted
  if (!first) return null
  const rows = await listWholeYear(db, ctgId, first.year)
  return {
    ofTheme: (themeKey: string | null): FacilitiesSummary => ({
      ...{ year: first.year, rows: ofTheme(rows, themeKey), sums: sumByKind(ofTheme(counted, themeKey)) },
    }),
  }
}

/** Facilities of one theme in the year they were last described, as the diagnosis tells them. */
export type FacilitiesSummary = {
  readonly year: number
  readonly rows: readonly FacilityRow[]
  readonly sums: readonly KindSum[]
}
