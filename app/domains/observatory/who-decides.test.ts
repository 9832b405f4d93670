import { expect, test } from 'vitest'
import { indicators } from '#seed/figures/indicators.ts'
import { whoDecides } from './who-decides.fr.ts'

test('every indicator of Trame says who may change it, each once, in a sentence without an end', () => {
  for (const { id } of indicators) {
    const deciders = whoDecides(id)
    expect([id, deciders.length > 0]).toEqual([id, true])
    expect(new Set(deciders.map(({ who }) => who)).size).toBe(deciders.length)
    for (const { does } of deciders) expect(does).toMatch(/^\p{Ll}.*[^.]$/u)
  }
})
test('a series of a party says nobody', () => {
  expect(whoDecides('serie-1')).toEqual([])
})
