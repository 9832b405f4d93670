import { expect, test } from 'vitest'
import { activeCriteria } from './filter-choices.ts'
import { askedFilter, choicesOfMany, type ManyChoices, shownFilter } from './many-choices.ts'

const lists: ManyChoices = {
  themes: [{ ids: ['a1', 'b1'], name: 'Petite enfance' }],
  parties: [{ ids: ['a2', 'b2'], name: 'Caf' }],
  services: [{ ids: ['a3'], name: 'Habitat', partyShortName: 'Ville' }],
  linkedPlans: [],
  namedAreas: [{ ids: ['a4', 'b4'], name: 'Le Luth', communeName: 'Gennevilliers' }],
  communes: [{ code: '92036', name: 'Gennevilliers' }],
  leadNames: [],
  tags: [],
  firstYear: 2026,
  lastYear: 2028,
}

test('what has the same name in several CTGs is one choice, asked in all of them', () => {
  const choices = choicesOfMany(lists)
  expect(choices.themes).toEqual([{ id: 'a1', name: 'Petite enfance' }])
  expect(choices.years).toEqual([2026, 2027, 2028])
  const shown = shownFilter({ themeIds: ['b1'], areas: ['92036', 'b4'], leadPartyIds: ['a2', 'b2'] }, lists)
  expect(shown).toMatchObject({ themeIds: ['a1'], areas: ['92036', 'a4'], leadPartyIds: ['a2'] })
  expect(activeCriteria(shown, choices).map(({ text }) => text.replace('\u00a0', ' '))).toEqual([
    'Thème : Petite enfance',
    'Pilote : Caf',
    'Lieu : Gennevilliers',
    'Lieu : Le Luth (Gennevilliers)',
  ])
  expect(askedFilter(shown, lists)).toMatchObject({
    themeIds: ['a1', 'b1'],
    areas: ['92036', 'a4', 'b4'],
    leadPartyIds: ['a2', 'b2'],
  })
})

test('an axis or an objective is of one plan: left out; what no list knows stays asked', () => {
  const shown = shownFilter({ axisIds: ['x'], objectiveIds: ['y'], themeIds: ['z'] }, lists)
  expect(shown).toMatchObject({ axisIds: undefined, objectiveIds: undefined, themeIds: ['z'] })
  expect(askedFilter(shown, lists).themeIds).toEqual(['z'])
})
