import { expect, test } from 'vitest'
import { anAction, aReport, packData } from '../pack-data.fixture.ts'
import { nextYearSection, reviewSections } from './themes.fr.ts'

const wordsOf = (value: unknown): string => JSON.stringify(value)

test('who was reached in the year is the sum of the reports of the year, each since the one before', () => {
  const reports = [
    aReport({ reportedOn: '2026-11-01', peopleReached: 18, publicsReached: 'parents' }),
    aReport({ reportedOn: '2026-05-01', peopleReached: 31, publicsReached: 'parents' }),
    aReport({ reportedOn: '2025-05-01', peopleReached: 400 }),
  ]
  const data = packData({ actions: [anAction({})], reports })
  expect(wordsOf(reviewSections(data, 2026))).toContain('"49, en 2\u00a0points (parents)"')
  expect(wordsOf(reviewSections({ ...data, reports: reports.slice(0, 1) }, 2026))).toContain('"18 (parents)"')
})

test.each([
  ['2027-01-01', true],
  ['2028-06-30', true],
  [null, true],
  ['2026-12-31', false],
  ['2025-03-01', false],
])('a step of %s is among the priorities for 2027: %s; what is past is said to confirm', (nextStepOn, isPriority) => {
  const words = wordsOf(
    nextYearSection(packData({ actions: [anAction({ nextStep: 'Choisir un local', nextStepOn })] }), 2026),
  )
  expect(words.includes('Choisir un local')).toBe(isPriority)
  expect(words.includes('1\u00a0fiche dit encore une étape de 2026 ou d’avant')).toBe(!isPriority)
})

test('what follows is counted when there is some, and said when there is none', () => {
  expect(nextYearSection(packData({ actions: [], decisions: [] }), 2026).summary).toBe(
    'Ni étape écrite dans les fiches, ni décision à suivre.',
  )
  const action = anAction({ nextStep: 'Choisir un local', nextStepOn: null })
  expect(nextYearSection(packData({ actions: [action], decisions: [] }), 2026).summary).toBe(
    '1\u00a0prochaine étape dans les fiches.',
  )
})
