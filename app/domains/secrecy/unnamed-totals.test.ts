/** Totals under any name: what is guessed from the counts is protected, and refused where it is not. The seed is told on failure. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { maskTable, maskTables, publishedFactsOf } from './mask-table.ts'
import { count } from './random-tables.fixture.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('enfants')
const seed = 20261130

const nodesOf = (labels: readonly string[]): readonly AxisNode[] =>
  labels.map((label) => ({ id: label, label, parentId: null }))
const table = (rows: readonly string[], columns: readonly string[], values: CountTable['values']): CountTable => ({
  ...{ universe: 'enfants 2025', rows: nodesOf(rows), columns: nodesOf(columns), values },
})
/** As one who looks only at the rule would mask it. */
const naive = ({ universe, rows, columns, values }: CountTable): ReleasedTable => ({
  ...{ version: 1, universe, rows, columns, rule, areZerosShown: true },
  cells: values.map((line) => line.map((value) => (value !== null && value > 0 && value < 5 ? 'secret' : value))),
})

const districts = ['Le Luth', 'Les Agnettes', 'Grésillons', 'Village', 'Chandon-Brenu']

describe('the whole of a table that left before, under another name', () => {
  const quarters = table(districts.slice(0, 3), ['ensemble'], [[24], [3], [31]])
  const town = table(['92036'], ['ensemble'], [[58]])
  test('is refused by the server, whichever of the two left first', async () => {
    expect(await auditRelease(naive(town), rule, [naive(quarters)])).toMatchObject({ isSafe: false, exact: 1 })
    expect(await auditRelease(naive(quarters), rule, [naive(town)])).toMatchObject({ isSafe: false, exact: 1 })
  })
  test('is hidden by the workstation that knows what has left', async () => {
    const first = publishedFactsOf(await maskTable(quarters, rule, []))
    const masked = await maskTable(town, rule, [first])
    expect([publishedFactsOf(masked).cells, masked.audit.isSafe]).toEqual([[['secret']], true])
  })
  test('may be shown where it leaves the hidden counts room, and what was guessed before is not reproached', async () => {
    const larger = table(['Hauts-de-Seine'], ['ensemble'], [[1_624_000]])
    expect((await auditRelease(naive(larger), rule, [naive(quarters)])).isSafe).toBe(true)
    const later = table(['Argenteuil'], ['ensemble'], [[7]])
    expect((await auditRelease(naive(later), rule, [naive(quarters), naive(town)])).isSafe).toBe(true)
  })
  test('is refused in what is called a correction too, of another table that it does not deny', async () => {
    const schools = (cells: CountTable['values']) =>
      table(['école A', 'école B'].slice(0, cells.length), ['ensemble'], cells)
    const closed = { ...naive(schools([[12], [13]])), rows: nodesOf(['école A', '92036']) }
    const former = naive(schools([[10]]))
    const released = [naive(quarters), former].map((one) => ({ ...one, isCorrected: true }))
    const correction = { ...closed, cells: [[12], [58]] }
    expect(await auditRelease(correction, rule, released)).toMatchObject({ isSafe: false })
    const other = { ...closed, cells: [[12], [1_624_000]] }
    expect(await auditRelease(other, rule, released)).toMatchObject({ isSafe: true })
  })
  test('is told by its columns too, and ties the counts that both tables show', async () => {
    const ages = table(
      districts.slice(0, 2),
      ['0-2 ans', '3-5 ans'],
      [
        [12, 3],
        [20, 30],
      ],
    )
    const all = table(districts.slice(0, 2), ['tous âges'], [[15], [50]])
    expect((await auditRelease(naive(all), rule, [naive(ages)])).isSafe).toBe(false)
  })
})

describe('a whole under another name', () => {
  const town = table([...districts, 'Toute la ville'], ['2025'], [[12], [3], [7], [8], [0], [30]])
  test('is a total: a second count is hidden with the small one', async () => {
    const masked = await maskTable(town, rule, [])
    expect(masked.counts).toMatchObject({ primary: 1, complementary: 1 })
    expect(masked.table.rows.slice(0, 5).every(({ parentId }) => parentId === 'Toute la ville')).toBe(true)
    expect(publishedFactsOf(masked).cells.at(-1)).toEqual([30])
    expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
  })
  test('that another workstation did not see is refused by the server', async () => {
    expect(await auditRelease(naive(town), rule, [])).toMatchObject({ isSafe: false, exact: 1 })
  })
  test('of columns is one too', async () => {
    const ages = table(
      ['Luth', 'Village'],
      ['0-2 ans', '3-5 ans', 'Total 0-5 ans'],
      [
        [12, 3, 15],
        [20, 30, 50],
      ],
    )
    expect(await auditRelease(naive(ages), rule, [])).toMatchObject({ isSafe: false })
    const masked = await maskTable(ages, rule, [])
    expect(masked.audit.isSafe).toBe(true)
    expect(publishedFactsOf(masked).cells[0]?.filter((cell) => cell === 'secret')).toHaveLength(2)
  })
  test('a line that only could be the sum of others gives no small count either', async () => {
    const chance = table(['a', 'b', 'c', 'd'], ['2025'], [[2], [8], [9], [20]])
    expect((await auditRelease(naive(chance), rule, [])).isSafe).toBe(false)
    const masked = await maskTable(chance, rule, [])
    expect(masked.audit.isSafe).toBe(true)
    expect(masked.counts.shown).toBeGreaterThan(0)
  })
  test('what no line can be the sum of costs nothing', async () => {
    const plain = table(['a', 'b', 'c'], ['2025'], [[3], [80], [95]])
    const masked = await maskTable(plain, rule, [])
    expect(masked.counts).toMatchObject({ primary: 1, complementary: 0 })
  })
})

