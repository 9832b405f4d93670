import { expect, test } from 'vitest'
import { planLabels } from '../labels.fr.ts'
import { sheetLabels } from './labels.fr.ts'

const luth = { name: 'Le Luth', communeName: 'Gennevilliers', isPriority: true }

test('places are one line: communes, quartiers, then the words', () => {
  expect(planLabels.places({ communes: [{ name: 'Gennevilliers' }], namedAreas: [luth], areas: 'et la gare' })).toBe(
    'Gennevilliers, Le Luth (QPV), et la gare',
  )
  expect(planLabels.places({ communes: [], namedAreas: [], areas: '' })).toBe('')
})

test('a quartier tells its commune where there are several', () => {
  expect(sheetLabels.area(luth, true)).toBe('Le Luth (Gennevilliers, QPV)')
  expect(sheetLabels.area({ ...luth, isPriority: false }, false)).toBe('Le Luth')
})

test('a step of the sheet one reads is told without the title of its action', () => {
  const end = { actionId: 'a', code: '1.2.3', title: 'Ouvrir', stepTitle: 'Choisir le site' }
  expect(sheetLabels.endOn('a', end)).toBe('l’étape « Choisir le site »')
  expect(sheetLabels.endOn('b', end)).toBe('1.2.3 Ouvrir, étape « Choisir le site »')
  expect(sheetLabels.endOn('b', { ...end, stepTitle: null })).toBe('1.2.3 Ouvrir')
})
