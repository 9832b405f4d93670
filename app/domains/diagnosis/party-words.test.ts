import { expect, test } from 'vitest'
import { byParty, ofParty, theParty } from './party-words.ts'

test.each([
  ['Caf', 'de la Caf', 'la Caf'],
  ['Ville', 'de la Ville', 'la Ville'],
  ['Département', 'du Département', 'le Département'],
  ['Agglomération', 'de l’Agglomération', 'l’Agglomération'],
  ['CC du Pays de la Navette', 'de la CC du Pays de la Navette', 'la CC du Pays de la Navette'],
  ['Pays d’Arles', 'du Pays d’Arles', 'le Pays d’Arles'],
  ['Arras', 'd’Arras', 'Arras'],
  ['Clichy', 'de Clichy', 'Clichy'],
])('%s: %s', (name, of, the) => {
  expect(ofParty(name)).toBe(of)
  expect(theParty(name)).toBe(the)
  expect(byParty(name)).toBe(`par ${the}`)
})
