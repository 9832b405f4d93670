/** What the command writes beside the file: the table as it may leave, and the account that stays with whoever masked it. Pure. */
import { guardFormula } from '#app/kernel/guard-formula.ts'
import { derivedMark } from './derived-mark.ts'
import { secrecyLabels as t } from './labels.fr.ts'
import type { CellMark, CellPlace, MaskedTable } from './secrecy.ts'

const quote = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

type CellWords = { readonly mark: CellMark; readonly text: string }

/** Semicolons and UTF-8 with its mark, as French spreadsheets read them. One mark for all that is hidden. */
function writeCsv({ table }: MaskedTable, firstHeading: string, sayCell: (y: number, x: number) => CellWords): string {
  const lines = [
    [firstHeading, ...table.columns.map(({ label }) => label)].map(guardFormula),
    ...table.rows.map(({ label }, y) => [
      guardFormula(label),
      ...table.columns.map((_, x) => {
        const { mark, text } = sayCell(y, x)
        if (mark === 'shown') return text
        return mark === 'absent' ? '' : t.secret
      }),
    ]),
  ]
  return `\uFEFF${lines.map((line) => line.map(quote).join(';')).join('\r\n')}\r\n`
}

export const writeMaskedCsv = (masked: MaskedTable, firstHeading: string): string =>
  writeCsv(masked, firstHeading, (y, x) => {
    const { mark, value } = masked.cells[y]?.[x] ?? nothing
    return { mark, text: String(value) }
  })

const nothing = { mark: 'absent', value: null } as const

/** The share of each count in the total of its row, in percent: hidden as soon as one of the two is. */
export function writeSharesCsv(masked: MaskedTable, firstHeading: string): string {
  const total = masked.table.columns.findIndex(({ parentId }) => parentId === null)
  return writeCsv(masked, firstHeading, (y, x) => {
    const [part, whole] = [masked.cells[y]?.[x] ?? nothing, masked.cells[y]?.[total] ?? nothing]
    const share = whole.value ? ((part.value ?? 0) / whole.value) * 100 : undefined
    const mark = derivedMark(part.mark, whole.mark)
    return share === undefined && mark === 'shown'
      ? { mark: 'absent', text: '' }
      : { mark, text: (share ?? 0).toFixed(1).replace('.', ',') }
  })
}

/** Each hidden cell, why, and what one would find of it. Tells what must not be told: it is kept, not sent. */
export function listHiddenCells({ table, rule, cells }: MaskedTable): readonly string[] {
  const rowNames = new Map(table.rows.map(({ id, label }) => [id, label]))
  const columnNames = new Map(table.columns.map(({ id, label }) => [id, label]))
  const nameOf = ({ rowId, columnId }: CellPlace) => t.place(rowNames.get(rowId), columnNames.get(columnId))
  return table.rows.flatMap(({ id: rowId }, y) =>
    table.columns.flatMap(({ id: columnId }, x) => {
      const { reason, interval } = cells[y]?.[x] ?? {}
      if (!reason) return []
      const why = t.reason(reason.kind, rule, reason.cells.map(nameOf))
      const place = nameOf({ universe: table.universe, rowId, columnId })
      return [t.hidden(place, why, interval)]
    }),
  )
}
