/** Start and end of an action from the columns that say them. Pure. Rules: docs/rules/taking-up.md §3. */

import type { ActionDates } from '#app/domains/plan/plan.ts'
import type { FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import { firstDayOf } from '#app/kernel/calendar.ts'
import {
  ctgBoundOf,
  dateOfNumber,
  isWholeDuration,
  parseDate,
  parsePeriod,
  type ReadDate,
  type ReadPeriod,
} from '#app/kernel/parse-date.ts'
import type { LineAccounts } from './line-accounts.ts'
import type { PlanCell } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'
import { isTick } from './ticks.ts'

export type Cells = readonly { readonly column: number; readonly cell: PlanCell }[]

/** A column of dates all on the first of a month was typed « sept-26 »: it is known to the month only. */
const isMonthColumn = (table: SheetTable, column: number): boolean => {
  const samples = table.columns.find(({ index }) => index === column)?.samples ?? []
  return samples.length > 1 && samples.every((text) => /^01\/\d\d\/\d{4}$/.test(text))
}

type Bound = 'start' | 'end' | 'period'

/** A lone date where its column and its own words put it. */
function placed(period: ReadPeriod, field: Bound): ReadPeriod {
  const { start, end, from, isEnd = false } = period
  if (start || isEnd) return { start, end }
  if (field === 'start') return { start: from ?? end, end: undefined }
  return { start: field === 'period' ? from : undefined, end }
}

function periodOf({ column, cell }: Cells[number], field: Bound, table: SheetTable, ctg: FieldLists['ctg']) {
  if (cell.day)
    return {
      start: undefined,
      end: { day: cell.day, precision: isMonthColumn(table, column) ? 'month' : 'day' },
    } as const
  // Pasted as text, a day keeps the number that spreadsheets count it by.
  const number = cell.number ?? (/^\d{5}$/.test(cell.text) ? Number(cell.text) : undefined)
  if (number !== undefined) {
    const end = dateOfNumber(number)
    return end && { start: undefined, end }
  }
  return periodOfText(cell.text, ctg) ?? periodOfLines(cell.text, field, ctg)
}

function periodOfText(text: string, ctg: FieldLists['ctg']): ReadPeriod | undefined {
  const dated = (day: string | null): ReadDate | undefined => (day === null ? undefined : { day, precision: 'day' })
  if (isWholeDuration(text)) return { start: dated(ctg.startsOn), end: dated(ctg.endsOn) }
  const bound = ctgBoundOf(text)
  if (!bound) return parsePeriod(text)
  const end = dated(bound === 'start' ? ctg.startsOn : ctg.endsOn)
  return end && { start: undefined, end }
}

/** Several dates in one cell, one a line: from the earliest to the latest, when each is understood. */
function periodOfLines(text: string, field: Bound, ctg: FieldLists['ctg']): ReadPeriod | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const periods = lines.flatMap((line) => periodOfText(line, ctg) ?? [])
  if (lines.length < 2 || periods.length < lines.length) return
  const days = periods
    .flatMap(({ start, from, end }) => [start, from, end])
    .filter((date) => date !== undefined)
    .toSorted((one, other) => one.day.localeCompare(other.day))
  const [first, last] = [days.at(0), days.at(-1)]
  if (field === 'start') return { start: first, end: undefined }
  return { start: field === 'end' ? undefined : first, end: last }
}

/** « fin 2026 ? »: of a date that is doubted, only the year is taken. */
const yearOnly = (date: ReadDate | undefined): ReadDate | undefined =>
  date && { day: `${date.day.slice(0, 4)}-01-01`, precision: 'year' }

