/** What the pages and documents read of facilities, each in one statement. The caller has checked the right to read. */
import { type RawBuilder, sql } from 'kysely'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type ComparedYear, type Counted, changesBetween, type FacilityOfYear, mostFacilities } from './facilities.ts'
import { type ListOrder, type ListView, wholeList } from './list-view.ts'

export type FacilityRow = FacilityOfYear & {
  readonly year: number
  readonly communeName: string | null
  readonly address: string
  readonly isConfirmed: boolean
  readonly writtenBy: string
  readonly writtenOn: string
}

const orders: Readonly<Record<ListOrder, RawBuilder<unknown>>> = {
  commune: sql`territory.name nulls last, facility.name`,
  name: sql`facility.name`,
  places: sql`described.places desc nulls last, facility.name`,
}

const facilitiesOf = (
  ctgId: Value<string>,
  year: RawBuilder<unknown>,
  view: ListView,
  most: number | null,
) => sql<FacilityRow>`
    select described.year, facility.id, facility.kind, facility.name, facility.address, facility.commune_code as "communeCode",
      territory.name as "communeName", described.state, described.places, described.opening, described.operator,
      described.operator_kind as "operatorKind", described.has_cof as "hasCof", described.source, described.note,
      described.is_confirmed as "isConfirmed", described.written_by as "writtenBy",
      (described.written_at at time zone 'Europe/Paris')::date as "writtenOn"
    from facility_year as described
    join facility on facility.ctg_id = described.ctg_id and facility.id = described.facility_id
    left join territory on territory.code = facility.commune_code
    where described.ctg_id = ${ctgId} and described.year = ${year}
      ${view.kind ? sql`and facility.kind = ${view.kind}` : sql``}
      ${view.communeCode ? sql`and facility.commune_code = ${view.communeCode}` : sql``}
    order by facility.kind, ${orders[view.order]}, facility.id
    limit ${most}::integer`

/** The first of the facilities described that year, as they are asked; by kind, commune and name unless asked otherwise. */
export const listOfYear = async (
  db: Reader,
  { ctgId, year, view }: { readonly ctgId: string; readonly year: number; readonly view: ListView },
): Promise<readonly FacilityRow[]> =>
  (await facilitiesOf(ctgId, sql`${year}::integer`, view, mostFacilities).execute(db)).rows

/** All of them, for a document or a table to take away. */
export const listWholeYear = async (db: Reader, ctgId: string, year: number): Promise<readonly FacilityRow[]> =>
  (await facilitiesOf(ctgId, sql`${year}::integer`, wholeList, null).execute(db)).rows

const countsOf = (ctgId: Value<string>, year: RawBuilder<unknown>) => sql<Counted & { readonly year: number }>`
    select described.year, facility.kind, described.state, facility.commune_code as "communeCode",
      count(*)::integer as count, sum(described.places)::integer as places,
      (count(*) filter (where described.places is null))::integer as "withoutPlaces",
      (count(*) filter (where not described.is_confirmed))::integer as unconfirmed
    from facility_year as described
    join facility on facility.ctg_id = described.ctg_id and facility.id = described.facility_id
    where described.ctg_id = ${ctgId} and described.year = ${year}
    group by 1, 2, 3, 4`

/** All the facilities described that year, counted by kind, state and commune. */
export const countYear = async (db: Reader, ctgId: string, year: number): Promise<readonly Counted[]> =>
  (await countsOf(ctgId, sql`${year}::integer`).execute(db)).rows

const askLastYear = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string; readonly until: number }>) =>
  countsOf(
    slot('ctgId'),
    sql`(select max(year) from facility_year where ctg_id = ${slot('ctgId')} and year <= ${slot('until')}::integer)`,
  ),
)

/** The same, of the last year described, not after the one given. Empty when none is. */
export const countLastYear = (db: Reader, ctgId: string, until = 2100) => askLastYear(db, { ctgId, until })

type OneYear = Pick<ComparedYear, 'state' | 'places' | 'operator'>
type Pair = Pick<ComparedYear, 'id' | 'kind' | 'name' | 'communeCode'> & {
  readonly was: OneYear | null
  readonly is: OneYear | null
}

/** What changed from one year to the other, the first changes only. */
export async function listChanges(
  db: Reader,
  { ctgId, before, after }: { readonly ctgId: string; readonly before: number; readonly after: number },
) {
  const { rows } = await sql<Pair>`
    with year_of as (
      select facility_id, year, state, places, operator,
        jsonb_build_object('state', state, 'places', places, 'operator', operator) as told
      from facility_year where ctg_id = ${ctgId} and year in (${before}::integer, ${after}::integer))
    select facility.id, facility.kind, facility.name, facility.commune_code as "communeCode",
      was.told as was, described.told as "is"
    from facility
    left join year_of as was on was.facility_id = facility.id and was.year = ${before}::integer
    left join year_of as described on described.facility_id = facility.id and described.year = ${after}::integer
    left join territory on territory.code = facility.commune_code
    where facility.ctg_id = ${ctgId} and was.told is distinct from described.told
    order by facility.kind, territory.name nulls last, facility.name, facility.id
    limit ${mostFacilities}`.execute(db)
  const yearsOf = (key: 'was' | 'is') =>
    rows.flatMap(({ was: _was, is: _is, ...facility }, at) => {
      const told = rows[at]?.[key]
      return told ? [{ ...facility, ...told }] : []
    })
  return changesBetween(yearsOf('was'), yearsOf('is'))
}

/** The years described, the first first. */
export async function listYears(db: Reader, ctgId: string): Promise<readonly number[]> {
  const rows = await rowsOf(db, 'facility_year', { ctg_id: ctgId })
    .select(['year'])
    .distinct()
    .orderBy('year')
    .limit(120)
    .execute()
  return rows.map(({ year }) => year)
}

/** Communes of the perimeter, by name. */
export const listCommunes = (db: Reader, ctgId: string) =>
  db
    .selectFrom('ctg_perimeter')
    .innerJoin('territory', 'territory.code', 'ctg_perimeter.territory_code')
    .select(['territory.code', 'territory.name'])
    .where('ctg_perimeter.ctg_id', '=', ctgId)
    .orderBy('territory.name')
    .execute()
