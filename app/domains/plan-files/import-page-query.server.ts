/** What the pages of taking a plan up read. Only for who may take it up. */
import { planPermissions } from '#app/domains/plan/permissions.ts'
import { choicesIn, type NameList } from '#app/domains/plan/sheet/field-lists.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { loadImportUndoing } from './bring-back/import-undoing.server.ts'
import { isOwnExport, loadPlan, readReturn } from './bring-back/read-return.server.ts'
import type { SheetMapping } from './import/import-mapping.ts'
import { importLabels } from './import/labels.fr.ts'
import { cellFates, countFates, type LedgerLine } from './import/ledger.ts'
import { matchActions } from './import/match-actions.ts'
import type { PlanSheet } from './import/plan-cell.ts'
import { keepTicked, previewImport, type TakenAction } from './import/preview.ts'
import { readColumns } from './import/read-columns.ts'
import { findSaidAgain } from './import/said-again.ts'
import type { ShownCells } from './import/shown-cells.ts'
import { loadImport } from './store.server.ts'

const cellsPerPage = 50

/** What became of the cells: how many of each fate, why, and a page of them. */
function ledgerPage(lines: readonly LedgerLine[], sheets: readonly { readonly name: string }[], shown: ShownCells) {
  return cellFates.map((fate) => {
    const own = lines.filter((line) => line.fate === fate)
    const pageCount = Math.max(1, Math.ceil(own.length / cellsPerPage))
    const page = shown.fate === fate ? Math.min(shown.page, pageCount) : 1
    const reasons = [...Map.groupBy(own, importLabels.account)].map(([words, { length }]) => ({ words, count: length }))
    return {
      ...{ fate, count: own.length, page, pageCount, isOpen: shown.fate === fate },
      reasons: reasons.toSorted((one, other) => other.count - one.count),
      cells: own.slice((page - 1) * cellsPerPage, page * cellsPerPage).map((line) => ({
        sheet: sheets[line.sheet]?.name ?? '',
        cell: line.cell,
        isComment: line.part === 'comment',
        text: line.text.slice(0, 200),
        account: importLabels.account(line),
      })),
    }
  })
}

/** A sheet of the file, with what each of its columns is read as. */
function shownSheet(
  { name, rows, hidden, hiddenRows = [], hiddenColumns = [] }: PlanSheet,
  chosen: SheetMapping | undefined,
) {
  const table = readColumns(rows, chosen?.headerRow, name)
  return {
    name,
    isTaken: chosen?.isTaken ?? false,
    headerRow: (chosen?.headerRow ?? 0) + 1,
    rowCount: rows.length,
    isHidden: hidden === true,
    isAllRead: chosen?.isAllRead ?? false,
    /** Something in it is struck or hidden: one may ask for it. */
    hasLeft: hiddenRows.length > 0 || rows.some((row) => row.some(({ struck }) => struck)),
    columns: (table?.columns ?? []).map(({ index: column, header, samples }) => ({
      column,
      header,
      samples,
      isHidden: hiddenColumns.includes(column),
      field: chosen?.fields[column] ?? ('ignored' as const),
    })),
  }
}

/** One import: its columns as chosen, its preview while nothing is written, then what it brought. */
export async function getImportPage(
  { db, actor }: Context,
  ctgId: string,
  importId: string,
  shown: ShownCells = { fate: undefined, page: 1 },
) {
  requireRight(actor, planPermissions.importPlan, { ctgId }, 'plan.start-import')
  const planImport = await loadImport(db, { ctgId, importId })
  if (isOwnExport(planImport)) return getReturnPage(db, ctgId, planImport)
  const { plan, facts: names } = await loadPlan(db, ctgId)
  const facts = { ...names, values: planImport.choices.values }
  const preview = previewImport(planImport.sheets, planImport.choices.sheets, facts)
  const { axes, actions, problems, skipped, unknown, ledger } = preview
  const sheetNames = planImport.sheets.map(({ name }) => name)
  const sameTitles = findSaidAgain(actions, sheetNames, 'title')
  const sameCodes = findSaidAgain(actions, sheetNames, 'code')
  // Once written, the plan is compared with nothing.
  const matched = planImport.status === 'preview' ? matchActions(actions, plan, names) : []
  const matchOf = new Map(matched.map((match) => [match.key, match]))
  const optionsIn = (list: NameList) => choicesIn(list, names).map(({ id, text }) => ({ value: id, label: text }))
  const services = optionsIn('services')
  const partyName: PartyName = (id) => facts.parties.find((party) => party.id === id)?.shortName
  return {
    ctgId,
    importId,
    kind: 'spreadsheet' as const,
    fileName: planImport.file_name,
    status: planImport.status,
    appliedAt: planImport.applied_at,
    sheets: planImport.sheets.map((sheet, index) => shownSheet(sheet, planImport.choices.sheets[index])),
    axisCount: keepTicked(preview, []).axes.length,
    actions: actions.map((action) => ({
      ...saidOf(action, partyName),
      axis: action.axis === undefined ? '' : (axes[action.axis]?.title ?? ''),
      sameTitle: sameTitles.get(action.key),
      sameCode: sameCodes.get(action.key),
      lead:
        services.find(({ value }) => value === action.leadServiceId)?.label ??
        partyName(action.leadPartyId) ??
        action.leadName,
      match: matchOf.get(action.key),
    })),
    absentCount: matched.length > 0 ? plan.actions.size - new Set(matched.map(({ id }) => id)).size : 0,
    problems,
    skipped,
    unknown,
    valueOptions: { parties: optionsIn('parties'), services, themes: optionsIn('themes') },
    fates: countFates(ledger),
    ledger: planImport.status === 'preview' ? ledgerPage(ledger, planImport.sheets, shown) : [],
    brought: planImport.status === 'applied' ? await countBrought(db, ctgId, importId) : 0,
    broughtSteps: planImport.written?.stepCount ?? 0,
    changedCells: (planImport.written?.rows ?? []).reduce((total, { cells }) => total + cells.length, 0),
    left: planImport.written?.leftCount ?? 0,
    /** Of an import undone in part: the sheets that stayed, with why. */
    stayed: planImport.status === 'undone' ? (await loadImportUndoing(db, planImport, true)).sheets.staying : [],
    undoing: await undoingOf(db, planImport),
  }
}

