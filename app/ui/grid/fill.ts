/** What a block pasted, a fill or an erasure writes in which cells. Pure. Rules: docs/rules/plan.md §14. */
import type { Block } from './clipboard.ts'
import type { Area, Size } from './selection.ts'

/** A text for the cell at a place of the grid. */
export type PlacedText = { readonly row: number; readonly column: number; readonly text: string }

export type PastedCells = {
  readonly texts: readonly PlacedText[]
  /** What the selection becomes. */
  readonly area: Area
  /** Of the block, what fell outside the grid. */
  readonly lostRows: number
  readonly lostColumns: number
}

const eachCell = ({ top, bottom, left, right }: Area, textAt: (row: number, column: number) => string) =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => ({
      row: top + down,
      column: left + across,
      text: textAt(top + down, left + across),
    })),
  ).flat()

/** Whether the selection is several times the block, which is then repeated in it, as spreadsheets do. */
const isRepeated = (size: number, blockSize: number): boolean => size >= blockSize && size % blockSize === 0

/**
 * From the first cell of the selection. One text fills the whole selection; a block is repeated when the selection is several
 * times its size.
 */
export function pasteBlock(block: Block, selected: Area, { rowCount, columnCount }: Size): PastedCells {
  const [blockRows, blockColumns] = [block.length, block[0]?.length ?? 0]
  const [rows, columns] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1]
  const isWhole = isRepeated(rows, blockRows) && isRepeated(columns, blockColumns)
  const bottom = selected.top + (isWhole ? rows : blockRows) - 1
  const right = selected.left + (isWhole ? columns : blockColumns) - 1
  const area = {
    top: selected.top,
    left: selected.left,
    bottom: Math.min(bottom, rowCount - 1),
    right: Math.min(right, columnCount - 1),
  }
  return {
    area,
    lostRows: bottom - area.bottom,
    lostColumns: right - area.right,
    texts: eachCell(
      area,
      (row, column) => block[(row - area.top) % blockRows]?.[(column - area.left) % blockColumns] ?? '',
    ),
  }
}

/** Its first row in all the others; a single row takes the one above it. Empty on the first row of the grid. */
export function fillDown(selected: Area, textAt: (row: number, column: number) => string): readonly PlacedText[] {
  const isOneRow = selected.top === selected.bottom
  if (isOneRow && selected.top === 0) return []
  const source = isOneRow ? selected.top - 1 : selected.top
  const filled = { ...selected, top: isOneRow ? selected.top : selected.top + 1 }
  return eachCell(filled, (_, column) => textAt(source, column))
}

/** The rows of the selection, in turn, in the rows below it: the handle pulled down to `bottom`. Empty when it is not below. */
export const pullDown = (
  selected: Area,
  bottom: number,
  textAt: (row: number, column: number) => string,
): readonly PlacedText[] => {
  const height = selected.bottom - selected.top + 1
  return bottom <= selected.bottom
    ? []
    : eachCell({ ...selected, top: selected.bottom + 1, bottom }, (row, column) =>
        textAt(selected.top + ((row - selected.top) % height), column),
      )
}

export const erase = (selected: Area): readonly PlacedText[] => eachCell(selected, () => '')

export const writeEverywhere = (selected: Area, text: string): readonly PlacedText[] => eachCell(selected, () => text)
