/** What the pages and documents read of facilities, each in one statement. The caller has checked the right to read. */
import { type RawBuilder, sql } from 'kysely'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type FacilityOfYear, mostFacilities } from './facilities.ts'

export type FacilityRow = FacilityOfYear & {
  readonly year: number
  readonly communeName: string | null
  readonly address: string
  readonly isConfirmed: boolean
  readonly writtenBy: string
  readonly writtenOn: string
}

const facilitiesOf = (ctgId: Value<string>, year: RawBuilder<unknown>) => sql<FacilityRow>`
    select described.year, facility.id, facility.kind, facility.name, facility.address, facility.commune_code as "communeCode",
      territory.name as "communeName", described.state, described.places, described.opening, described.operator,
      described.operator_kind as "operatorKind", described.has_cof as "hasCof", described.source, described.note,
      described.is_confirmed as "isConfirmed", described.written_by as "writtenBy",
      (described.written_at at time zone 'Europe/Paris')::date as "writtenOn"
    from facility_year as described
    join facility on facility.ctg_id = described.ctg_id and facility.id = described.facility_id
    left join territory on territory.code = facility.commune_code
    where described.ctg_id = ${ctgId} and described.year = ${year}
    order by facility.kind, territory.name nulls last, facility.name
    limit ${mostFacilities}`

/** Facilities described that year, by kind, commune and name. */
export const listOfYear = async (db: Reader, ctgId: string, year: number): Promise<readonly FacilityRow[]> =>
  (await facilitiesOf(ctgId, sql`${year}::integer`).execute(db)).rows

const askLastYear = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string; readonly until: number }>) =>
  facilitiesOf(
    slot('ctgId'),
    sql`(select max(year) from facility_year where ctg_id = ${slot('ctgId')} and year <= ${slot('until')}::integer)`,
  ),
)

/** The same, of the last year described, not after the one given. Empty when none is. */
export const listOfLastYear = (db: Reader, ctgId: string, until = 2100): Promise<readonly FacilityRow[]> =>
  askLastYear(db, { ctgId, until })

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
