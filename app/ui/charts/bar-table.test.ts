import { describe, expect, test } from 'vitest'
import { barTable } from './bar-table.ts'
import { palette } from './svg.ts'

const cell = (text: string, ...values: readonly number[]) => ({
  text,
  parts: values.map((value, index) => ({ value, strength: [1, 0.4, 0.12][index] ?? 0 })),
})

describe('amounts where rows meet columns', () => {
  test('each is written, with a bar on the scale of the largest', async () => {
    const { svg } = barTable({
      title: 'Moyens',
      sentence: 'deux financeurs, trois années.',
      columns: ['2026', '2027', '2028'],
      rows: [
        { label: 'Caf', colour: palette.caf, cells: [cell('30 000 €', 20_000, 10_000), cell('à préciser'), null] },
        { label: 'Ville', colour: palette.authority, cells: [cell('60 000 €', 0, 0, 60_000), null, cell('0 €', 0)] },
      ],
    })
    // 280 pixels for the largest, the other in proportion; nothing for what is not known, null or zero.
    expect(svg.match(/<rect/g)).toHaveLength(3)
    expect(svg).toContain('width="280"')
    await expect(svg).toMatchFileSnapshot('golden/bar-table.svg')
  })
  test('columns keep a readable width, however many', () => {
    const columns = Array.from({ length: 20 }, (_, year) => String(2020 + year))
    expect(barTable({ title: 'T', sentence: 's', columns, rows: [] }).svg).toContain('width="2280"')
  })
  test('writes neither NaN nor infinity without column or row, and no word becomes markup', () => {
    const { svg } = barTable({
      title: '<b>',
      sentence: 's',
      columns: [],
      rows: [{ label: '<i>x', colour: palette.caf, cells: [] }],
    })
    expect(svg).not.toMatch(/NaN|Infinity|<b>|<i>/)
  })
})