/** Columns headed by years, or parts of years, and ticked: from the beginning of the first to the end of the last. */
function yearsTicked(
  cells: Cells,
  table: SheetTable,
  isUnticked: (text: string) => boolean,
): (ReadPeriod & { readonly isBroken: boolean }) | undefined {
  const ticked = new Set(
    cells
      .filter(({ cell }) => !isUnticked(cell.text))
      // A word merged over several columns, « travaux », lasts as long as they do.
      .flatMap(({ column, cell: { across = 1 } }) => Array.from({ length: across }, (_, offset) => column + offset)),
  )
  const periods = table.columns
    .flatMap(({ index, header }) => periodHeading(header).map((text) => ({ index, text })))
    .toSorted((one, other) => dayOf(one.text).localeCompare(dayOf(other.text)))
  const isTicked = ({ index }: { readonly index: number }): boolean => ticked.has(index)
  const [first, last] = [periods.find(isTicked), periods.findLast(isTicked)]
  if (!first || !last) return
  const within = periods.slice(periods.indexOf(first), periods.indexOf(last))
  const isBroken = within.some(
    (period) =>
      !isTicked(period) && table.columns.some(({ index, guess }) => index === period.index && guess === 'year'),
  )
  return { start: parseDate(first.text, 'start'), end: parseDate(last.text), isBroken }
}
/** « Calendrier, 2026 », « 2026, S1 »: the last heading, with the year above it when it has none. */
function periodHeading(header: string): readonly string[] {
  const parts = header.split(', ')
  return [parts.at(-1) ?? '', parts.toReversed().join(' ')].filter((text) => parseDate(text) !== undefined).slice(0, 1)
}
const dayOf = (heading: string): string => parseDate(heading)?.day ?? ''

/** « 15/03/2026 » in « mars 2026 », in « 2026 ». */
const isWithin = (date: ReadDate | undefined, ticked: ReadDate | undefined): boolean =>
  date !== undefined && ticked !== undefined && firstDayOf(date.day, ticked.precision) === ticked.day

export function readDates(
  { cellsOf, report, keep }: Pick<LineAccounts, 'cellsOf' | 'report' | 'keep'>,
  table: SheetTable,
  ctg: FieldLists['ctg'],
  isUnticked: (text: string) => boolean,
): ActionDates {
  const read = (field: Bound): ReadPeriod | undefined => {
    const [first] = cellsOf(field)
    if (!first) return
    const { column, cell } = first
    const isDoubted = cell.text.includes('?')
    const asked = isDoubted ? { column, cell: { ...cell, text: cell.text.replaceAll('?', '').trim() } } : first
    const period = periodOf(asked, field, table, ctg)
    if (!period || isDoubted) report(period ? 'doubtful-date' : 'date', column, cell.text)
    const where = period && placed(period, field)
    return where && isDoubted ? { start: yearOnly(where.start), end: yearOnly(where.end) } : where
  }
  const [begins, ends, period] = [read('start'), read('end'), read('period')]
  const years = yearsTicked(cellsOf('year'), table, isUnticked)
  // What its own column says and nobody understands is not replaced by what another one says.
  const isUnread = (field: Bound, one: ReadPeriod | undefined): boolean =>
    cellsOf(field).length > 0 && one === undefined
  const start = isUnread('start', begins) ? undefined : (begins?.start ?? ends?.start ?? period?.start ?? years?.start)
  const end = isUnread('end', ends) ? undefined : (ends?.end ?? begins?.end ?? period?.end ?? years?.end)
  // A date that another column overrides is not lost: its words stay.
  for (const [field, one] of [
    ['start', begins],
    ['end', ends],
    ['period', period],
  ] as const) {
    const isUsed = [one?.start, one?.end].every((date) => date === undefined || date === start || date === end)
    const [cell] = cellsOf(field)
    if (cell && one && !isUsed) keep(cell.column, cell.cell.text)
  }
  const saysPeriod = (column: number): boolean =>
    table.columns.some(({ index, header }) => index === column && periodHeading(header).length > 0)
  const areSaid = years && !years.isBroken && isWithin(start, years.start) && isWithin(end, years.end)
  // Two moments, and nothing between them: a start and an end do not say it. Nor do they say a tick of no year, or of other dates.
  for (const { column, cell } of cellsOf('year'))
    if (!isUnticked(cell.text) && (!areSaid || !saysPeriod(column) || !isTick(cell.text))) keep(column, cell.text)
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
