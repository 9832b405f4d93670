/** A table as CSV, for a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark. Pure. Rules: docs/rules/plan.md §9. */
import { setFrench } from '#app/kernel/french-typography.ts'
import { guardFormula } from '#app/kernel/guard-formula.ts'
import type { Cell, Column } from './plan-cells.ts'
import type { PlanTable } from './plan-tables.ts'

const day = /^(\d{4})-(\d\d)-(\d\d)$/

function show(cell: Cell, { kind }: Column): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return guardFormula(kind === 'date' ? cell.replace(day, '$3/$2/$1') : cell)
}

const quote = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export function writeCsv({ columns, rows }: Pick<PlanTable, 'columns' | 'rows'>): string {
  const titles = columns.map(({ header }) => quote(guardFormula(setFrench(header))))
  const lines = rows.map((row) => columns.map((column, index) => quote(show(row[index] ?? null, column))))
  return `\uFEFF${[titles, ...lines].map((line) => line.join(';')).join('\r\n')}\r\n`
}
