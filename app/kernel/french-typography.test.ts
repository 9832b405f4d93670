import { expect, test } from 'vitest'
import { placesOfHeldSpaces, setFrench, setFrenchPieces } from './french-typography.ts'

test.each([
  ["l'accueil d'enfants", 'l’accueil d’enfants'],
  ['« mot »', '«\u00a0mot\u00a0»'],
  ['Pourquoi ? Voici : un ; deux !', 'Pourquoi\u202f? Voici\u00a0: un\u202f; deux\u202f!'],
  ['1 234 567 habitants, 50 979 en tout', '1\u00a0234\u00a0567 habitants, 50\u00a0979 en tout'],
  ['12 % et 40 €', '12\u00a0% et 40\u00a0€'],
  ['décembre 2023 et 18 places en 2024', 'décembre 2023 et 18 places en 2024'],
  ['https://caf.fr', 'https://caf.fr'],
  ['articles L.263-1 et L. 227-1', 'articles L.\u00a0263-1 et L.\u00a0227-1'],
  ['délibération n° 12', 'délibération n°\u00a012'],
  ['appliquée, année 1 ; année scolaire', 'appliquée, année\u00a01\u202f; année scolaire'],
  ['« Le mot « crèche » dit tout »', '«\u00a0Le mot “crèche” dit tout\u00a0»'],
  ['« ouvert « jamais fermé »', '«\u00a0ouvert «\u00a0jamais fermé\u00a0»'],
  ['« un » et « deux »', '«\u00a0un\u00a0» et «\u00a0deux\u00a0»'],
])('%s is set with French spaces', (text, set) => {
  expect(setFrench(text)).toBe(set)
  expect(setFrench(set)).toBe(set)
})

test.each([
  [
    ['Constat ', ': un'],
    ['Constat\u00a0', ': un'],
  ],
  [
    ['« ', 'le « mot » juste', ' »'],
    ['«\u00a0', 'le “mot” juste', '\u00a0»'],
  ],
  [
    ['un', 'deux'],
    ['un', 'deux'],
  ],
])('the pieces %j are set as one sentence', (pieces, set) => {
  expect(setFrenchPieces(pieces)).toEqual(set)
  expect(setFrenchPieces(set)).toEqual(set)
})

test.each([
  'Pourquoi ? Voici : un ; deux ! Fin :',
  'Dire « un mot » et « deux »',
  '1 234 567 habitants, 12 % et 40 € en 2024',
  'délibération n° 12 de Mme Lin, art. 3, année 2',
  'rien ici, https://caf.fr, 12:30, a :b',
])('the plain spaces that « %s » should hold are those that are set when it is read', (text) => {
  const set = setFrench(text)
  const replaced = [...text].flatMap((character, place) => (character === ' ' && set[place] !== ' ' ? [place] : []))
  expect(placesOfHeldSpaces(text)).toEqual(replaced)
})
