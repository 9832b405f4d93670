/** Which rows of the plan's grid are drawn, and in which order. */
import { describe, expect, test } from 'vitest'
import { columnsInSight, showWindow } from './rows-window.ts'
import { orderRows } from './sort-rows.ts'

describe('rows drawn', () => {
  const shown = (first: number, active: number, count = 1_000) =>
    showWindow({ count, first, inSight: 10, spare: 5, always: [active] })
  test('make the whole height with their gaps, wherever one has scrolled and wherever the focus is', () => {
    for (const count of [0, 1, 7, 40, 1_000])
      for (const first of [0, 3, 500, 995, 2_000])
        for (const active of [-1, 0, 250, 999]) {
          const rows = shown(first, active, count)
          const total = rows.reduce((sum, row) => sum + (row.kind === 'gap' ? row.count : 1), 0)
          expect(total, `${count} rows from ${first}, focus on ${active}`).toBe(count)
          expect(rows.some((row) => row.kind === 'drawn' && row.index === active)).toBe(active >= 0 && active < count)
        }
  })
  test('are few', () => {
    expect(shown(500, 3).filter(({ kind }) => kind === 'drawn')).toHaveLength(21)
  })
})

describe('columns drawn', () => {
  const widths = [5, 18, 16, 10, 12]
  test.each([
    [0, 20, { first: 0, inSight: 2 }],
    [5, 18, { first: 1, inSight: 1 }],
    [20, 30, { first: 1, inSight: 4 }],
    [45, 100, { first: 3, inSight: 2 }],
  ])('from %i, %i wide', (left, width, seen) => {
    expect(columnsInSight(widths, left, width)).toEqual(seen)
  })
})

describe('the order of rows', () => {
  const columns = [
    { key: 'code', header: 'N°', kind: 'text', widthRem: 5 },
    { key: 'title', header: 'Titre', kind: 'text', widthRem: 9 },
    { key: 'ends', header: 'Fin', kind: 'date', widthRem: 5 },
  ] as const
  const rows = [
    { rowId: 'a', texts: { code: '1.10', title: 'étape', ends: 'sept. 2027' } },
    { rowId: 'b', texts: { code: '1.2', title: 'Zone', ends: '' } },
    { rowId: 'c', texts: { code: '1.1', title: 'eau', ends: '31/12/2026' } },
  ]
  const order = (key: string, isDescending = false) => orderRows(rows, columns, { key, isDescending }).join('')
  test('is that of codes, of French words, of days; what is empty comes last both ways', () => {
    expect(order('code')).toBe('cba')
    expect(order('title')).toBe('cab')
    expect(order('ends')).toBe('cab')
    expect(order('ends', true)).toBe('acb')
  })
})
