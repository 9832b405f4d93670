/** Start and end of an action from the columns that say them. Pure. Rules: docs/rules/taking-up.md §3. */
import type { DatePrecision } from '#app/kernel/format.ts'
import type { ImportField } from './fields.ts'
import { dateOfNumber, isWholeDuration, parseDate, parsePeriod, type ReadDate, type ReadPeriod } from './parse-date.ts'
import type { PlanCell } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'

export type Cells = readonly { readonly column: number; readonly cell: PlanCell }[]
type Report = (kind: 'date' | 'end-before-start', column: number, text: string) => void
/** For « durée de la CTG ». */
export type CtgPeriod = { readonly startsOn: string | null; readonly endsOn: string | null }

export type ActionDates = {
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
}

/** A column of dates all on the first of a month was typed « sept-26 »: it is known to the month only. */
const isMonthColumn = (table: SheetTable, column: number): boolean => {
  const samples = table.columns.find(({ index }) => index === column)?.samples ?? []
  return samples.length > 1 && samples.every((text) => /^01\/\d\d\/\d{4}$/.test(text))
}

function periodOf({ column, cell }: Cells[number], table: SheetTable, ctg: CtgPeriod): ReadPeriod | undefined {
  if (cell.day)
    return { start: undefined, end: { day: cell.day, precision: isMonthColumn(table, column) ? 'month' : 'day' } }
  if (cell.number !== undefined) {
    const end = dateOfNumber(cell.number)
    return end && { start: undefined, end }
  }
  if (isWholeDuration(cell.text)) {
    const dated = (day: string | null): ReadDate | undefined => (day === null ? undefined : { day, precision: 'day' })
    return { start: dated(ctg.startsOn), end: dated(ctg.endsOn) }
  }
  return parsePeriod(cell.text)
}

/** Columns headed by years and ticked: from the first to the last year ticked. */
function yearsTicked(cells: Cells, table: SheetTable): ReadPeriod | undefined {
  const years = cells
    .filter(({ cell }) => !/^(non|0|-)$/i.test(cell.text))
    .map(({ column }) => table.columns.find(({ index }) => index === column)?.header.slice(-4) ?? '')
    .toSorted()
  const [first, last] = [years.at(0), years.at(-1)]
  return first && last ? { start: parseDate(first), end: parseDate(last) } : undefined
}

export function readDates(
  cellsOf: (field: ImportField) => Cells,
  table: SheetTable,
  ctg: CtgPeriod,
  report: Report,
): ActionDates {
  const read = (field: 'start' | 'end' | 'period'): ReadPeriod | undefined => {
    const [first] = cellsOf(field)
    if (!first) return
    const period = periodOf(first, table, ctg)
    if (!period) report('date', first.column, first.cell.text)
    return period
  }
  const [begins, ends, period] = [read('start'), read('end'), read('period')]
  const years = yearsTicked(cellsOf('year'), table)
  // In a column of starts, a lone date is the start.
  const start = begins?.start ?? begins?.end ?? ends?.start ?? period?.start ?? years?.start
  const end = ends?.end ?? (begins?.start ? begins.end : undefined) ?? period?.end ?? years?.end
  if (start && end && end.day < start.day && end.precision === start.precision) {
    const [cell] = cellsOf('end').concat(cellsOf('period'))
    if (cell) report('end-before-start', cell.column, cell.cell.text)
    return { ...whenOf(start), endsOn: null, endsPrecision: 'month' }
  }
  return { ...whenOf(start), endsOn: end?.day ?? null, endsPrecision: end?.precision ?? 'month' }
}

const whenOf = (start: ReadDate | undefined): Pick<ActionDates, 'startsOn' | 'startsPrecision'> => ({
  startsOn: start?.day ?? null,
  startsPrecision: start?.precision ?? 'month',
})
