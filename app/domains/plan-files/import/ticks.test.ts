/** The state that a column of ticks says: its heading is one, whole. */
import { expect, test } from 'vitest'
import { stateOfHeading } from './ticks.ts'

test.each([
  ['En cours', 'in-progress'],
  ['Avancement, En cours', 'in-progress'],
  ['Fait', 'done'],
  ['Terminée', 'done'],
  ['Abandonné', 'abandoned'],
])('« %s » is %s', (header, state) => expect(stateOfHeading(header)).toBe(state))

test.each([
  'Permanences',
  'Initiative locale',
  'Projet social',
  'Engagement financier',
  'Acteurs',
  'Lancement 2027',
  '',
])('« %s » is no state', (header) => expect(stateOfHeading(header)).toBeUndefined())
