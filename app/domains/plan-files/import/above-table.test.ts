/** What stands above the headings, beside an indicator, or in another language. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'

const facts = { ...noLists, parties: [], ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] }
type Rows = readonly (readonly string[])[]
const read = (tabs: Readonly<Record<string, Rows>>) =>
  readAsProposed(
    Object.entries(tabs).map(([name, rows]) => ({ name, rows: rows.map((row) => row.map((text) => ({ text }))) })),
    facts,
  )
const headings = ['Action', 'Pilote', 'Échéance']

describe('above the headings', () => {
  test('the axis and its first objective are those of the first lines', () => {
    const { axes, actions } = read({
      Feuil1: [
        ['Axe 2 : Vie quotidienne'],
        ['Objectif opérationnel 2.1 : Aller vers les familles'],
        headings,
        ['Sortir au pied des immeubles', 'CCAS', '2027'],
        ['Objectif opérationnel 2.2 : Concilier les temps de vie'],
        ['Ouvrir plus tôt', 'Ville', '2028'],
      ],
    })
    expect(axes).toEqual([
      { label: 'Axe', title: 'Vie quotidienne', objectives: ['Aller vers les familles', 'Concilier les temps de vie'] },
    ])
    expect(actions.map(({ axis, objective }) => [axis, objective])).toEqual([
      [0, 0],
      [0, 1],
    ])
  })
  test('the axis of a tab called « Axe 1 » gives its own name, a blank row below it or not', () => {
    const tab = (title: string): Rows => [[title], [], headings, [`Action de ${title}`, 'Ville', '2027']]
    const { axes } = read({ 'Axe 1': tab('AXE 1 – Petite enfance'), 'Axe 2': tab('AXE 2 – Jeunesse') })
    expect(axes.map(({ title }) => title)).toEqual(['Petite enfance', 'Jeunesse'])
  })
  test.each([
    '12.02.2026',
    '12.02.26 – projet',
    '12.02',
    'Objectif du tableau : suivre la CTG',
    'Objectifs 2026 : suivre la CTG',
    'OS de référence',
    'Orientations stratégiques de la CTG 2026-2029',
    'Axes et actions',
    'Priorités : tableau de suivi',
  ])('« %s » is the axis or the objective of nothing', (text) => {
    const lines: Rows = [headings, ['Ouvrir plus tôt', 'Ville', '2028'], ['Aller vers', 'Ville', '2028']]
    const { axes, actions, ledger } = read({ Plan: [[text], ...lines] })
    expect([axes, actions.map(({ axis }) => axis)]).toEqual([[], [undefined, undefined]])
    expect(ledger[0]).toMatchObject({ cell: 'A1', fate: 'aside', because: 'above' })
  })
  test.each([
    ['2.1 Aller vers les familles', 'Aller vers les familles'],
    ['Objectif 2 : Aller vers les familles', 'Aller vers les familles'],
    ['Objectif stratégique n°3 – Aller vers les familles', 'Aller vers les familles'],
    ['OS II : Aller vers les familles', 'OS II : Aller vers les familles'],
  ])('« %s » is, by its number', (text, title) => {
    const { axes } = read({ Plan: [[text], headings, ['Ouvrir plus tôt', 'Ville', '2028']] })
    expect(axes.flatMap(({ title: own, objectives }) => [own, ...objectives])).toContain(title)
  })
  test('an objective of no number is, right under its axis', () => {
    const { axes } = read({
      Plan: [['Axe 2 : Vie'], ['Objectif : Aller vers'], headings, ['Ouvrir plus tôt', 'Ville', '2028']],
    })
    expect(axes).toMatchObject([{ title: 'Vie', objectives: ['Aller vers'] }])
  })
  test('a list of the axes is the axis of nothing', () => {
    const { axes } = read({
      Plan: [['Axe 1 : Petite enfance'], ['Axe 2 : Jeunesse'], headings, ['Ouvrir plus tôt', 'Ville', '2028']],
    })
    expect(axes).toEqual([])
  })
})

test('« Cible » after an indicator is what it must reach, and the public of nobody', () => {
  const { actions } = read({
    Plan: [
      ['Action', 'Pilote', 'Indicateur', 'Cible'],
      ['Former', 'Ville', 'Agents formés', '80 %'],
    ],
  })
  expect(actions[0]).toMatchObject({ public: '', indicators: ['Agents formés'], description: 'Cible : 80 %' })
  const { mapping } = read({
    Plan: [
      ['Action', 'Pilote', 'Cible'],
      ['Former', 'Ville', 'Familles'],
    ],
  })
  expect(mapping[0]?.fields[2]).toBe('public')
})

test.each([
  ['ages', ['0-3 ans', '6-11 ans'], 'public'],
  ['ages in months', ['3 mois à 3 ans'], 'public'],
  ['ages and people', ['3 ans', 'Familles'], 'public'],
  ['numbers and people', ['12', 'Familles'], 'public'],
  ['numbers', ['12', '> 80 %', '30 familles'], 'notes'],
])('« Cible » over %s, after an indicator', (_, cells, field) => {
  const { mapping } = read({
    Plan: [['Action', 'Pilote', 'Indicateur', 'Cible'], ...cells.map((cell) => ['Former', 'Ville', 'Nombre', cell])],
  })
  expect(mapping[0]?.fields[3]).toBe(field)
})

test('months and headings in English are read as the French ones; « N+1 » is no number of action', () => {
  const { actions, mapping } = read({
    Plan: [
      ['Action', 'Start', 'End', 'N+1'],
      ['Crèche', 'March 2026', 'December 2027', 'étude'],
      ['Relais', '1 July 2026', 'Feb 2028', ''],
    ],
  })
  expect(mapping[0]?.fields).toEqual(['title', 'start', 'end', 'notes'])
  expect(actions.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
    ['2026-03-01', '2027-12-01'],
    ['2026-07-01', '2028-02-01'],
  ])
})
