/** What the pages of taking a plan up read. Only for who may take it up. */
import type { Reader } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { previewImport } from './import/preview.ts'
import { readColumns } from './import/read-columns.ts'
import { loadImport, loadImportFacts, requireImportRight } from './import-store.server.ts'

/** Imports of a CTG, the latest first. */
export const listImports = (db: Reader, ctgId: string) =>
  db
    .selectFrom('plan_import')
    .select(['id', 'file_name as fileName', 'status', 'created_at as createdAt', 'applied_at as appliedAt'])
    .where('ctg_id', '=', ctgId)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()

export type ImportLine = Awaited<ReturnType<typeof listImports>>[number]

/** One import: its columns as chosen, its preview while nothing is written, then what it brought. */
export async function getImportPage({ db, actor }: Context, ctgId: string, importId: string) {
  requireImportRight({ actor }, ctgId, 'plan.start-import')
  const kept = await loadImport(db, { ctgId, importId })
  const facts = await loadImportFacts(db, ctgId)
  const { axes, actions, problems, skipped } = previewImport(kept.sheets, kept.choices.sheets, facts)
  const partyName = (id: string | null) => facts.parties.find((party) => party.id === id)?.shortName
  return {
    ctgId,
    importId,
    fileName: kept.file_name,
    status: kept.status,
    appliedAt: kept.applied_at,
    sheets: kept.sheets.map(({ name, rows }, index) => {
      const chosen = kept.choices.sheets[index]
      const table = readColumns(rows, chosen?.headerRow)
      return {
        name,
        isTaken: chosen?.isTaken ?? false,
        headerRow: (chosen?.headerRow ?? 0) + 1,
        rowCount: rows.length,
        columns: (table?.columns ?? []).map(({ index: column, header, samples }) => ({
          column,
          header,
          samples,
          field: chosen?.fields[column] ?? 'ignored',
        })),
      }
    }),
    axisCount: axes.length,
    actions: actions.map((action) => ({
      key: action.key,
      title: action.title,
      code: action.code,
      axis: action.axis === undefined ? '' : (axes[action.axis]?.title ?? ''),
      lead: partyName(action.leadPartyId) ?? action.leadName,
      startsOn: action.startsOn,
      startsPrecision: action.startsPrecision,
      endsOn: action.endsOn,
      endsPrecision: action.endsPrecision,
      status: action.status,
    })),
    problems,
    skipped,
    brought: kept.status === 'applied' ? await countBrought(db, ctgId, importId) : { actions: 0, changed: 0 },
  }
}

export type ImportPageData = Awaited<ReturnType<typeof getImportPage>>

async function countBrought(db: Reader, ctgId: string, importId: string) {
  const rows = await db
    .selectFrom('action')
    .select('version')
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .execute()
  return { actions: rows.length, changed: rows.filter(({ version }) => version > 1).length }
}
