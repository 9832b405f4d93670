/** Surveys in the document of the diagnosis: what left, and its marks. */
import { expect, test } from 'vitest'
import { packData } from '../pack-data.fixture.ts'
import { surveySections } from './surveys.fr.ts'

test('nothing is said before a survey is closed; then each question is a table, hidden counts as their mark', () => {
  expect(surveySections(packData({}))).toEqual([])
  const question = {
    ...{ id: 'q', rank: 1, label: 'Un service a-t-il manqué ?', kind: 'one' as const, askedIf: null },
    ...{ asked: 33, answered: 33, without: 0 },
    choices: [
      { label: 'Oui', count: 'secret' as const, sharePercent: null, byGroup: [] },
      { label: 'Non', count: 20, sharePercent: 60.6, byGroup: [] },
    ],
  }
  const survey = { surveyId: 's', title: 'Les familles', audience: 'families' as const, closedOn: '2026-06-30' }
  const [section] = surveySections(
    packData({ surveys: [{ ...survey, answers: 33, profile: null, questions: [question] }] }),
  )
  const tables = section?.blocks?.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))
  expect(tables).toEqual([
    [
      ['Oui', 's', '–'],
      ['Non', '20', expect.stringContaining('60,6')],
    ],
  ])
})
