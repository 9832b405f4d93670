import { describe, expect, test } from 'vitest'
import { answersTo, type DirectoryLine, peopleOf, peopleWithoutSeat, plainName, titlesOf } from './directory.ts'

const line = (more: Partial<DirectoryLine>): DirectoryLine => ({
  role: 'holder',
  personName: 'Mme Hélène Dupré',
  partyId: 'town',
  partyShortName: 'Ville',
  partyKind: 'authority',
  partyPosition: 1,
  functionTitle: 'Maire',
  where: 'Comité de pilotage',
  bodyId: 'copil',
  email: '',
  ...more,
})

describe('the directory', () => {
  test('names a person once, her mandate first, whatever her civility and accents', () => {
    const people = peopleOf([
      line({}),
      line({ role: 'leader', where: 'Groupe Jeunesse', bodyId: 'youth' }),
      line({ role: 'member', personName: 'Helene Dupre', bodyId: null, where: 'lecture', email: 'h@ville.fr' }),
    ])
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({ name: 'Helene Dupre', emails: ['h@ville.fr'] })
    expect(people[0]?.lines.map(({ role }) => role)).toEqual(['member', 'holder', 'leader'])
  })
  test('two parties may have people of one name; parties come in their order, names in theirs', () => {
    const people = peopleOf([
      line({ personName: 'Zoé Petit' }),
      line({ personName: 'Éric Petit' }),
      line({ partyId: 'caf', partyShortName: 'Caf', partyKind: 'caf', partyPosition: 0, personName: 'Zoé Petit' }),
    ])
    expect(people.map(({ partyShortName, name }) => `${partyShortName} ${name}`)).toEqual([
      'Caf Zoé Petit',
      'Ville Éric Petit',
      'Ville Zoé Petit',
    ])
  })
  test.each([
    ['', true],
    ['dupre maire', true],
    ['PILOTAGE ville', true],
    ['dupre caf', false],
  ])('« %s » finds her: %s', (words, isFound) => {
    const [person] = peopleOf([line({})])
    expect(person && answersTo(person, words)).toBe(isFound)
  })
  test('what she is in several places under one title is said once', () => {
    const titles = titlesOf([line({}), line({ functionTitle: 'maire', where: 'Groupe Jeunesse', bodyId: 'youth' })])
    expect(titles).toEqual([
      {
        role: 'holder',
        functionTitle: 'Maire',
        places: [
          { name: 'Comité de pilotage', bodyId: 'copil' },
          { name: 'Groupe Jeunesse', bodyId: 'youth' },
        ],
      },
    ])
  })
  test('says who should sit and does not: neither holds, nor replaces, nor leads', () => {
    const sitter = { role: 'member', memberRole: 'body-member', bodyId: null } as const
    const lines = [
      { ...line({ ...sitter, personName: 'Ali Velin' }), memberRole: sitter.memberRole },
      { ...line({ ...sitter, personName: 'Nadia Velours' }), memberRole: sitter.memberRole },
      { ...line({ role: 'substitute', personName: 'Mme Nadia VELOURS' }), memberRole: null },
      { ...line({ role: 'member', personName: 'Omar Coton', bodyId: null }), memberRole: 'reader' as const },
    ]
    expect(peopleWithoutSeat(lines).map(({ name }) => name)).toEqual(['Ali Velin'])
  })
  test('a name is compared without civility', () => {
    expect(plainName('M. Jean-Luc  ÉTÉ')).toBe('jean luc ete')
    expect(plainName('Mmes')).toBe('mmes')
  })
})
