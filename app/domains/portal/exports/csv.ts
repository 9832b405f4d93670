/** A table as CSV, as the schemas ask it: UTF-8, commas, lines ended by CRLF (RFC 4180). Pure. */

/** A cell that a spreadsheet would take for a formula is shown as it is: a space before it. */
const guarded = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? ` ${value}` : value)

const cellOf = (value: string): string => {
  const cell = guarded(value)
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

export const csvOf = <Name extends string>(
  columns: readonly Name[],
  rows: readonly Readonly<Record<Name, string>>[],
): string =>
  [columns, ...rows.map((row) => columns.map((name) => row[name]))]
    .map((cells) => `${cells.map(cellOf).join(',')}\r\n`)
    .join('')
