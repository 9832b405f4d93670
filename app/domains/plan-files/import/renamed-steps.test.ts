/** Which step of the plan a line may be under another title. */
import { expect, test } from 'vitest'
import { findRenamed, type StepSaid } from './renamed-steps.ts'

const said = (key: string, title: string, code = '', target = ''): StepSaid => ({ key, title, code, target })
const pairs = (lines: readonly StepSaid[], there: readonly StepSaid[]) =>
  [...findRenamed(lines, there)].map(([key, step]) => [key, step.key])

test.each<readonly [string, StepSaid, StepSaid, boolean]>([
  ['of the same number', said('l', 'A1.2 Recruter', 'A1.2'), said('s', 'A1.2 Publier l’annonce'), true],
  ['of a number that only begins alike', said('l', 'A1.2 Recruter', 'A1.2'), said('s', 'A1.21 Publier'), false],
  ['of the same words', said('l', 'A1.2 Recruter', 'A1.2'), said('s', 'Recruter une animatrice'), true],
  ['of few of its words', said('l', 'Ouvrir un relais itinérant'), said('s', 'Fermer un relais'), false],
  ['of the same date', said('l', 'Recruter', '', 'mars 2027'), said('s', 'Publier', '', 'mars 2027'), true],
  ['without any sign', said('l', 'Recruter', '', ''), said('s', 'Publier', '', ''), false],
])('a step %s', (_, line, there, isFound) => {
  expect(pairs([line], [there])).toEqual(isFound ? [['l', 's']] : [])
})

test('of several that answer alike, none is told; the surest sign comes first, and a step is told once', () => {
  const march = (key: string, title: string) => said(key, title, '', 'mars 2027')
  expect(pairs([march('l', 'Recruter')], [march('s', 'Publier'), march('t', 'Annoncer')])).toEqual([])
  expect(pairs([march('l', 'Recruter'), march('m', 'Choisir')], [march('s', 'Publier')])).toEqual([])
  const lines = [said('l', 'A1.1 Visiter', 'A1.1', 'mars 2027'), said('m', 'A1.2 Recruter', 'A1.2', 'mars 2027')]
  expect(pairs(lines, [said('s', 'A1.2 Visiter', '', 'mars 2027')])).toEqual([['m', 's']])
})
