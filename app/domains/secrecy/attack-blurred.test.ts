/** Two versions of a table that its producer has blurred leave each value as much room as one of them alone; every filling is tried. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditBlurred } from './attack-blurred.ts'
import { type AxisNode, defaultRule, type ReleasedTable } from './secrecy.ts'

const rule = { ...defaultRule(''), roundedTo: 5 }
const node = (id: string, parentId: string | null): AxisNode => ({ id, label: id, parentId })
const rows = [node('all', null), ...['a', 'b', 'c'].map((id) => node(id, 'all'))]
type Cells = readonly (number | 'secret')[]
const tableOf = (cells: Cells): ReleasedTable => ({
  ...{ version: 1, universe: 'foyers 2024', rows, columns: [node('ensemble', null)], rule, areZerosShown: false },
  cells: cells.map((cell) => [cell]),
})
const audit = (former: Cells, now: Cells) =>
  auditBlurred(tableOf(now), rule, [{ ...tableOf(former), isCorrected: true }])

test.each([
  ['a large value alone was wrong', [45, 20, 15, 10], [60, 35, 15, 10], true, 0],
  ['a total that does not hold with the others', [15, 5, 5, 5], [400, 5, 5, 390], true, 2],
  ['hidden before, hidden now', [45, 20, 15, 'secret'], [50, 25, 15, 'secret'], true, 1],
  // 8 to 12 before; of b and c, 3 to 7 each, the sum is now 8 at most, hence 6 to 8.
  ['two totals that leave one value too little', [20, 5, 5, 5], [10, 0, 5, 5], false, 3],
] as const)('%s', async (_, former, now, isSafe, hidden) => {
  expect(await audit(former, now)).toMatchObject({ isSafe, hidden, failure: null })
})

test('what is not said to be rounded is not attacked as if it were: it is refused', async () => {
  const plain = { ...tableOf([20, 5, 5, 5]), rule: defaultRule('') }
  expect(await auditBlurred(plain, rule, [])).toMatchObject({ isSafe: false, failure: 'rule' })
})

const within = (cell: number | 'secret', high: number): readonly number[] => {
  const [from, to] = cell === 'secret' ? [0, high] : cell === 0 ? [0, 4] : [cell - 2, cell + 2]
  return Array.from({ length: to - from + 1 }, (_, step) => from + step)
}
type Room = readonly [low: number, high: number] | undefined
const roomOf = (values: readonly number[]): Room =>
  values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)]

/** Of each part, between what it is in every filling of the versions, the same count where they say the same of it. */
function fillings(versions: readonly Cells[]): readonly (readonly (readonly number[])[])[] {
  const [first, second = first] = versions
  if (!first || !second) return []
  const allowed = (version: Cells, parts: readonly number[]) =>
    within(version[0] ?? 0, 60).includes(parts.reduce((sum, one) => sum + one, 0))
  const listParts = (version: Cells) =>
    within(version[1] ?? 0, 30).flatMap((a) =>
      within(version[2] ?? 0, 30).flatMap((b) => within(version[3] ?? 0, 30).map((c) => [a, b, c])),
    )
  const [one, other] = [first, second].map((version) => listParts(version).filter((parts) => allowed(version, parts)))
  const same = [0, 1, 2].filter((at) => first[at + 1] === second[at + 1])
  const keyOf = (parts: readonly number[]) => same.map((at) => parts[at]).join(' ')
  const keys = new Set(other?.map(keyOf))
  const ours = new Set(one?.map(keyOf))
  return [one?.filter((parts) => keys.has(keyOf(parts))) ?? [], other?.filter((parts) => ours.has(keyOf(parts))) ?? []]
}

const value = fc.constantFrom<number | 'secret'>(0, 5, 5, 10)
const cells = fc.tuple(fc.constantFrom<number | 'secret'>(5, 10, 15, 20), value, value, value)
const isWide = ([low, high]: readonly [number, number], [least, most]: readonly [number, number]): boolean =>
  high - low >= Math.min(4, most - least) && high >= Math.min(5, most)

test('what passes leaves every count that both say alike the room that each of them leaves it', {
  timeout: 120_000,
}, async () => {
  let passed = 0
  await fc.assert(
    fc.asyncProperty(cells, cells, async (former, now) => {
      const { isSafe } = await audit(former, now)
      if (!isSafe) return
      const [, together = []] = fillings([former, now])
      if (together.length === 0) return
      passed++
      for (const at of [0, 1, 2]) {
        const said = now[at + 1]
        if (former[at + 1] !== said || (typeof said === 'number' && said - 2 >= 5)) continue
        const [both, ...alone] = [together, fillings([former])[0] ?? [], fillings([now])[0] ?? []].map((parts) =>
          roomOf(parts.map((one) => one[at] ?? 0)),
        )
        const [one, other] = alone
        if (!both || !one || !other) expect.unreachable()
        const narrower = [
          Math.max(0, Math.min(one[1], other[1]) - Math.min(one[1] - one[0], other[1] - other[0])),
          Math.min(one[1], other[1]),
        ] as const
        expect(isWide(both, narrower), JSON.stringify([former, now, at, both, narrower])).toBe(true)
      }
    }),
    { seed: 13, numRuns: 250 },
  )
  expect(passed).toBeGreaterThan(20)
})
