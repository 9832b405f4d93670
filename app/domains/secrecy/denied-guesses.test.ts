/** What an earlier version denies is not guessed: no counts fit it, whichever count alone was corrected. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBounds } from './attack-bounds.ts'
import { writeAttackEquations } from './attack-equations.ts'
import type { Guess } from './attack-guesses.ts'
import { withoutDenied } from './denied-guesses.ts'
import { readAbove } from './denied-sums.ts'
import { maskTable, publishedFactsOf } from './mask-table.ts'
import { nodes, tableOf } from './random-tables.fixture.ts'
import { type AxisNode, cellKey, defaultRule, type ReleasedTable } from './secrecy.ts'
import { loadSolver } from './solver.ts'

const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const [lines, across] = [5, 2]
const rows = [node('r-all', null), ...nodes('r', lines, 'r-all')]
const columns = [node('c-all', null), ...nodes('c', across, 'c-all')]
const isSmall = (count: number) => count > 0 && count < 5

/** A table with its totals, of which these counts are hidden. */
function release(counts: readonly number[], hidden: ReadonlySet<string>, areZerosShown: boolean): ReleasedTable {
  const inner = Array.from({ length: lines }, (_, y) => counts.slice(y * across, (y + 1) * across))
  const grid = [counts, ...inner].map((line, y) =>
    Array.from({ length: across + 1 }, (_, x) =>
      line.filter((_, at) => x === 0 || (y === 0 ? at % across : at) === x - 1).reduce((sum, one) => sum + one, 0),
    ),
  )
  return {
    ...{ version: 1, universe: 'foyers 2025', rows, columns, rule: defaultRule('foyers'), areZerosShown },
    cells: grid.map((line, y) =>
      line.map((count, x) => (hidden.has(`${y} ${x}`) || isSmall(count) ? 'secret' : count)),
    ),
  }
}
const listHidden = ({ cells }: ReleasedTable) =>
  new Set(cells.flatMap((line, y) => line.flatMap((cell, x) => (cell === 'secret' ? [`${y} ${x}`] : []))))

/** One count is zero since: what was hidden stays so. */
function correct(before: readonly number[], at: number) {
  const left = release(before, new Set(), true)
  return { left, next: release(before.with(at, 0), listHidden(left), false) }
}

/** Lines next to one another, of which the line beside them would be the sum. */
const guesses: readonly Guess[] = Array.from({ length: lines }, (_, total) =>
  [-1, 1].flatMap((step) =>
    [2, 3].flatMap((last): readonly Guess[] => {
      const ranks = Array.from({ length: last }, (_, index) => total + step * (index + 1))
      if (ranks.some((rank) => rank < 0 || rank >= lines)) return []
      return [{ axis: 'rows', total: `r${total}`, parts: ranks.map((rank) => `r${rank}`), isCertain: true }]
    }),
  ),
).flat()

/** For who knows which count alone was corrected, with the totals above it. */
async function doFit(former: ReleasedTable, next: ReleasedTable, guess: Guess, at: number): Promise<boolean> {
  const [rowId, columnId] = [`r${Math.floor(at / across)}`, `c${at % across}`]
  const moved = new Set(readAbove([former])(cellKey({ universe: former.universe, rowId, columnId })))
  const equations = writeAttackEquations([former, next], next, [guess], (table, key) =>
    table === former && moved.has(key) ? `before ${key}` : key,
  )
  if (typeof equations === 'string') return false
  return findBounds(await loadSolver(), equations, () => true) !== undefined
}

const count = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 5, max: 14 }))
/** In every other table, the first line is the sum of the two that follow, once one of their counts is zero. */
const drawn = fc
  .tuple(
    fc.array(count, { minLength: lines * across, maxLength: lines * across }),
    fc.integer({ min: across, max: 3 * across - 1 }),
    fc.boolean(),
  )
  .map(([counts, at, isSum]) => {
    const then = counts.with(at, 0)
    const sum = (x: number) => (then[across + x] ?? 0) + (then[2 * across + x] ?? 0)
    return [counts.map((one, rank) => (isSum && rank < across ? sum(rank) : rank === at ? 1 : one)), at] as const
  })

test('150 corrections of a count that is zero since: a sum denied before fits no counts, whichever one was corrected', async () => {
  let [denied, held] = [0, 0]
  await fc.assert(
    fc.asyncProperty(drawn, async ([before, at]) => {
      const { left, next } = correct(before, at)
      const hold = withoutDenied(await loadSolver(), next, { current: [], former: [left] })
      for (const guess of guesses) {
        const isHeld = hold({ certain: [guess], giving: [] }).certain.length > 0
        if (isHeld) held++
        else denied++
        for (const [alone] of isHeld ? [] : before.entries()) expect(await doFit(left, next, guess, alone)).toBe(false)
      }
    }),
    { numRuns: 150, seed: 4 },
  )
  // Column by column alone, fewer than a thousand.
  expect(denied).toBeGreaterThan(1_100)
  expect(held).toBeGreaterThan(200)
})

/** Twenty-four places by four bands, one hidden household of which was none. */
const counts = [
  [4, 5, 12, 2, 14, 14, 11, 2, 12, 1, 15, 10, 16, 6, 10, 2, 3, 10, 8, 1, 2, 12, 1, 9, 16, 8, 11, 16, 13, 5, 13, 10],
  [10, 12, 11, 6, 10, 4, 1, 5, 1, 9, 9, 8, 16, 13, 8, 16, 4, 7, 1, 1, 6, 12, 6, 16, 16, 7, 7, 3, 11, 13, 6, 15],
  [6, 8, 1, 16, 2, 1, 8, 16, 14, 1, 2, 11, 1, 16, 9, 4, 3, 5, 8, 15, 14, 1, 13, 3, 3, 4, 2, 15, 2, 4, 11, 12],
].flat()

test('of a long list, a hidden count that is zero since may be corrected: its places are not guessed to be sums', async () => {
  const rule = defaultRule('foyers')
  const [places, bands] = [
    [node('town', null), ...nodes('p', 24, 'town')],
    [node('all', null), ...nodes('b', 4, 'all')],
  ]
  const former = publishedFactsOf(await maskTable(tableOf(places, bands, counts), rule, []))
  expect(former.cells[3]?.[2]).toBe('secret')
  const masked = await maskTable(tableOf(places, bands, counts.with(9, 0)), rule, [{ ...former, isCorrected: true }])
  expect(masked.audit).toMatchObject({ isSafe: true, exact: 0, tooTight: 0 })
  expect(publishedFactsOf(masked).cells[3]?.[2]).toBe('secret')
})