type PartyName = (id: string | null) => string | undefined

const shownLength = 240
const cut = (text: string): string => (text.length > shownLength ? `${text.slice(0, shownLength).trimEnd()}…` : text)

/** What the preview shows of an action by itself: its dates, its amounts, who takes part, what is kept in words. */
const saidOf = (action: TakenAction, partyName: PartyName) => ({
  key: action.key,
  title: action.title,
  code: action.code,
  left: action.left,
  /** Key of the line of which it is a part, by its number. */
  stepOf: action.step?.of,
  tooLongFor: action.tooLongFor,
  startsOn: action.startsOn,
  startsPrecision: action.startsPrecision,
  endsOn: action.endsOn,
  endsPrecision: action.endsPrecision,
  status: action.status,
  amounts: action.amounts.map((amount) => ({
    ...{ funder: amount.label, euros: amount.euros, year: amount.year },
    /** Of those of the line above it. */
    isPart: action.step?.amounts.includes(amount) === false,
  })),
  partners: [...action.partyIds.flatMap((id) => partyName(id) ?? []), action.partnersText].filter(Boolean).join(', '),
  description: cut(action.description),
  need: cut(action.need),
})

type AnyImportPage = Awaited<ReturnType<typeof getImportPage>>
export type ImportPageData = Extract<AnyImportPage, { kind: 'spreadsheet' }>
export type ReturnPageData = Extract<AnyImportPage, { kind: 'return' }>

type StoredImport = Awaited<ReturnType<typeof loadImport>>

/** Our own export that comes back: what it changes while nothing is written, then what it changed. */
async function getReturnPage(db: Reader, ctgId: string, planImport: StoredImport) {
  const { difference, otherSheets, tables } = await readReturn(db, ctgId, planImport)
  const rows = planImport.written?.rows ?? []
  const changed = rows.filter(({ isNew }) => !isNew)
  return {
    ctgId,
    importId: planImport.id,
    kind: 'return' as const,
    fileName: planImport.file_name,
    status: planImport.status,
    appliedAt: planImport.applied_at,
    ...difference,
    otherSheets,
    bareSheets: tables.flatMap(({ isBare, sheetName }) => (isBare ? [sheetName] : [])),
    otherColumns: tables.flatMap(({ sheetName, others }) => others.map((other) => ({ sheetName, ...other }))),
    undoing: await undoingOf(db, planImport),
    written: {
      cells: changed.reduce((total, { cells }) => total + cells.length, 0),
      newRows: rows.length - changed.length,
      left: planImport.written?.leftCount ?? 0,
    },
  }
}

const countBrought = (db: Reader, ctgId: string, importId: string): Promise<number> =>
  rowsOf(db, 'action', { ctg_id: ctgId, import_id: importId }).count()

/** What undoing it would do; null for what is not written, or is undone. */
async function undoingOf(db: Reader, planImport: StoredImport) {
  if (planImport.status !== 'applied') return null
  const { sheets, changed, removed, left } = await loadImportUndoing(db, planImport)
  return {
    sheets,
    cells: changed.reduce((total, { cells }) => total + cells.length, 0),
    parts: removed.filter(({ isWithSheet }) => !isWithSheet).length,
    left,
  }
}
export type ImportUndoing = NonNullable<Awaited<ReturnType<typeof undoingOf>>>
