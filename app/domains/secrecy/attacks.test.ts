/** What an attacker tries on one small town: naive masking, a cell shown by mistake, perimeters that differ by one commune. */
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { type CountTable, defaultRule, type MaskedTable, type ReleasedTable, type SecrecyRule } from './secrecy.ts'
import { bandNodes, bands, districts, node, town } from './small-town.fixture.ts'
import { loadSolver } from './solver.ts'

const rule = defaultRule('foyers')

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
    const values = town.values.map((line) => line.map((count) => count && count * 2))
    const other = publishedFactsOf(await maskTable({ ...town, universe: 'qf 2022', values }, rule, []))
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
