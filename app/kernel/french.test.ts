import { expect, test } from 'vitest'
import { ofName } from './elision.fr.ts'
import { agreeing, formatQuantity, withArticle } from './french.ts'

test.each([
  ['Marc Popeline', 'de Marc Popeline'],
  ['Odile Batiste', 'd’Odile Batiste'],
  ['Hélène Jacquard', 'd’Hélène Jacquard'],
  ['Hanane Lin', 'de Hanane Lin'],
  ['Yves Feutrine', 'd’Yves Feutrine'],
  ['Yann Lin', 'de Yann Lin'],
  ['Éducation et vacances', 'd’Éducation et vacances'],
])('of %s: %s', (name, words) => {
  expect(ofName(name)).toBe(words)
})

test.each([
  ['Caf des Hauts-de-Seine', 'la Caf des Hauts-de-Seine'],
  ['Communauté de communes du Pays de Lure', 'la Communauté de communes du Pays de Lure'],
  ['Communauté d’agglomération du Choletais', 'la Communauté d’agglomération du Choletais'],
  ['Métropole du Grand Paris', 'la Métropole du Grand Paris'],
  ['Département de la Nièvre', 'le Département de la Nièvre'],
  ['Conseil départemental de la Nièvre', 'le Conseil départemental de la Nièvre'],
  ['État', 'l’État'],
  ['Établissement public territorial Boucle Nord de Seine', 'l’Établissement public territorial Boucle Nord de Seine'],
  ['Cafés associatifs', 'Cafés associatifs'],
  ['Villeneuve solidaire', 'Villeneuve solidaire'],
  ['SIVoM Val de Banquière', 'SIVoM Val de Banquière'],
])('%s with its article: %s', (name, words) => {
  expect(withArticle(name)).toBe(words)
})

test.each([
  ['Département des Hauts-de-Seine', 'représenté'],
  ['Syndicat intercommunal des Deux-Orbes', 'représenté'],
  ['Établissement public territorial Boucle Nord de Seine', 'représenté'],
  ['Caf du Cher', 'représentée'],
  ['Association des familles', 'représentée'],
  ['Nérondes', 'représentée'],
])('%s is %s', (name, word) => {
  expect(agreeing('représenté', name)).toBe(word)
})

test.each([
  [0, 'places', '0\u00a0place'],
  [1, 'places d’accueil', '1\u00a0place d’accueil'],
  [1.5, 'familles aidées par jours', '1,5\u00a0famille aidée par jours'],
  [2, 'places', '2\u00a0places'],
  [0, 'mois', '0\u00a0mois'],
  [0, 'ETP', '0\u00a0ETP'],
  [1, 'accès', '1\u00a0accès'],
  [0.5, '%', '0,5\u00a0%'],
  [1, '', '1'],
  [1, 'jeunes', '1\u00a0jeune'],
  [12, 'enfants accueillis', '12\u00a0enfants accueillis'],
  [0, 'enfants accueillis', '0\u00a0enfant accueilli'],
])('%d %s: %s', (value, unit, words) => {
  expect(formatQuantity(value, unit)).toBe(words)
})

test('keeps the decimals asked, in the number alone', () => {
  expect(formatQuantity(0.5, 'places', 2)).toBe('0,50\u00a0place')
})
