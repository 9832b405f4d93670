import { describe, expect, test } from 'vitest'
import { representativesOf } from '#app/domains/ctg/labels.fr.ts'
import { actWords, copiesWords, periodWords, preambleText, territoryName, visaWords } from './document-words.fr.ts'

const act = (facts: object) => ({
  kind: 'assembly' as const,
  versionId: null,
  number: '2027-012',
  adoptedOn: '2027-02-03',
  expectedOn: null,
  transmittedOn: null,
  note: '',
  ...facts,
})

describe('the words of a printed convention', () => {
  test.each([
    ['Gennevilliers 2026-2030', ['Gennevilliers'], 'Gennevilliers'],
    ['CTG du Val d’Oise rural 2023–2027', ['a', 'b'], 'Val d’Oise rural'],
    ['Plaine et plateau', ['a', 'b'], 'Plaine et plateau'],
  ])('name the territory of « %s »', (name, communes, expected) => {
    expect(territoryName({ name, communes: communes.map((one) => ({ name: one })) })).toBe(expected)
  })

  test.each([
    ['2026-01-01', '2030-12-31', '2026-2030'],
    ['2026-01-01', null, 'à partir de 2026'],
    [null, null, ''],
  ])('say the period from %s to %s', (from, to, expected) => {
    expect(periodWords(from, to)).toBe(expected)
  })

  test('say an act received, and nothing of one awaited', () => {
    expect(actWords(act({}), 'caf')).toBe('délibération du conseil d’administration n° 2027-012 du 3 février 2027')
    expect(actWords(act({ kind: 'none', adoptedOn: null, number: '' }), 'partner')).toBe('habilitation propre')
    expect(actWords(act({ adoptedOn: null }), 'authority')).toBeNull()
    expect(visaWords(act({}), 'authority', 'Ville de Gennevilliers')).toBe(
      'Vu la délibération de l’assemblée n° 2027-012 du 3 février 2027, Ville de Gennevilliers ;',
    )
    expect(visaWords(null, 'authority', 'Ville')).toBeUndefined()
  })

  test('make a preamble of what is known', () => {
    expect(preambleText({ predecessorName: null, predecessorSignedOn: null, linkedPlans: [], parties: [] })).toBe('')
    const text = preambleText({
      predecessorName: 'Gennevilliers 2015-2018',
      predecessorSignedOn: '2015-04-08',
      linkedPlans: [{ name: 'Contrat de ville', note: '2024-2030' }],
      parties: [
        { name: 'Caf', expects: 'des services\nqui se parlent' },
        { name: 'Ville', expects: ' ' },
      ],
    })
    expect(text).toBe(
      'La présente convention prolonge « Gennevilliers 2015-2018 », signée le 8 avril 2015.\n\nLes parties en attendent :\n\n- Caf : des services qui se parlent\n\nElle s’articule avec :\n\n- Contrat de ville (2024-2030)',
    )
  })

  test.each([
    ['Camille Exemple', 'directrice', [{ name: 'Camille Exemple', role: 'directrice' }]],
    ['son maire', 'maire', [{ name: null, role: 'son maire' }]],
    ['sa directrice', null, [{ name: null, role: 'sa directrice' }]],
    [null, 'maire', [{ name: null, role: 'maire' }]],
    [null, '', []],
  ])('name who signs: %s, %s', (by, as, expected) => {
    expect(representativesOf(by, as)).toEqual(expected)
  })

  test('count the copies', () => {
    expect([0, 2, 15].map(copiesWords)).toEqual([
      '',
      'Fait en deux exemplaires originaux.',
      'Fait en 15 exemplaires originaux.',
    ])
  })
})
