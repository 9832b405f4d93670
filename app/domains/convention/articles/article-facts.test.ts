import { describe, expect, test } from 'vitest'
import { sentenceOf } from '#app/domains/writing/facts.ts'
import { durationWords } from '../document-words.fr.ts'
import { articleFacts } from './article-facts.ts'
import { ctgOf, partyOf } from './ctg-facts.fixture.ts'

const outline = {
  axes: [
    { id: 'a', parentId: null, levelLabel: 'Axe', code: '1', title: 'Accueillir' },
    { id: 'b', parentId: 'a', levelLabel: 'Sous-axe', code: '1.1', title: 'Tôt' },
  ],
  objectives: [{ axisId: 'b', code: '1.1.1', title: 'Ouvrir à six heures' }],
}
const facts = (given: Parameters<typeof ctgOf>[0] = {}) => articleFacts(ctgOf(given), outline, '2026-11-29')
const words = (name: keyof ReturnType<typeof facts>, given: Parameters<typeof ctgOf>[0] = {}) => {
  const fact = facts(given)[name]
  return fact && sentenceOf(fact)
}

describe('the facts that fill articles', () => {
  test.each([
    ['parties', 'la Caf des Trois-Orbes, le Département de la Navette et l’Établissement public du Rouet'],
    ['caf', 'la Caf des Trois-Orbes'],
    ['perimeter', 'Fuseaux (99001)'],
    ['axes', 'Axe 1. Accueillir, 1.1.1. Ouvrir à six heures'],
    ['start', '1er juillet 2026'],
    ['duration', 'cinq ans'],
    ['commitments', 'Caf des Trois-Orbes, un conseiller à mi-temps, deux réunions par an'],
    ['seats', 'Comité de pilotage, Caf des Trois-Orbes : Directrice (Hélène Bouclé)'],
    [
      'powers',
      'Département de la Navette : petite enfance (PMI) ; Établissement public du Rouet : [à compléter : compétences exercées]',
    ],
  ] as const)('%s: %s', (name, expected) => {
    expect(words(name)).toBe(expected)
  })

  test('say the full name of each party, where it is, who represents it, without cutting anything', () => {
    const name = 'Communauté de communes du Pays de Landerneau-Daoulas et des vallées de l’Élorn'
    const parties = [
      partyOf({
        name,
        address: '59 rue de Brest\n29800 Landerneau',
        siret: '24290080100015',
        representedBy: 'Marc Jacquard',
        representedAs: 'président',
      }),
      partyOf({ id: 'p2', name: 'Département du Rouet', representedAs: 'sa présidente' }),
      partyOf({ id: 'p3', name: 'MSA' }),
    ]
    expect(words('party-lines', { parties })).toBe(
      [
        `la ${name}, 59 rue de Brest, 29800 Landerneau, SIRET 242 900 801 00015, représentée par Marc Jacquard, président`,
        'le Département du Rouet, représenté par sa présidente',
        'la MSA, représentée par [à compléter : représentant]',
      ].join(' ; '),
    )
  })

  test('are absent when nothing is known of them', () => {
    const empty = facts({ parties: [], communes: [], themes: [], bodies: [], powers: [], startsOn: null, endsOn: null })
    for (const name of ['parties', 'perimeter', 'themes', 'bodies', 'powers', 'matrix', 'start', 'duration'] as const)
      expect(empty[name]).toBeUndefined()
  })

  test('are a table of at most five parties, lines beyond', () => {
    expect(facts().matrix?.kind).toBe('table')
    const parties = Array.from({ length: 8 }, (_, index) => partyOf({ id: `p${index}`, name: `Commune ${index}` }))
    const powers = parties.map(({ id }) => ({ themeId: 't1', partyId: id, power: 'propre' }))
    expect(facts({ parties, powers }).matrix?.kind).toBe('lines')
  })
})

test.each([
  ['2026-07-01', '2031-06-30', 'cinq ans'],
  ['2026-01-01', '2026-12-31', 'douze mois'],
  ['2026-01-01', '2028-06-30', '30 mois'],
  ['2026-01-01', null, ''],
])('from %s to %s: %s', (start, end, expected) => {
  expect(durationWords(start, end)).toBe(expected)
})
