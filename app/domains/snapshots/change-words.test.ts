import { expect, test } from 'vitest'
import { changeGroups, moveWords } from './change-words.fr.ts'
import { listChanges } from './changes.ts'
import { anAction, anObjective, aPlan } from './plan-content.fixture.ts'
import { withoutRestricted } from './without-restricted.ts'

/** Spaces as typed: what is written without break is compared as plain text. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const groupsOf = (...args: Parameters<typeof listChanges>) =>
  changeGroups(listChanges(...args)).map(({ key, sentence, rows }) => ({
    key,
    sentence: plain(sentence),
    rows: rows.map(({ subject, what, before, after }) => [subject, what, before, after].map(plain)),
  }))

test('nothing changed, nothing is told', () => {
  expect(groupsOf(aPlan([anAction('a')]), aPlan([anAction('a')]))).toEqual([])
})

test('actions that came and went are named', () => {
  const [comings] = groupsOf(
    aPlan([anAction('a', { title: 'Un relais' }), anAction('b', { title: 'Un guide' })]),
    aPlan([
      anAction('a', { title: 'Un relais', status: 'abandoned' }),
      anAction('c', { code: '1.1.3', title: 'Une crèche' }),
    ]),
  )
  expect(comings?.sentence).toBe(
    '1 action ajoutée : « Une crèche ». 1 action abandonnée : « Un relais ». 1 action retirée : « Un guide ».',
  )
  expect(comings?.rows).toEqual([
    ['1.1.3 Une crèche', 'ajoutée', '', 'dans le plan'],
    ['1.1.1 Un relais', 'abandonnée', 'dans le plan', 'hors du plan'],
    ['1.1.1 Un guide', 'retirée', 'dans le plan', 'hors du plan'],
  ])
})

test.each([
  [['a'], [], '1 action à diffusion restreinte ajoutée.'],
  [['a', 'b'], [], '2 actions à diffusion restreinte ajoutées.'],
  [['a'], ['c'], '2 actions ajoutées : « Action c » et une action à diffusion restreinte.'],
  [['a', 'b'], ['c'], '3 actions ajoutées : « Action c » et 2 actions à diffusion restreinte.'],
  [
    ['a'],
    ['c', 'd', 'e', 'f', 'g'],
    '6 actions ajoutées : « Action c », « Action d », « Action e », « Action f » et 2 autres.',
  ],
] as const)('restricted sheets %j are counted, beside %j that are named', (restricted, open, sentence) => {
  const after = withoutRestricted(aPlan([...restricted, ...open].map((id) => anAction(id))), restricted)
  expect(groupsOf(aPlan([]), after)[0]?.sentence).toBe(sentence)
})

test.each([
  ['abandoned', [anAction('a', { status: 'abandoned' })]],
  ['deferred', [anAction('a', { status: 'deferred' })]],
  ['taken out', []],
])('why a restricted sheet left is not told: %s', (_, actions) => {
  const [was, is] = [aPlan([anAction('a')]), aPlan(actions)]
  expect(groupsOf(withoutRestricted(was, ['a']), withoutRestricted(is, ['a']))).toEqual([
    {
      key: 'comings',
      sentence: '1 action à diffusion restreinte retirée.',
      rows: [['une action à diffusion restreinte', 'retirée', 'dans le plan', 'hors du plan']],
    },
  ])
})

test('beyond five names, four are said and the others counted', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => anAction(id))
  const [comings] = groupsOf(aPlan([]), aPlan(many))
  expect(comings?.sentence).toBe(
    '6 actions ajoutées : « Action a », « Action b », « Action c », « Action d » et 2 autres.',
  )
})

test('dates that moved say by how much', () => {
  const [dates] = groupsOf(
    aPlan([anAction('a'), anAction('b', { endsOn: null })]),
    aPlan([anAction('a', { endsOn: '2027-09-01' }), anAction('b', { endsOn: '2027-06-01' })]),
  )
  expect(dates?.sentence).toBe('1 échéance recule, de 6 mois : « Action a ». 1 échéance fixée : « Action b ».')
  expect(dates?.rows).toEqual([
    ['1.1.1 Action a', 'échéance, 6 mois plus tard', 'mars 2027', 'sept. 2027'],
    ['1.1.1 Action b', 'échéance, est fixée', 'à fixer', 'juin 2027'],
  ])
  expect(moveWords({ months: 0, from: null, to: null })).toBe('dans le même mois')
})

test('a lead who leaves nobody behind is told', () => {
  const [leads] = groupsOf(aPlan([anAction('a')]), aPlan([anAction('a', { leadPartyId: null, leadServiceId: null })]))
  expect(leads?.rows).toEqual([['1.1.1 Action a', 'pilote', 'Ville, Petite enfance', 'sans pilote']])
})

test('a target says its value and its year; a means says who, when, and that it is indicative', () => {
  const line = {
    id: '1',
    year: 2027,
    nature: 'staff',
    funder: 'Caf',
    funderPartyId: 'caf',
    scheme: '',
    state: 'estimated',
  } as const
  const groups = changeGroups(
    listChanges(
      aPlan([anAction('a')]),
      aPlan([anAction('a', { means: [{ ...line, amountEuros: 12_000 }] })], {
        objectives: [anObjective('objective', { target: 200, targetYear: 2031 })],
      }),
    ),
  )
  const [objectives, means] = groups
  expect(objectives?.rows.map(({ before, after }) => [before, after].map(plain))).toEqual([
    ['160 places en 2030', '200 places en 2031'],
  ])
  expect(means?.note).toBe('Indicatifs, portés par les COF')
  expect(means?.rows.map(({ subject, before, after }) => [subject, before, after].map(plain))).toEqual([
    ['Caf, 2027', 'rien de prévu', '12 000 €'],
  ])
})

test('objectives are counted by what changed of them', () => {
  const [objectives] = groupsOf(
    aPlan([], { objectives: [anObjective('a'), anObjective('b'), anObjective('c')] }),
    aPlan([], {
      objectives: [anObjective('a', { target: 200 }), anObjective('b', { title: 'Autre' }), anObjective('d')],
    }),
  )
  expect(objectives?.sentence).toBe(
    '1 objectif ajouté. 1 objectif retiré. 1 objectif change de cible. 1 objectif est dit ou mesuré autrement.',
  )
})

test('reports made since are told with the day of the last one, steps done beside', () => {
  const [one, two] = groupsOf(
    aPlan([anAction('a'), anAction('b')]),
    aPlan([
      anAction('a', { reportCount: 1, lastReportOn: '2026-10-21' }),
      anAction('b', { reportCount: 2, lastReportOn: '2026-11-02' }),
    ]),
  ).flatMap(({ rows }) => rows)
  expect(one).toEqual(['1.1.1 Action a', '1 point d’étape', '', 'point du 21 oct. 2026'])
  expect(two).toEqual(['1.1.1 Action b', '2 points d’étape', '', 'dernier point le 2 nov. 2026'])
})
