/** The state that a column of ticks says: its heading is one, whole. */
import { expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'
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

const facts = { ...noLists, parties: [], ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
const read = (rows: readonly (readonly string[])[]) =>
  readAsProposed([{ name: 'Plan', rows: rows.map((row) => row.map((text) => ({ text }))) }], facts)

test('a check mark among notes says nothing of the crosses of other columns', () => {
  const { actions } = read([
    ['Action', '2026', '2027', '2028', 'Observations'],
    ['Ouvrir', '✗', '✗', '', '✓'],
    ['Former', '', '✗', '✗', 'vu en comité'],
  ])
  expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2026-01-01', '2027-01-01'],
    ['2027-01-01', '2028-01-01'],
  ])
})

test('a check mark of another year says what a cross is', () => {
  const { actions } = read([
    ['Action', '2026', '2027', '2028', 'Observations'],
    ['Ouvrir', '✗', '✓', '✓', ''],
    ['Former', '✗', '✓', '', ''],
  ])
  expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2027-01-01', '2028-01-01'],
    ['2027-01-01', '2027-01-01'],
  ])
})

test('a check mark is seen wherever it stands in its column', () => {
  const states = ['oui', 'x', 'non', '✓', '✗']
  const { actions } = read([['Action', '2026', '2027'], ...states.map((tick, at) => [`Action ${at}`, tick, 'x'])])
  expect(actions.map(({ startsOn }) => startsOn?.slice(0, 4))).toEqual(['2026', '2026', '2027', '2026', '2027'])
})

test('years that are ticked say nothing of the crosses of states', () => {
  const { actions } = read([
    ['Action', '2026', '2027', 'À faire', 'En cours', 'Fait'],
    ['Ouvrir', '✓', '✓', '', '✗', ''],
    ['Former', '', '✓', '✗', '', ''],
    ['Aider', '', '✓', '', '', '✗'],
  ])
  expect(actions.map(({ status }) => status)).toEqual(['in-progress', 'not-started', 'done'])
})
