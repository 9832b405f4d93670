/**
 * A town deposits its places by band, then some of them together or all but some, under names that say which: attacked by who reads
 * both tables and knows neither the masking nor its attacker. What it narrows is checked against what was truly counted.
 * Rules: docs/rules/secrecy.md §4.3 ter.
 */
import { expect, test } from 'vitest'
import { maskTable, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { createRandom } from '../seeded-choices.ts'
import { type Ends, narrow, type Sum } from './narrow-sums.ts'

const rule = defaultRule('foyers')
const places = ['Le Luth', 'Les Agnettes', 'Village', 'Fossé', 'Chandon']
const bands = ['bas', 'moyen', 'haut']
const node = (label: string, parentId: string | null): AxisNode => ({ id: label, label, parentId })
const columns = [node('Ensemble', null), ...bands.map((band) => node(band, 'Ensemble'))]
const key = (place: string, band: string) => `${place} ${band}`

type Counts = ReadonlyMap<string, readonly number[]>
const sumOf = (counts: Counts, of: readonly string[]): readonly number[] => {
  const line = bands.map((_, band) => of.reduce((sum, place) => sum + (counts.get(place)?.[band] ?? 0), 0))
  return [line.reduce((sum, one) => sum + one, 0), ...line]
}

/** What a table shows and marks; where zeros are hidden too, a mark may be one. */
function readInto(known: Map<string, Ends>, { rows, cells, areZerosShown }: ReleasedTable): void {
  for (const [y, { label }] of rows.entries())
    for (const [x, column] of columns.entries()) {
      const cell = cells[y]?.[x] ?? null
      if (typeof cell === 'number') known.set(key(label, column.label), { low: cell, high: cell })
      else if (cell === 'secret') known.set(key(label, column.label), { low: areZerosShown ? 1 : 0, high: Infinity })
    }
}

const acrossBands = (label: string): Sum => ({
  whole: key(label, 'Ensemble'),
  parts: bands.map((band) => key(label, band)),
})
const inEachBand = (whole: string, parts: readonly string[]): readonly Sum[] =>
  columns.map(({ label }) => ({ whole: key(whole, label), parts: parts.map((part) => key(part, label)) }))

test('two places together, or all but one, under names that say so, narrow no small count', async () => {
  let hidden = 0
  let told = 0
  let naivelyOpen = 0
  for (let seed = 1; seed <= 40; seed++) {
    const random = createRandom(seed)
    const counts: Counts = new Map(
      places.map((place) => [place, bands.map(() => random.between(0, random.oneOf([4, 40])))]),
    )
    const town: CountTable = {
      ...{
        universe: 'foyers 2024',
        columns,
        rows: [node('Ville', null), ...places.map((place) => node(place, 'Ville'))],
      },
      values: [sumOf(counts, places), ...places.map((place) => sumOf(counts, [place]))],
    }
    const left = publishedFactsOf(await maskTable(town, rule, []))
    const [one = '', other = ''] = random.someOf(places, 2)
    const isRest = random.is(0.5)
    const label = isRest ? `Ville hors ${one}` : `${one} et ${other}`
    const of = isRest ? places.filter((place) => place !== one) : [one, other]
    const after: CountTable = { ...town, rows: [node(label, null)], values: [sumOf(counts, of)] }
    const attack = (second: ReleasedTable) => {
      const known = new Map<string, Ends>()
      for (const table of [left, second]) readInto(known, table)
      const marked = [...known].filter(([, { high }]) => high === Infinity).map(([name]) => name)
      const fits = narrow(known, [
        ...['Ville', ...places, label].map(acrossBands),
        ...inEachBand('Ville', places),
        ...inEachBand(label, of),
      ])
      return {
        fits,
        marked,
        known,
        found: marked.filter((name) => (known.get(name)?.low ?? 0) > 0 && (known.get(name)?.high ?? 0) < 5),
      }
    }
    if (attack(publishedFactsOf(await maskTable(after, rule, []))).found.length > 0) naivelyOpen++
    const masked = await maskTable(after, rule, [left])
    // What cannot be protected does not leave.
    if (!masked.audit.isSafe) continue
    const { fits, marked, known, found } = attack(publishedFactsOf(masked))
    expect([seed, label, fits, found]).toEqual([seed, label, true, []])
    const truth = new Map(
      [...places.map((place) => [place, [place]] as const), ['Ville', places] as const, [label, of] as const].flatMap(
        ([name, members]) =>
          sumOf(counts, members).map((count, x) => [key(name, columns[x]?.label ?? ''), count] as const),
      ),
    )
    for (const [name, { low, high }] of known) {
      expect(truth.get(name)).toBeGreaterThanOrEqual(low)
      expect(truth.get(name)).toBeLessThanOrEqual(high)
    }
    hidden += marked.length
    told++
  }
  expect(hidden).toBeGreaterThan(100)
  expect(told).toBeGreaterThan(20)
  expect(naivelyOpen).toBeGreaterThan(5)
})
