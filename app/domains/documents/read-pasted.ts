/** What a spreadsheet copied, or what was typed in the grid, as rows of texts. Pure. */

/** Fields by tabs, rows by lines; a field that holds one of them is between quotes. */
export function readPasted(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const fields = /(?:^|[\t\n])(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (const [whole, quoted, plain = ''] of lines.matchAll(fields)) {
    if (whole.startsWith('\n')) rows.push([])
    rows.at(-1)?.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
  }
  return rows
}

type Grid = readonly (readonly string[])[]

/** A block laid from a cell on: the grid grows where it must. */
export function pasteAt(grid: Grid, row: number, column: number, block: Grid): Grid {
  const height = Math.max(grid.length, row + block.length)
  const width = Math.max(grid[0]?.length ?? 0, ...block.map(({ length }) => column + length))
  return Array.from({ length: height }, (_, at) =>
    Array.from({ length: width }, (__, across) => block[at - row]?.[across - column] ?? grid[at]?.[across] ?? ''),
  )
}

/** Without the empty rows and columns of the end. */
export function trimGrid(grid: Grid): Grid {
  const filled = (text: string) => text.trim() !== ''
  const height = grid.findLastIndex((row) => row.some(filled)) + 1
  const width = Math.max(0, ...grid.map((row) => row.findLastIndex(filled) + 1))
  return grid.slice(0, height).map((row) => row.slice(0, width))
}
