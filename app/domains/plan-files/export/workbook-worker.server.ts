/** Writes one workbook, in a worker thread: a plan of a thousand actions takes seconds that pages must not wait for. */
import type { CellValue, DataValidation, PageSetup, WriteSheet } from 'hucre'
import { writeOds } from 'hucre/ods'
import { cellRef, colToLetter, writeXlsx } from 'hucre/xlsx'
import { listNames } from '#app/domains/plan/sheet/field-lists.ts'
import { setFrench } from '#app/kernel/french-typography.ts'
import { exportLabels as e } from './labels.fr.ts'
import type { Cell, Column } from './plan-cells.ts'
import type { Lists, PlanTable } from './plan-tables.ts'

type Table = Omit<PlanTable, 'key'>
/** Any table may be written so; `lists` are the values one chooses from, a sheet out of sight. */
export type WorkbookRequest = {
  readonly kind: 'xlsx' | 'ods'
  readonly tables: readonly Table[]
  readonly lists?: Lists
}

/** Rows under the last one where the lists are offered too: people add lines. */
const spareRows = 200
const isDay = /^\d{4}-\d\d-\d\d$/

/** A spreadsheet's day has no time zone: it is written in UTC. */
function cellValue(cell: Cell, { kind }: Column): CellValue {
  if (typeof cell !== 'string') return cell
  if (kind === 'date' && isDay.test(cell)) return new Date(`${cell}T00:00:00Z`)
  return cell === '' ? null : cell
}

/** In an XLSX, « _x000D_ » is a character by its number: written so in a plan, it stays these seven letters. */
const unescaped = (cell: CellValue): CellValue =>
  typeof cell === 'string' ? cell.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : cell

const letterOf = (name: (typeof listNames)[number]): string => colToLetter(listNames.indexOf(name))

function validationsOf({ columns, rows }: Table, lists: Lists | undefined): DataValidation[] {
  if (lists === undefined) return []
  return columns.flatMap(({ list }, index): DataValidation[] => {
    if (list === undefined || lists[list].length === 0) return []
    const letter = letterOf(list)
    return [
      {
        type: 'list',
        range: `${colToLetter(index)}2:${colToLetter(index)}${rows.length + 1 + spareRows}`,
        formula1: `${e.lists}!$${letter}$1:$${letter}$${lists[list].length}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: e.listError.title,
        errorMessage: e.listError.message,
      },
    ]
  })
}

const filterOf = ({ columns, rows }: Table): string => `A1:${cellRef(rows.length, columns.length - 1)}`

/** What a landscape page of A4 holds and is still read, in characters. */
const pageChars = 170
const frozenColumns = 2

/** Printed as it is, a plan would take a hundred pages of two columns each. */
function pageSetupOf({ columns }: Table): PageSetup {
  const widthOf = (some: Table['columns']): number =>
    some.reduce((total, { widthChars, isHidden }) => total + (isHidden ? 0 : widthChars), 0)
  const repeated = widthOf(columns.slice(0, frozenColumns))
  const isNarrow = widthOf(columns) <= pageChars
  // The first columns take their room on each page; a page holds two columns more at least.
  const pages = isNarrow ? 1 : Math.ceil((widthOf(columns) - repeated) / Math.max(pageChars - repeated, pageChars / 2))
  return {
    ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: pages, fitToHeight: 0 },
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: '$1:$1',
    ...(pages > 1 && { printTitlesColumn: `$A:$${colToLetter(frozenColumns - 1)}` }),
  }
}

/** The name Excel gives what is filtered: without it, LibreOffice drops the filter. */
const filterName = (table: Table) => ({
  name: '_xlnm._FilterDatabase',
  range: `'${table.name}'!${filterOf(table).replace(/(?<![A-Z])([A-Z]+)(\d+)/g, '$$$1$$$2')}`,
  scope: table.name,
})

function sheetOf(table: Table, lists: Lists | undefined, kind: WorkbookRequest['kind']): WriteSheet {
  const { name, columns, rows } = table
  const written = kind === 'xlsx' ? unescaped : (value: CellValue) => value
  const values = rows.map((row) => columns.map((column, index) => written(cellValue(row[index] ?? null, column))))
  const titles = columns.map(({ header }) => setFrench(header))
  const cells = new Map(
    titles.map((value, index) => [
      `0,${index}`,
      {
        value,
        style: {
          // Unnamed, a bold font is drawn in whatever serif a machine has.
          font: { bold: true, name: 'Calibri', size: 11 },
          fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'E9EEF3' } },
          alignment: { vertical: 'top' as const, wrapText: true },
        },
      },
    ]),
  )
  return {
    name,
    columns: columns.map(({ widthChars, kind, isHidden }) => ({
      width: widthChars,
      ...(isHidden && { hidden: true }),
      ...(kind === 'date' && { numFmt: 'dd/mm/yyyy' }),
      style: { alignment: { vertical: 'top' as const, wrapText: true } },
    })),
    rows: [titles, ...values],
    cells,
    freezePane: { rows: 1, columns: frozenColumns },
    autoFilter: { range: filterOf(table) },
    dataValidations: validationsOf(table, lists),
    pageSetup: pageSetupOf(table),
    headerFooter: { oddFooter: `&L${name.replaceAll('&', '&&')}&R${e.printedPage} &P / &N` },
  }
}

/** The values one chooses from, a column each, out of sight. */
function sheetOfLists(lists: Lists): WriteSheet {
  const length = Math.max(...listNames.map((name) => lists[name].length))
  const rows = Array.from({ length }, (_, row) => listNames.map((name) => lists[name][row] ?? null))
  return { name: e.lists, rows, hidden: true }
}

/** An ODS keeps neither lists nor a hidden sheet: hucre does not write them. */
export default function write({ kind, tables, lists }: WorkbookRequest) {
  const sheets = tables.map((table) => sheetOf(table, lists, kind))
  if (kind === 'ods') return writeOds({ sheets })
  const namedRanges = tables.map(filterName)
  return writeXlsx({ sheets: lists === undefined ? sheets : [...sheets, sheetOfLists(lists)], namedRanges })
}
