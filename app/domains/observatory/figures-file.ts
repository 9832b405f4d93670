/** The figures of one indicator as a table to take away: what one may see, with the reason where there is none. Pure. */
import { observatoryLabels as t } from './labels.fr.ts'
import { type Indicator, type MissingReason, type Reading, roundTo } from './observatory.ts'

export type FigureRow = {
  readonly code: string
  readonly name: string
  readonly year: number
  readonly reading: Reading
}
const text = (header: string, widthChars: number) => ({ header, widthChars, kind: 'text' }) as const
const number = (header: string, widthChars: number) => ({ header, widthChars, kind: 'number' }) as const

export const figureColumns = [
  text(t.tableHeader.indicator, 30),
  text(t.tableHeader.code, 12),
  text(t.tableHeader.territory, 28),
  number(t.tableHeader.year, 8),
  number(t.tableHeader.value, 12),
  text(t.tableHeader.unit, 14),
  text(t.tableHeader.state, 24),
  text(t.tableHeader.source, 30),
] as const

const reason = (missing: MissingReason): string => t.missing[missing]

export const figuresTable = (indicator: Indicator, rows: readonly FigureRow[]) => ({
  name: indicator.name.slice(0, 31),
  columns: figureColumns,
  rows: rows.map(({ code, name, year, reading }) => [
    indicator.name,
    code,
    name,
    year,
    reading.kind === 'value' ? roundTo(reading.value, indicator.decimals) : null,
    t.unit[indicator.unit],
    reading.kind === 'value'
      ? reading.flags.map((flag) => t.flag[flag]).join(', ') || t.published
      : reason(reading.reason),
    t.formatSource(indicator, year),
  ]),
})
export type FiguresTableFile = ReturnType<typeof figuresTable>
