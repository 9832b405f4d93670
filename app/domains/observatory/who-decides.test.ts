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
/** They decide by themselves: no law gives them the power. */
const withoutLaw = ['Parents', 'Employeurs', 'Habitants', 'Jeunes et familles']

test('what an institution may change is given it by a text, named with its article', () => {
  for (const { id } of indicators)
    for (const { who, law } of whoDecides(id)) {
      if (withoutLaw.includes(who)) expect([id, who, law]).toEqual([id, who, null])
      else expect([id, who, law]).toEqual([id, who, expect.stringMatching(/^(code|loi n° |Constitution).*\d/)])
    }
})
test('a series of a party says nobody', () => {
  expect(whoDecides('serie-1')).toEqual([])
})