type Drawn = { readonly groups: readonly (readonly number[][])[]; readonly years: number; readonly at: number }

/** Groups of rows of counts, each with its subtotal, then the whole, under names that say nothing; the same along the columns. */
function drawnTables({
  groups,
  years,
  at,
}: Drawn): readonly { readonly bare: CountTable; readonly told: CountTable }[] {
  const sum = (lines: readonly (readonly number[])[]) =>
    (lines[0] ?? []).map((_, x) => lines.reduce((all, line) => all + (line[x] ?? 0), 0))
  return Array.from({ length: years }, (_, year) => {
    const rows: { readonly node: AxisNode; readonly line: readonly number[] }[] = []
    const totals: (readonly number[])[] = []
    for (const [rank, lines] of groups.entries()) {
      const moved = lines.map((line) => line.map((one, x) => (one * (1 + ((year * (x + 2)) % 3))) % 97))
      const name = `zone ${rank}`
      const hasSubtotal = groups.length > 1
      const total = { node: { id: name, label: name, parentId: 'tout' }, line: sum(moved) }
      const parts = moved.map((line, index) => ({
        node: { id: `${rank}-${index}`, label: `${rank}-${index}`, parentId: hasSubtotal ? name : 'tout' },
        line,
      }))
      rows.push(...(hasSubtotal && at === 0 ? [total] : []), ...parts, ...(hasSubtotal && at > 0 ? [total] : []))
      totals.push(total.line)
    }
    const whole = { node: { id: 'tout', label: 'tout', parentId: null }, line: sum(totals) }
    const all = at === 1 ? [whole, ...rows] : [...rows, whole]
    const width = whole.line.length
    const columns: readonly AxisNode[] = [
      ...Array.from({ length: width }, (_, x) => ({ id: `c${x}`, label: `c${x}`, parentId: 'réunis' })),
      { id: 'réunis', label: 'réunis', parentId: null },
    ]
    const table: CountTable = {
      universe: `enfants ${2020 + year}`,
      rows: all.map(({ node }) => node),
      columns,
      values: all.map(({ line }) => [...line, line.reduce((one, other) => one + other, 0)]),
    }
    const bare = (nodes: readonly AxisNode[]) => nodes.map((node) => ({ ...node, parentId: null }))
    return { told: table, bare: { ...table, rows: bare(table.rows), columns: bare(table.columns) } }
  })
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  groups: fc
    .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 4 }))
    .chain(([width, groups, size]) =>
      fc.array(fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: 2, maxLength: size }), {
        minLength: groups,
        maxLength: groups,
      }),
    ),
  years: fc.integer({ min: 1, max: 2 }),
  at: fc.integer({ min: 0, max: 2 }),
})

test('two hundred tables whose totals nobody named: one who knows them all finds nothing', {
  timeout: 180_000,
}, async () => {
  const results = { naivelyRefused: 0, naivelyOpen: 0, emptied: 0 }
  await fc.assert(
    fc.asyncProperty(drawn, async (one) => {
      const tables = drawnTables(one)
      const masked = await maskTables(
        tables.map(({ bare }) => bare),
        rule,
        [],
      )
      for (const [index, { told: table, bare }] of tables.entries()) {
        const answer = masked[index] ?? expect.unreachable()
        expect(answer.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
        const published = publishedFactsOf(answer)
        // The same counts, by one who was told what each line is.
        expect(await auditRelease({ ...published, rows: table.rows, columns: table.columns }, rule, [])).toMatchObject({
          ...{ isSafe: true, exact: 0, tooTight: 0 },
        })
        if (answer.counts.shown < 2) results.emptied++
        const open = naive(bare)
        const knowing = await auditRelease({ ...open, rows: table.rows, columns: table.columns }, rule, [])
        if (knowing.exact === 0) continue
        results.naivelyOpen++
        if (!(await auditRelease(open, rule, [])).isSafe) results.naivelyRefused++
      }
    }),
    { seed, numRuns: 200 },
  )
  expect(results.naivelyOpen).toBeGreaterThan(100)
  expect(results.naivelyRefused).toBe(results.naivelyOpen)
  expect(results.emptied).toBeLessThan(20)
})
