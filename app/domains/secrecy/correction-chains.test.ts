/** Corrections drawn one after the other: whatever was corrected, neither two versions nor all of them open a hidden count. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBounds } from './attack-bounds.ts'
import { writeAttackEquations } from './attack-equations.ts'
import { isTight } from './attack-room.ts'
import { auditRelease } from './audit-release.ts'
import { readAbove } from './denied-sums.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { nodes, tableOf } from './random-tables.fixture.ts'
import { type AxisNode, type CountTable, cellKey, defaultRule, type ReleasedTable } from './secrecy.ts'
import { loadSolver } from './solver.ts'

const rule = defaultRule('enfants')
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const corrected = (table: ReleasedTable) => ({ ...table, isCorrected: true })
const [rows, columns] = [
  [node('r-all', null), ...nodes('r', 3, 'r-all')],
  [node('c-all', null), ...nodes('c', 2, 'c-all')],
]

type Change = { readonly at: number; readonly count: number }
const count = fc.integer({ min: 0, max: 9 })
const counts = fc.array(count, { minLength: 6, maxLength: 6 })
const change = fc.record({ at: fc.integer({ min: 0, max: 5 }), count: fc.integer({ min: 0, max: 13 }) })
const changed = (counts: readonly number[], one: Change) => counts.with(one.at, one.count)

/** What left of each version, corrected one after the other; fewer when one of them may not leave. */
async function leave(versions: readonly (readonly number[])[]): Promise<readonly ReleasedTable[]> {
  const left: ReleasedTable[] = []
  for (const counts of versions) {
    const masked = await maskTable(tableOf(rows, columns, counts), rule, left.map(corrected))
    if (!masked.audit.isSafe) break
    left.push(publishedFactsOf(masked))
  }
  return left
}

/** Hidden counts left too little room, for who knows which one alone was corrected between two versions. */
async function listOpened([one, other]: readonly ReleasedTable[], at: number): Promise<readonly string[]> {
  if (!one || !other) return []
  const place = { universe: one.universe, rowId: `r${Math.floor(at / 2)}`, columnId: `c${at % 2}` }
  const moved = new Set(readAbove([one])(cellKey(place)))
  const equations = writeAttackEquations([one, other], other, [], (table, key) =>
    table === one && moved.has(key) ? `before ${key}` : key,
  )
  if (typeof equations === 'string') return expect.unreachable(equations)
  const bounds = findBounds(await loadSolver(), equations, () => false)
  return equations.unknowns.flatMap((unknown, rank) => {
    const found = bounds?.get(rank) ?? unknown
    return unknown.isHidden && isTight(unknown, found) ? [`${cellKey(unknown.place)} ${found.low}-${found.high}`] : []
  })
}

test('40 tables of which one count is corrected: who knows which learns no hidden count from both', async () => {
  let [safe, all] = [0, 0]
  await fc.assert(
    fc.asyncProperty(counts, change, async (before, one) => {
      const left = await leave([before, changed(before, one)])
      if (left.length === 0 || before[one.at] === one.count) return
      all++
      safe += left.length - 1
      expect(await listOpened(left, one.at)).toEqual([])
    }),
    { numRuns: 40, seed: 20, examples: [[[5, 4, 1, 2, 0, 1], { at: 4, count: 1 }]] },
  )
  expect(safe / all).toBeGreaterThan(0.9)
}, 60_000)

test('15 chains of three corrections: who has kept all versions is told no more by the latest of them alone', async () => {
  const example = [
    { at: 2, count: 6 },
    { at: 0, count: 5 },
    { at: 0, count: 5 },
  ]
  let whole = 0
  await fc.assert(
    fc.asyncProperty(counts, fc.array(change, { minLength: 3, maxLength: 3 }), async (first, changes) => {
      const versions = [first]
      for (const one of changes) versions.push(changed(versions.at(-1) ?? first, one))
      const left = await leave(versions)
      whole += Number(left.length === versions.length)
      for (const [rank, published] of left.entries()) {
        const former = left.slice(0, rank)
        for (const from of former.keys())
          expect(await auditRelease(published, rule, former.slice(from).map(corrected))).toMatchObject({ isSafe: true })
        const one = changes[rank - 1]
        if (one && versions[rank - 1]?.[one.at] !== one.count)
          expect(await listOpened(left.slice(rank - 1, rank + 1), one.at)).toEqual([])
      }
    }),
    { numRuns: 15, seed: 21, examples: [[[0, 1, 1, 4, 9, 3], example]] },
  )
  expect(whole).toBeGreaterThan(9)
}, 60_000)

describe('a table of other categories after a correction', () => {
  const table = (ids: readonly string[], ...values: readonly number[]): CountTable => ({
    universe: 'enfants 2025',
    columns: [node('all', null)],
    rows: ids.map((id, rank) => node(id, rank === 0 ? null : (ids[0] ?? null))),
    values: values.map((value) => [value]),
  })
  const leaveOf = async (one: CountTable, former: readonly ReleasedTable[] = []) =>
    publishedFactsOf(await maskTable(one, rule, former.map(corrected)))
  const ages = ['town', 'young', 'old']

  test('may leave, though it says nothing of the counts that were corrected', async () => {
    const first = await leaveOf(table(ages, 60, 28, 32))
    const second = await leaveOf(table(ages, 70, 38, 32), [first])
    const masked = await maskTable(table(['schools', 'one', 'two'], 50, 20, 30), rule, [corrected(first), second])
    expect(masked.audit).toMatchObject({ isSafe: true, failure: null })
    expect(publishedFactsOf(masked).cells).toEqual([[50], [20], [30]])
  })

  test('may be corrected in its turn', async () => {
    const schools = ['town', 'one', 'two']
    const first = await leaveOf(table(ages, 60, 28, 32))
    const second = await leaveOf(table(ages, 61, 29, 32), [first])
    const third = publishedFactsOf(await maskTable(table(schools, 61, 30, 31), rule, [corrected(first), second]))
    expect(third.cells).toEqual([[61], [30], [31]])
    const masked = await maskTable(table(schools, 61, 29, 32), rule, [first, second, third].map(corrected))
    expect(masked.audit).toMatchObject({ isSafe: true, failure: null })
    expect(publishedFactsOf(masked).cells).toEqual([[61], [29], [32]])
  })
})
