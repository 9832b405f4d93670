import { describe, expect, test } from 'vitest'
import {
  nearestInClass,
  nearestInSize,
  nearestTo,
  robustScores,
  structureVariables,
  variablesWithout,
} from './peers.ts'

/** Rows of as many variables as there are; the first ones are those written. */
const structureOf = (rows: Readonly<Record<string, readonly (number | undefined)[]>>) => new Map(Object.entries(rows))
const many = (count: number, row: (at: number) => readonly (number | undefined)[]) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`far-${at}`, row(at)]))
const all = (value: number) => structureVariables.map(() => value)

describe('territories that resemble one another', () => {
  test('the nearest come first, itself not among them', () => {
    const peers = nearestTo(
      'own',
      structureOf({ own: all(10), twin: all(10.1), near: all(12), ...many(40, (at) => all(at)) }),
      [],
      2,
    )
    expect(peers?.members.map(({ code }) => code)).toEqual(['far-10', 'twin'])
  })
  test('what is judged is never what they are alike by', () => {
    const own = structureVariables.findIndex(({ id }) => id === 'median-income')
    expect(variablesWithout(['median-income'])).not.toContain(own)
    expect(variablesWithout(['population'])).toHaveLength(structureVariables.length - 2)
    const rows = { own: all(10), poor: all(10).with(own, 0), rich: all(11), ...many(40, (at) => all(at)) }
    const [first] = nearestTo('own', structureOf(rows), ['median-income'], 2)?.members ?? []
    expect([first?.code, first?.distance]).toEqual(['far-10', 0])
    expect(nearestTo('own', structureOf(rows), ['median-income'], 2)?.members.map(({ code }) => code)).toContain('poor')
  })
  test('says on what they are near, and on what they differ', () => {
    const rows = { own: all(10), ...many(30, (at) => all(at).with(2, 10)) }
    const spread = { ...rows, odd: all(10).with(2, 200), even: all(10).with(2, 100) }
    const peers = nearestTo('own', structureOf({ ...spread, own: all(10).with(2, 60) }), [], 5)
    expect(peers?.alikeBy).not.toContain('niveau de vie médian')
  })
  test('is not said of who has too few figures', () => {
    const few = structureVariables.map((_, at) => (at < 3 ? 1 : undefined))
    expect(nearestTo('own', structureOf({ own: few, ...many(30, (at) => all(at)) }), [])).toBeUndefined()
    expect(nearestTo('nobody', structureOf(many(30, (at) => all(at))), [])).toBeUndefined()
  })
  test('does not compare with who has too few in common', () => {
    const few = structureVariables.map((_, at) => (at < 4 ? 10 : undefined))
    const peers = nearestTo('own', structureOf({ own: all(10), hidden: few, ...many(30, (at) => all(at)) }), [], 3)
    expect(peers?.members.map(({ code }) => code)).not.toContain('hidden')
  })
  test('one extreme does not stretch the scale', () => {
    const scores = robustScores(structureOf({ ...many(41, (at) => [at]), giant: [1e9] }), [0])
    expect(scores.get('giant')?.[0]).toBe(3)
    expect(Math.abs(scores.get('far-20')?.[0] ?? 9)).toBeLessThan(0.1)
  })
})

describe('territories of the same size', () => {
  test('are nearest by ratio: half is as far as double', () => {
    const populations = new Map([
      ['own', 1000],
      ['a', 1900],
      ['b', 520],
      ['c', 10_000],
      ['empty', 0],
    ])
    expect(nearestInSize('own', populations, 2)).toEqual(['a', 'b'])
    expect(nearestInSize('empty', populations)).toEqual([])
    expect(nearestInSize('nobody', populations)).toEqual([])
  })
  test('small communes are put with those of their class whose income is nearest', () => {
    const own = { code: 'own', income: 20_000, population: 800 }
    const others = [
      { code: 'a', income: 26_000, population: 800 },
      { code: 'b', income: 20_500, population: 1_900 },
      { code: 'secret', income: undefined, population: 800 },
    ]
    expect(nearestInClass(own, [own, ...others], 2)).toEqual(['b', 'a'])
    expect(nearestInClass({ ...own, income: undefined }, others, 2)).toEqual(['a', 'secret'])
  })
})
