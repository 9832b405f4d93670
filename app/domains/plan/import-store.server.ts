/** Loads imports of a plan for commands and pages. Every statement carries the CTG's id. */
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { mappingShape } from './import/import-mapping.ts'
import { sheetsShape } from './import/plan-cell.ts'
import type { ImportFacts } from './import/read-action.ts'
import { planPermissions } from './permissions.ts'

export type ImportKey = { readonly ctgId: string; readonly importId: string }

/** 404 for a stranger, then 403 for who may not take a plan up. */
export function requireImportRight({ actor }: Pick<Work, 'actor'>, ctgId: string, name: string): void {
  requireMembership(actor, ctgId)
  authorize(allows(planPermissions.importPlan, actor, { ctgId }), name)
}

const selectImport = (db: Reader, { ctgId, importId }: ImportKey) =>
  db.selectFrom('plan_import').selectAll().where('ctg_id', '=', ctgId).where('id', '=', importId)

type Row = { readonly sheet: unknown; readonly mapping: unknown }
const read = <R extends Row>(row: R) => ({
  ...row,
  sheets: sheetsShape.parse(row.sheet),
  choices: mappingShape.parse(row.mapping),
})

/** @throws DomainError not-found, also for another CTG's import */
export const loadImport = async (db: Reader, key: ImportKey) =>
  read(found(await selectImport(db, key).executeTakeFirst(), 'plan.import-not-found'))

/** Locked until commit. */
export const lockImport = async ({ tx }: Work, key: ImportKey) =>
  read(found(await selectImport(tx, key).forUpdate().executeTakeFirst(), 'plan.import-not-found'))

/** The last spreadsheet filed and what was chosen of it; undefined for the first one. */
export async function findLastImport(db: Reader, ctgId: string) {
  const row = await db
    .selectFrom('plan_import')
    .select(['sheet', 'mapping'])
    .where('ctg_id', '=', ctgId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { sheets: sheetsShape.parse(row.sheet), mappings: mappingShape.parse(row.mapping).sheets }
}

/** What reading a plan needs to know of the CTG. */
export async function loadImportFacts(db: Reader, ctgId: string): Promise<ImportFacts> {
  const ctg = found(
    await db
      .selectFrom('ctg')
      .select(['starts_on as startsOn', 'ends_on as endsOn'])
      .where('id', '=', ctgId)
      .executeTakeFirst(),
    'ctg.not-found',
  )
  const parties = await db
    .selectFrom('party')
    .select(['id', 'name', 'short_name as shortName'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  return { ...ctg, parties }
}
