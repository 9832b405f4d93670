/** What the pages of taking a plan up read. Only for who may take it up. */
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { choicesIn, type NameList } from '#app/domains/plan/sheet/field-lists.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isOwnExport, loadPlan, readReturn } from './bring-back/read-return.server.ts'
import { countFates } from './import/cell-fates.ts'
import { matchActions } from './import/match-actions.ts'
import { previewImport } from './import/preview.ts'
import { readColumns } from './import/read-columns.ts'
import { loadImport } from './store.server.ts'

/** One import: its columns as chosen, its preview while nothing is written, then what it brought. */
export async function getImportPage({ db, actor }: Context, ctgId: string, importId: string) {
  requireRight(actor, planPermissions.importPlan, { ctgId }, 'plan.start-import')
  const kept = await loadImport(db, { ctgId, importId })
  if (isOwnExport(kept)) return getReturnPage(db, ctgId, kept)
  const { plan, facts: names } = await loadPlan(db, ctgId)
  const facts = { ...names, values: kept.choices.values }
  const { axes, actions, problems, skipped, unknown, fates } = previewImport(kept.sheets, kept.choices.sheets, facts)
  // Once written, the plan is compared with nothing.
  const matched = kept.status === 'preview' ? matchActions(actions, plan, names) : []
  const matchOf = new Map(matched.map((match) => [match.key, match]))
  const optionsIn = (list: NameList) => choicesIn(list, names).map(({ id, text }) => ({ value: id, label: text }))
  const services = optionsIn('services')
  const partyName = (id: string | null) => facts.parties.find((party) => party.id === id)?.shortName
  return {
    ctgId,
    importId,
    kind: 'spreadsheet' as const,
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
      lead:
        services.find(({ value }) => value === action.leadServiceId)?.label ??
        partyName(action.leadPartyId) ??
        action.leadName,
      startsOn: action.startsOn,
      startsPrecision: action.startsPrecision,
      endsOn: action.endsOn,
      endsPrecision: action.endsPrecision,
      status: action.status,
      match: matchOf.get(action.key),
    })),
    absentCount: matched.length > 0 ? plan.actions.size - matched.length : 0,
    problems,
    skipped,
    unknown,
    valueOptions: { parties: optionsIn('parties'), services, themes: optionsIn('themes') },
    fates: countFates(fates),
    brought: kept.status === 'applied' ? await countBrought(db, ctgId, importId) : { actions: 0, changed: 0 },
    changedCells: (kept.written?.rows ?? []).reduce((total, { cells }) => total + cells.length, 0),
    left: kept.written?.leftCount ?? 0,
  }
}

type AnyImportPage = Awaited<ReturnType<typeof getImportPage>>
export type ImportPageData = Extract<AnyImportPage, { kind: 'spreadsheet' }>
export type ReturnPageData = Extract<AnyImportPage, { kind: 'return' }>

type Kept = Awaited<ReturnType<typeof loadImport>>

/** Our own export that comes back: what it changes while nothing is written, then what it changed. */
async function getReturnPage(db: Reader, ctgId: string, kept: Kept) {
  const { difference, otherSheets, tables } = await readReturn(db, ctgId, kept)
  const rows = kept.written?.rows ?? []
  const changed = rows.filter(({ isNew }) => !isNew)
  return {
    ctgId,
    importId: kept.id,
    kind: 'return' as const,
    fileName: kept.file_name,
    status: kept.status,
    appliedAt: kept.applied_at,
    ...difference,
    otherSheets,
    otherColumns: tables.flatMap(({ sheetName, others }) => others.map((other) => ({ sheetName, ...other }))),
    written: {
      cells: changed.reduce((total, { cells }) => total + cells.length, 0),
      changedRows: changed.length,
      newRows: rows.length - changed.length,
      left: kept.written?.leftCount ?? 0,
    },
  }
}

async function countBrought(db: Reader, ctgId: string, importId: string) {
  const rows = await db
    .selectFrom('action')
    .select('version')
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .execute()
  return { actions: rows.length, changed: rows.filter(({ version }) => version > 1).length }
}
