/** Rules other than the threshold, and groupings that free cells. */
import { describe, expect, test } from 'vitest'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { proposeGroupings } from './propose-groupings.ts'
import { type CountTable, defaultRule } from './secrecy.ts'
import { bands, districts, town } from './small-town.fixture.ts'

const rule = defaultRule('foyers')

describe('other rules', () => {
  test('a territory with too few units says its total only', async () => {
    const masked = await maskTable(town, { ...rule, minimumPopulation: 1600 }, [])
    expect(masked.cells[5]?.[0]).toMatchObject({ mark: 'primary', reason: { kind: 'population' } })
    expect(masked.cells[5]?.[8]).toMatchObject({ mark: 'shown' })
    expect(masked.audit.isSafe).toBe(true)
  })

  test('a cell where one contributor weighs too much is hidden', async () => {
    const largest = town.rows.map((_, y) => town.columns.map((_, x) => (y === 0 && x === 0 ? 500 : 1)))
    const masked = await maskTable({ ...town, largest }, { ...rule, dominancePercent: 85 }, [])
    expect(masked.cells[0]?.[0]).toMatchObject({ mark: 'primary', reason: { kind: 'dominance' } })
  })

  test('counts that their source has rounded are read as intervals', async () => {
    const rounded = (count: number | null) => (count === null ? null : Math.round(count / 5) * 5)
    const sums = [...bands.map((_, band) => Object.values(districts).reduce((sum, one) => sum + (one[band] ?? 0), 0))]
    const table: CountTable = {
      ...town,
      values: [
        ...Object.values(districts).map((counts) =>
          [...counts, counts.reduce((all, one) => all + one, 0)].map(rounded),
        ),
        [...sums, sums.reduce((all, one) => all + one, 0)].map(rounded),
      ],
    }
    const masked = await maskTable(table, { ...rule, roundedTo: 5 }, [])
    expect(masked.audit).toMatchObject({ isSafe: true, failure: null })
    expect(masked.counts.shown).toBe(63)
    // The exact counts come after the blurred ones: what is hidden stays as wide as it was.
    const exact = await maskTable(town, rule, [publishedFactsOf(masked)])
    expect(exact.audit).toMatchObject({ isSafe: true, failure: null })
    expect(exact.counts.primary).toBe(3)
  })
})

test('groupings say what they would free, and what they lead to is safe', async () => {
  const masked = await maskTable(town, rule, [])
  const groupings = await proposeGroupings(town, rule, [])
  expect(groupings[0]).toMatchObject({ axis: 'columns', ids: ['2000', '4000'], hidden: 0, freed: 6 })
  const again = await maskTable(groupings[0]?.table ?? town, rule, [])
  expect(again.audit.isSafe).toBe(true)
  expect(again.cells[0]?.map(({ mark, value }) => [mark, value]).slice(4, 8)).toEqual([
    ['shown', 24],
    ['shown', 15],
    ['absent', 12],
    ['absent', 3],
  ])
  // Once the detail has left, the grouping that would have opened it is held against it.
  const after = await maskTable(groupings[0]?.table ?? town, rule, [publishedFactsOf(masked)])
  expect(after.audit).toMatchObject({ isSafe: true, earlierReleases: 1 })
})
