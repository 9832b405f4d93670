/**
 * Groups of references, attacked by who makes as many as she likes: one commune more or less, « all but one ». What a group says is
 * made again here from the published figures of its communes alone: it brings nothing that its reader had not, about a commune under
 * the secret nor about any other. Rules: docs/rules/observatory.md §11.
 */
import { expect, test } from 'vitest'
import { fewestMembers, refusalOfMembers } from '#app/domains/diagnosis/reference-groups.ts'
import { frameOfGroup } from '#app/domains/observatory/group-frame.ts'
import { type Figure, openFigures } from '#app/domains/observatory/theme-figures.ts'
import { indicators } from '#seed/figures/indicators.ts'
import { createRandom } from '../seeded-choices.ts'

const year = 2023
const rate = indicators.find(({ numeratorId }) => numeratorId !== null) ?? expect.unreachable('no computed rate')
const communes = Array.from({ length: 7 }, (_, rank) => `9200${rank}`)

/** Two counts of a commune; null: under the secret, of which the whole that holds it is published all the same. */
type Counts = readonly [numerator: number | null, denominator: number]

const stored = (counts: ReadonlyMap<string, Counts>): readonly Figure[] =>
  [...counts].flatMap(([territoryCode, pair]) =>
    [rate.numeratorId, rate.denominatorId].map((id, rank): Figure => {
      const value = pair[rank] ?? null
      const status = value === null ? 'secret' : 'published'
      return { indicatorId: id ?? '', territoryCode, year, value, status }
    }),
  )

const subsets = Array.from({ length: 2 ** communes.length }, (_, mask) =>
  communes.filter((_code, rank) => (mask >> rank) & 1),
)
const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other)
  const last = sorted.length - 1
  return ((sorted[Math.floor(last / 2)] ?? 0) + (sorted[Math.ceil(last / 2)] ?? 0)) / 2
}

/** By a reader, with the published figures of these communes and nothing else. */
function madeAgain(codes: readonly string[], counts: ReadonlyMap<string, Counts>) {
  const pairs = codes.map((code) => counts.get(code) ?? expect.unreachable(code))
  const known = pairs.flatMap(([part, all]) => (part === null || part < 20 || all < 20 ? [] : [(part / all) * 100]))
  if (known.length < 3) return null
  const sum = (at: 0 | 1) => pairs.reduce((all, pair) => all + (pair[at] ?? 0), 0)
  return {
    value: pairs.some(([part]) => part === null) ? middle(known) : (sum(0) / sum(1)) * 100,
    known: known.length,
    lowest: Math.min(...known),
    highest: Math.max(...known),
  }
}

test('of every group, those that differ by one commune, nothing is told but what its published figures say', () => {
  let told = 0
  let besideSecrets = 0
  for (let seed = 1; seed <= 12; seed++) {
    const random = createRandom(seed)
    const counts = new Map(
      communes.map((code): [string, Counts] => {
        const part = random.between(1, 60)
        return [code, [part < 11 ? null : part, part + random.between(20, 200)]]
      }),
    )
    const all = [...counts.values()].reduce((sum, [, one]) => sum + one, 0)
    // The whole is published, secret ones included: what a group says is never the whole less the others.
    const figures = openFigures(stored(new Map([...counts, ['EPCI', [all, 2 * all]]])), indicators)
    for (const memberCodes of subsets) {
      const { reading, span } = frameOfGroup(figures, rate, { code: 'g', name: 'g', memberCodes }, year)
      const again = madeAgain(memberCodes, counts)
      if (reading.kind === 'missing') expect(again).toBeNull()
      else {
        const { value, ...rest } = again ?? expect.unreachable('told of fewer than three')
        expect(reading.value).toBeCloseTo(value, 9)
        expect(span).toMatchObject(rest)
        told++
        if (memberCodes.some((code) => counts.get(code)?.[0] === null)) besideSecrets++
      }
    }
  }
  expect(told).toBeGreaterThan(200)
  expect(besideSecrets).toBeGreaterThan(50)
})

test('a group kept with the diagnosis has three communes at least, the same named twice being one', () => {
  expect(fewestMembers).toBe(3)
  for (const codes of [[], ['92001'], ['92001', '92002']])
    expect(refusalOfMembers({ codes, unknown: [], doubtful: [] })).toBe('members-count')
})
