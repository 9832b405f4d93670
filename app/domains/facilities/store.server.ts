/** Loads, locks and writes for the commands of the slice. Every statement carries the CTG's id. */
import { sql } from 'kysely'
import { changedMeanwhile } from '#app/kernel/changed-meanwhile.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { YearRow } from './facilities.ts'
import { inputLabels } from './input-labels.fr.ts'

type WithTransaction = Pick<Work, 'tx'>
type FacilityKey = { readonly ctgId: string; readonly facilityId: string }

/** @throws DomainError not-found */
export async function lockFacility({ tx }: WithTransaction, { ctgId, facilityId }: FacilityKey) {
  const row = await rowOf(tx, 'facility', { ctgId, id: facilityId }).lock([
    'id',
    'kind',
    'name',
    'commune_code as communeCode',
    'address',
    'version',
  ])
  return { ctgId, ...found(row, 'facilities.facility-not-found') }
}

/** A commune of the perimeter, or none. @throws DomainError invalid */
export async function requireCommune(
  { tx }: WithTransaction,
  ctgId: string,
  communeCode: string | null,
): Promise<void> {
  if (communeCode === null) return
  const row = await rowsOf(tx, 'ctg_perimeter', { ctg_id: ctgId, territory_code: communeCode }).find(['territory_code'])
  if (!row)
    throw new DomainError('invalid', 'facilities.commune-outside', {
      communeCode: inputLabels.communeOfCtg,
    })
}

export const yearColumns = [
  ...(['state', 'places', 'opening', 'operator', 'operator_kind as operatorKind', 'has_cof as hasCof'] as const),
  ...(['source', 'note', 'version'] as const),
] as const

/** What is described of a year; undefined when nothing is. */
export const findYear = (
  { tx }: WithTransaction,
  { ctgId, facilityId, year }: FacilityKey & { readonly year: number },
) => rowsOf(tx, 'facility_year', { ctg_id: ctgId, facility_id: facilityId, year }).lock(yearColumns)

/** @throws DomainError conflict, the saved words at each field */
export function refuseIfChanged(
  saved: (YearRow & { readonly version: number }) | undefined,
  typed: YearRow,
  version: number | null,
): void {
  if ((saved?.version ?? null) === version) return
  const { version: _version, ...values } = saved ?? { version: 0, ...typed }
  throw changedMeanwhile('facilities', values, typed)
}

/** Confirmed unless it says that it is not. */
type YearToWrite = YearRow & { readonly facilityId: string; readonly isConfirmed?: boolean }

/** Describes one year of many facilities, in one statement; what was described before is replaced. */
export async function writeYears(
  { tx, actor, at }: Work,
  { ctgId, year }: { readonly ctgId: string; readonly year: number },
  rows: readonly YearToWrite[],
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('facility_year')
    .columns([
      ...(['ctg_id', 'facility_id', 'year', 'state', 'places', 'opening', 'operator', 'operator_kind'] as const),
      ...(['has_cof', 'source', 'note', 'is_confirmed', 'written_by', 'written_at'] as const),
    ])
    .expression(
      sql`select ${ctgId}::uuid, facility_id, ${year}::integer, state::facility_state, places, opening, operator,
        operator_kind::facility_operator_kind, has_cof, source, note, is_confirmed, ${actor.name}, ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(
          rows.map(({ facilityId, operatorKind, hasCof, isConfirmed = true, ...row }) => ({
            ...{
              ...row,
              facility_id: facilityId,
              operator_kind: operatorKind,
              has_cof: hasCof,
              is_confirmed: isConfirmed,
            },
          })),
        )}::jsonb) as given (facility_id uuid, state text, places integer, opening text, operator text,
          operator_kind text, has_cof boolean, is_confirmed boolean, source text, note text)`,
    )
    .onConflict((conflict) =>
      conflict.columns(['ctg_id', 'facility_id', 'year']).doUpdateSet((eb) => ({
        ...{ state: eb.ref('excluded.state'), places: eb.ref('excluded.places'), opening: eb.ref('excluded.opening') },
        ...{ operator: eb.ref('excluded.operator'), operator_kind: eb.ref('excluded.operator_kind') },
        ...{ has_cof: eb.ref('excluded.has_cof'), source: eb.ref('excluded.source'), note: eb.ref('excluded.note') },
        ...{ written_by: eb.ref('excluded.written_by'), written_at: eb.ref('excluded.written_at') },
        is_confirmed: eb.ref('excluded.is_confirmed'),
        version: eb('facility_year.version', '+', 1),
      })),
    )
    .execute()
}

/** Facilities of the CTG with what is described of that year. @param db inside the transaction of an import, or to preview it */
export const listKnown = (db: Reader, ctgId: string, year: number) =>
  db
    .selectFrom('facility')
    .leftJoin('facility_year as described', (join) =>
      sameCtg('described.facility_id', 'facility.id')(join).on('described.year', '=', year),
    )
    .select(['facility.id', 'facility.kind', 'facility.name', 'facility.commune_code as communeCode'])
    .select([
      ...(['described.state', 'described.places', 'described.opening', 'described.operator'] as const),
      ...(['described.operator_kind as operatorKind', 'described.has_cof as hasCof'] as const),
      ...([
        'described.source',
        'described.note',
        'described.version',
        'described.is_confirmed as isConfirmed',
      ] as const),
    ])
    .where('facility.ctg_id', '=', ctgId)
    .limit(5000)
    .execute()
