/** Masking and its attacker: 200 random tables, 50 linked pairs, tables enumerated by hand. The seed is told on failure. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditRelease } from './audit-release.ts'
import { enumerateIntervals } from './enumerate.fixture.ts'
import { maskTable, maskTables, publishedFactsOf } from './mask-table.ts'
import { linkedPair, nodes, randomTable, tableOf } from './random-tables.fixture.ts'
import { type AxisNode, cellKey, defaultRule, type MaskedTable, type ReleasedTable } from './secrecy.ts'

const rule = defaultRule('foyers')
const seed = 20261129

/** What naive masking would let leave: the forbidden counts hidden, nothing else. */
const naive = (masked: MaskedTable): ReleasedTable => ({
  ...publishedFactsOf(masked),
  areZerosShown: true,
  cells: masked.cells.map((line) =>
    line.map(({ mark, value }) => (mark === 'primary' ? 'secret' : mark === 'absent' ? null : value)),
  ),
})

const expectSafe = (audit: { readonly isSafe: boolean; readonly failure: unknown; readonly findings: unknown }) =>
  expect(audit).toMatchObject({ isSafe: true, failure: null, findings: [] })

const expectNoSmallShown = ({ cells }: ReleasedTable) =>
  expect(cells.flat().filter((cell) => typeof cell === 'number' && cell > 0 && cell < rule.threshold)).toEqual([])

describe('random tables', () => {
  test('two hundred of them leave with nothing to recompute', async () => {
    let naivelyOpen = 0
    await fc.assert(
      fc.asyncProperty(randomTable({ rows: 7, columns: 5, groups: 3 }), async (table) => {
        const masked = await maskTable(table, rule, [])
        expectSafe(masked.audit)
        expectNoSmallShown(publishedFactsOf(masked))
        expect([masked.audit.exact, masked.audit.tooTight]).toEqual([0, 0])
        if (masked.counts.complementary > 0 && !(await auditRelease(naive(masked), rule, [])).isSafe) naivelyOpen++
      }),
      { seed, numRuns: 200 },
    )
    expect(naivelyOpen).toBeGreaterThan(100)
  })

  test('fifty linked pairs leave together, then one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(linkedPair({ rows: 5, columns: 3, groups: 2 }), async ([first, second]) => {
        for (const { audit } of await maskTables([first, second], rule, [])) expectSafe(audit)
        const before = publishedFactsOf(await maskTable(first, rule, []))
        const after = await maskTable(second, rule, [before])
        expectSafe(after.audit)
        expectSafe(await auditRelease(before, rule, [publishedFactsOf(after)]))
      }),
      { seed, numRuns: 50 },
    )
  })
})

describe('the attacker', () => {
  test('bounds each hidden cell as one who tries every filling', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        async (counts, isNaive) => {
          const [rows, columns] = [nodes('r', 2, 'r-all'), nodes('c', 3, 'c-all')]
          const roots = (prefix: string): AxisNode => ({ id: `${prefix}-all`, label: '', parentId: null })
          const masked = await maskTable(tableOf([roots('r'), ...rows], [roots('c'), ...columns], counts), rule, [])
          const published = isNaive ? naive(masked) : publishedFactsOf(masked)
          const total = published.cells[0]?.[0]
          if (typeof total !== 'number') return
          const { intervals } = await auditRelease(published, rule, [])
          const listed = enumerateIntervals(published, total)
          const found = new Map(
            [...listed.keys()].map((key) => {
              const [rowId = '', columnId = ''] = key.split(' ')
              return [key, intervals.get(cellKey({ universe: 'u', rowId, columnId }))] as const
            }),
          )
          expect(found).toEqual(listed)
          compared += listed.size
        },
      ),
      { seed, numRuns: 80 },
    )
    expect(compared).toBeGreaterThan(100)
  })
})
