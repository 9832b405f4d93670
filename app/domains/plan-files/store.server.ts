/** Loads imports of a plan for commands and pages. Every statement carries the CTG's id. */

import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { writtenShape } from './bring-back/written.ts'
import { mappingShape } from './import/import-mapping.ts'
import { sheetsShape } from './import/plan-cell.ts'

export type ImportKey = { readonly ctgId: string; readonly importId: string }

const selectImport = (db: Reader, { ctgId, importId }: ImportKey) =>
  db.selectFrom('plan_import').selectAll().where('ctg_id', '=', ctgId).where('id', '=', importId)

type Row = { readonly sheet: unknown; readonly mapping: unknown; readonly written: unknown }
const read = <R extends Row>(row: R) => ({
  ...row,
  sheets: sheetsShape.parse(row.sheet),
  choices: mappingShape.parse(row.mapping),
  written: row.written === null ? null : writtenShape.parse(row.written),
})

/** @throws DomainError not-found, also for another CTG's import */
export const loadImport = async (db: Reader, key: ImportKey) =>
  read(found(await selectImport(db, key).executeTakeFirst(), 'plan.import-not-found'))

/** Locked until commit. */
export const lockImport = async ({ tx }: Work, key: ImportKey) => ({
  ctgId: key.ctgId,
  ...read(found(await selectImport(tx, key).forUpdate().executeTakeFirst(), 'plan.import-not-found')),
})

/** The last spreadsheet filed and what was chosen of it; undefined for the first one. */
export async function findLastImport(db: Reader, ctgId: string) {
  const row = await rowsOf(db, 'plan_import', { ctg_id: ctgId })
    .select(['sheet', 'mapping'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return
  const { sheets: mappings, values } = mappingShape.parse(row.mapping)
  return { sheets: sheetsShape.parse(row.sheet), mappings, values }
}
