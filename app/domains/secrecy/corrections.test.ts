/** A corrected table is masked at least as much as the one it corrects, and both read together open nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { enumerateIntervals } from './enumerate.fixture.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { nodes, tableOf } from './random-tables.fixture.ts'
import { type AxisNode, type CountTable, defaultRule, type EarlierRelease, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('enfants')
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const rows = [node('town', null), ...['luth', 'village', 'agnettes'].map((id) => node(id, 'town'))]
const columns = [node('all', null)]
type Counts = readonly (number | 'secret')[]

const released = (...cells: Counts): ReleasedTable => ({
  ...{ version: 1, universe: 'enfants 2025', rows, columns, rule, areZerosShown: true },
  cells: cells.map((cell) => [cell]),
})
const counted = (...values: readonly number[]): CountTable => ({
  ...{ universe: 'enfants 2025', rows, columns },
  values: values.map((value) => [value]),
})
const corrected = (table: ReleasedTable): EarlierRelease => ({ ...table, isCorrected: true })
const cellsOf = (table: ReleasedTable) => table.cells.map(([cell]) => cell)

describe('a correction', () => {
  test('says another total and another count; what was hidden stays hidden, what did not change stays shown', async () => {
    const former = corrected(released(20, 12, 'secret', 'secret'))
    const masked = await maskTable(counted(21, 13, 3, 5), rule, [former])
    expect(cellsOf(publishedFactsOf(masked))).toEqual([21, 13, 'secret', 'secret'])
    expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
  })

  test('without being one is refused: what a party showed does not change', async () => {
    const masked = await maskTable(counted(21, 13, 3, 5), rule, [released(20, 12, 'secret', 'secret')])
    expect(masked.audit).toMatchObject({ isSafe: false, failure: 'contradiction' })
  })

  test.each([
    ['a small count hidden before is large now', counted(418, 12, 400, 6)],
    ['a hidden count is none', counted(20, 12, 0, 8)],
    ['the sum of the hidden counts is another', counted(24, 12, 7, 5)],
  ])('keeps hidden what was hidden: %s', async (_, table) => {
    const masked = await maskTable(table, rule, [corrected(released(20, 12, 'secret', 'secret'))])
    expect(cellsOf(publishedFactsOf(masked)).slice(2)).toEqual(['secret', 'secret'])
    expect(masked.audit.isSafe).toBe(true)
  })

  test('of a large count that is small hides it and its total, not a count that everybody has read', async () => {
    const masked = await maskTable(counted(11, 3, 8, 0), rule, [corrected(released(20, 12, 8, 0))])
    expect(cellsOf(publishedFactsOf(masked))).toEqual(['secret', 'secret', 8, 0])
    expect(masked.audit.isSafe).toBe(true)
  })
})

test('a count left as « s » in what is typed again stays hidden, though the workstation does not know it', async () => {
  const table = { ...counted(21, 13, 0, 0), values: [[21], [13], [null], [null]] }
  const masked = await maskTable(table, rule, [corrected(released(20, 12, 'secret', 'secret'))])
  expect(cellsOf(publishedFactsOf(masked)).slice(0, 2)).toEqual([21, 13])
  expect(masked.audit.isSafe).toBe(true)
})

test('in one of two towns leaves the other as it was: what nothing ties to it is not supposed otherwise', async () => {
  const towns = ['a', 'b'].flatMap((name) => [node(name, null), ...[1, 2, 3].map((at) => node(`${name}${at}`, name))])
  const table = (values: readonly (number | 'secret')[]) => ({ ...released(...values), rows: towns })
  const former = table([20, 12, 'secret', 'secret', 30, 22, 'secret', 'secret'])
  const truth = { ...counted(24, 12, 7, 5, 30, 22, 4, 4), rows: towns }
  const masked = await maskTable(truth, rule, [corrected(former)])
  expect(cellsOf(publishedFactsOf(masked))).toEqual([24, 12, 'secret', 'secret', 30, 22, 'secret', 'secret'])
  expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
})

describe('the attacker reads both', () => {
  test.each([
    ['a hidden count shown by the correction', released(20, 12, 'secret', 'secret'), released(21, 13, 'secret', 5)],
    ['a hidden count given by a new total', released(20, 12, 'secret', 'secret'), released('secret', 13, 3, 5)],
    ['a small count beside one shown before', released(20, 12, 8, 0), released(11, 'secret', 'secret', 0)],
  ])('%s is refused', async (_, former, correction) => {
    expect((await auditRelease(correction, rule, [corrected(former)])).isSafe).toBe(false)
  })

  test('bounds that meet leave a count between 4 and 5: refused, though each table is safe', async () => {
    const grid = [node('total', null), node('y', 'total'), node('z', 'total')]
    const crossed = (totals: readonly number[], y: number, z: number): ReleasedTable => ({
      ...released(),
      rows: grid,
      columns: [node('all', null), node('one', 'all'), node('two', 'all')],
      cells: [[...totals], [y, 'secret', 'secret'], [z, 'secret', 'secret']],
    })
    const former = crossed([26, 15, 11], 6, 20)
    const correction = crossed([16, 9, 7], 10, 6)
    expect(await auditRelease(former, rule, [])).toMatchObject({ isSafe: true })
    expect(await auditRelease(correction, rule, [])).toMatchObject({ isSafe: true })
    const audit = await auditRelease(correction, rule, [corrected(former)])
    expect(audit.isSafe).toBe(false)
    expect(audit.findings).toContainEqual(
      expect.objectContaining({ rowId: 'y', columnId: 'one', interval: { low: 4, high: 5 } }),
    )
  })
})

const count = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 }))

/** Two of three counts drawn again, or all: an error of typing, a file made otherwise. */
const versions = fc
  .tuple(
    fc.array(count, { minLength: 6, maxLength: 6 }),
    fc.array(fc.option(count, { freq: 1 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([before, changes]) => [before, before.map((value, at) => changes[at] ?? value)] as const)
const axis = (prefix: string, length: number) => [
  node(`${prefix}-all`, null),
  ...nodes(prefix, length, `${prefix}-all`),
]
const drawn = (counts: readonly number[]) => tableOf(axis('r', 3), axis('c', 2), counts)
/** Every filling is tried: few units, few hidden cells. */
const most = 24

test('80 random corrections: nothing hidden is shown, nothing shown and true is hidden, no count is bounded by both', async () => {
  let [safe, all, met] = [0, 0, 0]
  await fc.assert(
    fc.asyncProperty(versions, async ([before, after]) => {
      const first = publishedFactsOf(await maskTable(drawn(before), rule, []))
      const masked = await maskTable(drawn(after), rule, [corrected(first)])
      all++
      if (!masked.audit.isSafe) return
      safe++
      const second = publishedFactsOf(masked)
      const isSmall = [first, second].every(
        ({ cells }) => Number(cells[0]?.[0]) <= most && cells.flat().filter((cell) => cell === 'secret').length <= 8,
      )
      const [one, other] = isSmall
        ? [enumerateIntervals(first, most), enumerateIntervals(second, most)]
        : [new Map(), new Map()]
      for (const [y, line] of first.cells.entries())
        for (const [x, cell] of line.entries()) {
          const now = second.cells[y]?.[x]
          if (cell === 'secret') expect(now).toBe('secret')
          else if (cell === masked.cells[y]?.[x]?.value) expect(now).toBe(cell)
          const key = `${first.rows[y]?.id} ${first.columns[x]?.id}`
          const [a, b] = [one.get(key), other.get(key)]
          if (!a || !b) continue
          const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)]
          if (low <= high) met++
          if (low <= high) expect(Math.min(high - low - 4, high - 5)).toBeGreaterThanOrEqual(0)
        }
    }),
    { numRuns: 80, seed: 13 },
  )
  // A correction that nobody may send is of no use: most may be.
  expect(met).toBeGreaterThan(20)
  expect(safe / all).toBeGreaterThan(0.7)
}, 120_000)

describe('where many hidden counts are tied together', () => {
  const names = Array.from({ length: 210 }, (_, rank) => `q${rank}`)
  const town = (total: number, ...cells: Counts): ReleasedTable => ({
    ...released(total, ...cells),
    rows: [node('town', null), ...names.slice(0, cells.length).map((id) => node(id, 'town'))],
  })
  test('one of them may be corrected: each is supposed the only one', async () => {
    const hidden = names.slice(0, 90).map(() => 'secret' as const)
    expect((await auditRelease(town(510, ...hidden), rule, [corrected(town(500, ...hidden))])).isSafe).toBe(true)
  })

  test('of too many none is proved apart: refused, not passed over', async () => {
    const hidden = Array.from({ length: 210 }, () => 'secret' as const)
    const audit = await auditRelease(town(1210, ...hidden), rule, [corrected(town(1200, ...hidden))])
    expect(audit).toMatchObject({ isSafe: false, failure: 'solver' })
  })
})
