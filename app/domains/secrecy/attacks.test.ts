/** What an attacker tries on one small town: naive masking, a cell shown by mistake, perimeters that differ by one commune. */
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { proposeGroupings } from './propose-groupings.ts'
import {
  type AxisNode,
  type CountTable,
  defaultRule,
  type MaskedTable,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'
import { loadSolver } from './solver.ts'

const rule = defaultRule('foyers')
const node = (id: string, parentId: string | null, more: Partial<AxisNode> = {}): AxisNode => ({
  id,
  label: id,
  parentId,
  ...more,
})

/** Illustration: nobody’s counts. */
const districts: Readonly<Record<string, readonly number[]>> = {
  luth: [518, 817, 289, 81, 24, 12, 3, 131],
  agnettes: [488, 719, 255, 69, 22, 7, 4, 124],
  gresillons: [476, 804, 317, 102, 35, 27, 4, 170],
  fosse: [418, 847, 377, 127, 49, 54, 5, 132],
  village: [502, 1109, 523, 196, 78, 105, 8, 178],
  chandon: [258, 604, 319, 120, 47, 66, 5, 110],
}
const bands = ['0', '400', '800', '1200', '1600', '2000', '4000', 'inconnu']
const bandNodes = [...bands.map((id) => node(id, 'total')), node('total', null)]

const town: CountTable = {
  universe: 'qf 2023',
  rows: [...Object.keys(districts).map((id) => node(id, 'ville')), node('ville', null)],
  columns: bandNodes,
  values: [...Object.values(districts).map((counts) => [...counts, null]), [...bands.map(() => null), null]],
}

const shownAgain = (masked: MaskedTable, mark: 'primary' | 'complementary', nth: number): ReleasedTable => {
  const published = publishedFactsOf(masked)
  let seen = 0
  return {
    ...published,
    cells: masked.cells.map((line, y) =>
      line.map((cell, x) => (cell.mark === mark && seen++ === nth ? cell.value : (published.cells[y]?.[x] ?? null))),
    ),
  }
}

const placesOf = (masked: MaskedTable, mark: string) =>
  masked.cells.flatMap((line, y) =>
    line.flatMap((cell, x) =>
      cell.mark === mark ? [`${masked.table.rows[y]?.id} ${masked.table.columns[x]?.id}`] : [],
    ),
  )

describe('a small town', () => {
  test('hides three forbidden counts and one beside each, all totals shown', async () => {
    const masked = await maskTable(town, rule, [])
    expect(placesOf(masked, 'primary')).toEqual(['luth 4000', 'agnettes 4000', 'gresillons 4000'])
    expect(placesOf(masked, 'complementary')).toEqual(['luth 2000', 'agnettes 2000', 'gresillons 2000'])
    expect(masked.counts).toEqual({ shown: 57, primary: 3, complementary: 3, absent: 0 })
    expect(masked.cells[0]?.[5]?.reason).toEqual({
      kind: 'row',
      cells: [{ universe: 'qf 2023', rowId: 'luth', columnId: '4000' }],
    })
    expect(masked.cells[0]?.[6]).toMatchObject({ reason: { kind: 'threshold' }, interval: { low: 1, high: 9 } })
    expect(masked.audit).toMatchObject({ isSafe: true, hidden: 6, exact: 0, tooTight: 0 })
  })

  test('what leaves has one mark and no hidden count', async () => {
    const published = publishedFactsOf(await maskTable(town, rule, []))
    expect(published.cells[0]).toEqual([518, 817, 289, 81, 24, 'secret', 'secret', 131, 1875])
    expect(JSON.parse(JSON.stringify(published))).toEqual(published)
  })

  test.each([0, 1, 2])('the neighbour %i shown by mistake is refused', async (nth) => {
    const audit = await auditRelease(shownAgain(await maskTable(town, rule, []), 'complementary', nth), rule, [])
    expect(audit.isSafe).toBe(false)
    expect(audit.exact).toBeGreaterThan(0)
  })

  test('a forbidden count shown by mistake is refused', async () => {
    const audit = await auditRelease(shownAgain(await maskTable(town, rule, []), 'primary', 0), rule, [])
    expect(audit.findings.map(({ kind }) => kind)).toContain('small')
  })

  test('a higher threshold hides more, a lower one than the source asks is refused', async () => {
    const stricter: SecrecyRule = { ...rule, threshold: 11 }
    const masked = await maskTable(town, stricter, [])
    expect(masked.counts.primary).toBe(7)
    expect(masked.audit.isSafe).toBe(true)
    expect(await auditRelease(publishedFactsOf(masked), rule, [])).toMatchObject({ isSafe: true })
    expect(await auditRelease(publishedFactsOf(await maskTable(town, rule, [])), stricter, [])).toMatchObject({
      isSafe: false,
      failure: 'rule',
    })
    const lower = { ...rule, threshold: 3 }
    expect(await auditRelease(publishedFactsOf(await maskTable(town, lower, [])), lower, [])).toMatchObject({
      failure: 'rule',
    })
  })
})

describe('a second release', () => {
  test('perimeters of all districts but one open nothing, nor all of them together', async () => {
    const ledger = [publishedFactsOf(await maskTable(town, rule, []))]
    for (const left of Object.keys(districts)) {
      const members = Object.keys(districts).filter((id) => id !== left)
      const perimeter: CountTable = {
        universe: town.universe,
        rows: [node(`sauf ${left}`, null), ...members.map((id) => node(id, `sauf ${left}`, { isWithheld: true }))],
        columns: bandNodes,
        values: [[...bands.map(() => null), null], ...members.map((id) => [...(districts[id] ?? []), null])],
      }
      const masked = await maskTable(perimeter, rule, ledger)
      expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
      const published = publishedFactsOf(masked)
      expect(
        published.cells
          .slice(1)
          .flat()
          .every((cell) => cell === null),
      ).toBe(true)
      ledger.push(published)
    }
    // Shown whole, the first perimeter gives back by subtraction what the town hides.
    const whole = ledger[1]
    if (!whole) throw new Error('no perimeter')
    const sums = bands.map((_, band) =>
      Object.entries(districts).reduce((sum, [id, counts]) => (id === 'luth' ? sum : sum + (counts[band] ?? 0)), 0),
    )
    const line = [...sums, sums.reduce((all, one) => all + one, 0)]
    const naive: ReleasedTable = { ...whole, cells: [line, ...whole.cells.slice(1)] }
    expect(await auditRelease(naive, rule, ledger.slice(0, 1))).toMatchObject({ isSafe: false, exact: 2 })
    expect(whole.cells[0]?.filter((cell) => cell === 'secret').length).toBeGreaterThan(0)
  })

  test('a rest that nobody names is protected as a count', async () => {
    const partial: CountTable = {
      universe: 'rest',
      rows: [node('ville', null, { isPartial: true }), node('a', 'ville'), node('b', 'ville')],
      columns: [node('total', null)],
      values: [[40], [20], [18]],
    }
    const masked = await maskTable(partial, rule, [])
    expect(masked.audit.isSafe).toBe(true)
    expect(masked.counts.shown).toBeLessThan(3)
    const all = { ...publishedFactsOf(masked), cells: [[40], [20], [18]] }
    expect((await auditRelease(all, rule, [])).findings).toMatchObject([
      { kind: 'implied', interval: { low: 2, high: 2 } },
    ])
  })

  test('a perimeter of all the named parts of a total does not open what the total leaves unnamed', async () => {
    const rows = [node('ville', null, { isPartial: true }), ...Object.keys(districts).map((id) => node(id, 'ville'))]
    const values = Object.values(districts).map((counts) => [counts[0] ?? 0])
    const named = values.reduce((sum, [count = 0]) => sum + count, 0)
    const columns = [node('total', null)]
    const before = publishedFactsOf(
      await maskTable(
        { universe: 'rest', rows, columns, values: [[named + 7], ...values] },
        { ...rule, threshold: 11 },
        [],
      ),
    )
    const perimeter: CountTable = {
      universe: 'rest',
      rows: [node('nommés', null), ...Object.keys(districts).map((id) => node(id, 'nommés', { isWithheld: true }))],
      columns,
      values: [[named], ...values],
    }
    const masked = await maskTable(perimeter, rule, [before])
    expect(masked.audit.isSafe).toBe(true)
    expect(masked.cells[0]?.[0]?.mark).toBe('complementary')
  })

  test('a count that an earlier release says otherwise is a contradiction, not a guess', async () => {
    const before = publishedFactsOf(await maskTable(town, rule, []))
    const [first, ...others] = town.values
    const corrected = { ...town, values: [[519, ...(first ?? []).slice(1)], ...others] }
    const masked = await maskTable(corrected, rule, [before])
    expect(masked.audit).toMatchObject({ isSafe: false, failure: 'contradiction' })
    expect(masked.counts.shown).toBe(0)
  })

  test('a higher threshold after a lower one narrows nothing further, and is not refused for what is out already', async () => {
    const before = publishedFactsOf(await maskTable(town, rule, []))
    const after = await maskTable(town, { ...rule, threshold: 11 }, [before])
    expect(after.audit).toMatchObject({ isSafe: true, failure: null })
    // What was shown stays shown: hiding it now would hide nothing. A neighbour of 7 is now forbidden by itself.
    expect(after.counts).toEqual({ shown: 57, primary: 4, complementary: 2, absent: 0 })
  })

  test('releases of another universe change nothing', async () => {
    const other = publishedFactsOf(await maskTable({ ...town, universe: 'qf 2022' }, rule, []))
    expect((await maskTable(town, rule, [other])).audit).toMatchObject({ isSafe: true, earlierReleases: 0 })
  })

  test('the same table again hides the same', async () => {
    const before = publishedFactsOf(await maskTable(town, rule, []))
    const again = await maskTable(town, rule, [before])
    expect(publishedFactsOf(again).cells).toEqual(before.cells)
    expect(again.audit).toMatchObject({ isSafe: true, earlierReleases: 1 })
  })
})

describe('what cannot be computed is refused', () => {
  const broken = () => Promise.reject(new Error('no WebAssembly'))
  test('without a solver nothing leaves', async () => {
    const masked = await maskTable(town, rule, [], undefined, broken)
    expect(masked.audit).toMatchObject({ isSafe: false, failure: 'solver' })
    expect(masked.counts.shown).toBe(0)
    const published = publishedFactsOf(await maskTable(town, rule, []))
    expect(await auditRelease(published, rule, [], broken)).toMatchObject({ isSafe: false, failure: 'solver' })
  })

  test('a solver that lies is not believed', async () => {
    const published = shownAgain(await maskTable(town, rule, []), 'complementary', 0)
    const highs = await loadSolver()
    const lying = async () => ({
      ...highs,
      createModel(source?: Parameters<typeof highs.createModel>[0]) {
        const model = highs.createModel(source)
        const { getSolution } = model
        return Object.assign(model, {
          getSolution() {
            const solution = getSolution.call(model)
            return { ...solution, colValue: solution.colValue.map((value, index) => value + 10 * (index % 2)) }
          },
        })
      },
    })
    expect(await auditRelease(published, rule, [], lying)).toMatchObject({ isSafe: false, failure: 'solver' })
  })

  test.each<readonly [string, Partial<ReleasedTable>]>([
    ['a missing row', { cells: [] }],
    ['a parent that is not there', { rows: [...town.rows.slice(0, -1), node('ville', 'nowhere')] }],
    ['a circle of parents', { rows: [...town.rows.slice(0, -1), node('ville', 'luth')] }],
    ['the same id twice', { rows: [...town.rows.slice(0, -1), node('luth', null)] }],
  ])('%s is malformed', async (_, fault) => {
    const published = { ...publishedFactsOf(await maskTable(town, rule, [])), ...fault }
    expect(await auditRelease(published, rule, [])).toMatchObject({ isSafe: false, failure: 'malformed' })
  })

  test('totals that are not the sum of their parts are malformed', async () => {
    const [first, ...others] = town.values
    const wrong = { ...town, values: [[...(first ?? []).slice(0, -1), 1876], ...others] }
    expect((await maskTable(wrong, rule, [])).audit).toMatchObject({ isSafe: false, failure: 'malformed' })
  })
})

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
