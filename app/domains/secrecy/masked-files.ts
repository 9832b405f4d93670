/** What the command writes beside the file: the table as it may leave, and the account that stays with whoever masked it. Pure. */
import { secrecyLabels as t } from './labels.fr.ts'
import type { CellPlace, MaskedTable } from './secrecy.ts'

const quote = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Semicolons and UTF-8 with its mark, as French spreadsheets read them. One mark for all that is hidden. */
export function writeMaskedCsv({ table, cells }: MaskedTable, firstHeading: string): string {
  const lines = [
    [firstHeading, ...table.columns.map(({ label }) => label)],
    ...table.rows.map(({ label }, y) => [
      label,
      ...(cells[y] ?? []).map(({ mark, value }) => {
        if (mark === 'shown') return String(value)
        return mark === 'absent' ? '' : t.secret
      }),
    ]),
  ]
  return `\uFEFF${lines.map((line) => line.map(quote).join(';')).join('\r\n')}\r\n`
}

/** Each hidden cell, why, and what one would find of it. Tells what must not be told: it is kept, not sent. */
export function listHiddenCells({ table, rule, cells }: MaskedTable): readonly string[] {
  const rowNames = new Map(table.rows.map(({ id, label }) => [id, label]))
  const columnNames = new Map(table.columns.map(({ id, label }) => [id, label]))
  const nameOf = ({ rowId, columnId }: CellPlace) =>
    `« ${rowNames.get(rowId) ?? 'le reste'} », « ${columnNames.get(columnId) ?? 'le reste'} »`
  return table.rows.flatMap(({ id: rowId }, y) =>
    table.columns.flatMap(({ id: columnId }, x) => {
      const { reason, interval } = cells[y]?.[x] ?? {}
      if (!reason) return []
      const why = t.reason(reason.kind, rule, reason.cells.map(nameOf))
      const place = nameOf({ universe: table.universe, rowId, columnId })
      return [`${place} : ${why}${interval ? ` ${t.interval(interval)}` : ''}`]
    }),
  )
}
