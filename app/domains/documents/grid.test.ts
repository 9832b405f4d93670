import { describe, expect, test } from 'vitest'
import type { GridCell } from './document-text.ts'
import { makeGrid } from './grid.ts'

const cell = (colspan = 1, rowspan = 1, isHead = false): GridCell => ({
  isHead,
  align: 'start',
  colspan,
  rowspan,
  blocks: [],
})

/** How many cells cover each place, laid out as a browser does. */
function coverage(rows: readonly (readonly GridCell[])[], columnCount: number): readonly (readonly number[])[] {
  const places = rows.map(() => Array.from({ length: columnCount }, () => 0))
  for (const [top, row] of rows.entries()) {
    let column = 0
    for (const { colspan, rowspan } of row) {
      while ((places[top]?.[column] ?? 0) > 0) column += 1
      for (let down = top; down < top + rowspan; down += 1)
        for (let across = column; across < column + colspan; across += 1) {
          const line = places[down]
          if (line) line[across] = (line[across] ?? 0) + 1
        }
      column += colspan
    }
  }
  return places
}

describe('a table made whole', () => {
  test('keeps what is already whole, and tells its head', () => {
    const rows = [
      [cell(1, 1, true), cell(1, 1, true)],
      [cell(), cell()],
    ]
    expect(makeGrid(rows)).toMatchObject({ kind: 'grid', headRows: 1, rows })
  })

  test('has no head when a head comes down into the rows, nor when there is nothing else', () => {
    expect(makeGrid([[cell(1, 2, true), cell(1, 1, true)], [cell()]])?.headRows).toBe(0)
    expect(makeGrid([[cell(1, 1, true)]])?.headRows).toBe(0)
  })

  test('is nothing without a cell', () => {
    expect(makeGrid([[], []])).toBeUndefined()
  })

  test('gives a column of long words more room', () => {
    const words = (text: string): GridCell => ({ ...cell(), blocks: [{ kind: 'words', runs: [{ text }] }] })
    const [narrow = 0, wide = 0] =
      makeGrid([[words('812'), words('Accueil collectif et familial de la ville '.repeat(4))]])?.widths ?? []
    expect(wide).toBeGreaterThan(2 * narrow)
  })

  test('covers each place once, whatever was merged or left out', () => {
    let seed = 7
    const random = (most: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % (most + 1)
    }
    for (let round = 0; round < 600; round += 1) {
      const typed = Array.from({ length: 1 + random(4) }, () =>
        Array.from({ length: random(5) }, () => cell(1 + random(3), 1 + random(3), random(1) === 0)),
      )
      const grid = makeGrid(typed)
      if (!grid) continue
      expect(
        coverage(grid.rows, grid.widths.length)
          .flat()
          .every((count) => count === 1),
      ).toBe(true)
    }
  })
})
