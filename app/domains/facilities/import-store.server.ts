/** Imports of lists as commands and pages load them. Every statement carries the CTG's id. */
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { KnownFacility } from './compare-list.ts'
import { keptReading, keptWriting } from './kept-reading.ts'
import { listKnown } from './store.server.ts'

type ImportKey = { readonly ctgId: string; readonly facilityImportId: string }

const columns = [
  ...(['id', 'year', 'file_name as fileName', 'source', 'reading', 'state', 'written'] as const),
  ...(['created_by as createdBy', 'created_at as createdAt'] as const),
] as const

const ofImport = (db: Reader, { ctgId, facilityImportId }: ImportKey) =>
  db.selectFrom('facility_import').select(columns).where('ctg_id', '=', ctgId).where('id', '=', facilityImportId)

type ImportRow = Awaited<ReturnType<ReturnType<typeof ofImport>['executeTakeFirstOrThrow']>>

const read = (ctgId: string, row: ImportRow | undefined) => {
  const { reading, written, ...rest } = found(row, 'facilities.import-not-found')
  return {
    ...{ ctgId, ...rest },
    reading: keptReading.parse(reading),
    written: written === null ? null : keptWriting.parse(written),
  }
}

/** @throws DomainError not-found */
export const findImport = async (db: Reader, key: ImportKey) =>
  read(key.ctgId, await ofImport(db, key).executeTakeFirst())

/** Locks an import until commit. @throws DomainError not-found */
export const lockImport = async ({ tx }: Pick<Work, 'tx'>, key: ImportKey) =>
  read(key.ctgId, await ofImport(tx, key).forUpdate().executeTakeFirst())

/** What is described of the year of a list, as it is compared with it. */
export async function listCompared(db: Reader, ctgId: string, year: number): Promise<readonly KnownFacility[]> {
  const rows = await listKnown(db, ctgId, year)
  return rows.map(({ id, kind, name, communeCode, state, version, ...described }) => ({
    ...{ id, kind, name, communeCode },
    year:
      state === null || version === null
        ? null
        : {
            ...{
              state,
              version,
              isConfirmed: described.isConfirmed ?? true,
              places: described.places,
              operatorKind: described.operatorKind,
              hasCof: described.hasCof,
            },
            ...{ opening: described.opening ?? '', operator: described.operator ?? '' },
            ...{ source: described.source ?? '', note: described.note ?? '' },
          },
  }))
}
