import { describe, expect, test } from 'vitest'
import { activeCriteria, type FilterChoices } from './filter-choices.ts'
import { isEmptyFilter, type PlanFilter, planAddress, readPlanFilter, writePlanFilter } from './plan-filter.ts'
import { pageCountOf, readSort, writeSort } from './plan-list.ts'

const [one, other] = ['5f0c1f0e-0000-4000-8000-000000000001', '5f0c1f0e-0000-4000-8000-000000000002']
const read = (search: string): PlanFilter => readPlanFilter(new URLSearchParams(search))

describe('the filter in the address', () => {
  test('the names in use before it keep working', () => {
    expect(read(`theme=${one}&etat=en-cours&signal=en-retard`)).toEqual({
      themeIds: [one],
      statuses: ['in-progress'],
      flags: ['late'],
    })
  })
  test('what is written is read again, whatever the criteria', () => {
    const full: PlanFilter = {
      text: 'crèche & jardin',
      themeIds: [one, other],
      statuses: ['proposed', 'in-progress'],
      flags: ['late', 'without-lead'],
      axisIds: [one],
      objectiveIds: [other],
      leadPartyIds: [one],
      isMine: true,
      leadName: 'Camille Exemple',
      serviceIds: [other],
      areas: ['92036', one],
      year: 2027,
      cafFields: ['benefits', 'collective-aid'],
      linkedPlanIds: [one],
      tags: ['parentalité'],
      ids: [one, other],
    }
    expect(readPlanFilter(writePlanFilter(full))).toEqual(full)
  })
  test('what is not known is left out', () => {
    const filter = read('theme=petite-enfance&etat=nulle-part&annee=deux-mille&lieu=%27%3B&page=3&tri=etat&q=%20')
    expect(isEmptyFilter(filter)).toBe(true)
    expect(filter).toEqual({})
  })
  test('a value given twice counts once', () => {
    expect(read(`theme=${one}&theme=${one}`).themeIds).toEqual([one])
  })
  test('a lead is a party, a name or whoever asks', () => {
    expect(read(`pilote=${one}&pilote=Camille`)).toEqual({ leadPartyIds: [one], leadName: 'Camille' })
    expect(read('pilote=moi')).toEqual({ isMine: true })
  })
  test('a view keeps the criteria; what a view adds is kept apart', () => {
    expect(planAddress('c1', 'list')).toBe('/ctg/c1/plan')
    expect(planAddress('c1', 'list', { flags: ['late'] }, { tri: '-echeance', page: undefined })).toBe(
      '/ctg/c1/plan?signal=en-retard&tri=-echeance',
    )
  })
})

describe('the order and the pages in the address', () => {
  test.each([
    ['', { key: 'code', isDescending: false }],
    ['tri=echeance', { key: 'end', isDescending: false }],
    ['tri=-pilote', { key: 'lead', isDescending: true }],
    ['tri=n-importe-quoi', { key: 'code', isDescending: false }],
  ] as const)('%s', (search, sort) => {
    expect(readSort(new URLSearchParams(search))).toEqual(sort)
    expect(readSort(new URLSearchParams({ tri: writeSort(sort) ?? '' }))).toEqual(sort)
  })
  test.each([
    [0, 1],
    [100, 1],
    [101, 2],
  ])('%i lines make %i page(s)', (count, pages) => {
    expect(pageCountOf(count)).toBe(pages)
  })
})

describe('the criteria chosen, in words', () => {
  const choices: FilterChoices = {
    themes: [{ id: one, name: 'Petite enfance' }],
    parties: [],
    services: [],
    axes: [],
    objectives: [],
    leadNames: [],
    years: [2027],
    communes: [],
    namedAreas: [],
    linkedPlans: [],
    tags: [],
  }
  test('each is told and can be taken off alone; sheets picked one by one are told together', () => {
    const filter: PlanFilter = { text: 'crèche', themeIds: [one, other], year: 2027, ids: [one, other] }
    const active = activeCriteria(filter, choices)
    expect(active.map(({ text }) => text)).toEqual([
      'Mots\u00a0: crèche',
      'Thème\u00a0: Petite enfance',
      'Thème\u00a0: valeur inconnue',
      'Année\u00a0: 2027',
      '2\u00a0fiches choisies',
    ])
    expect(active.map(({ rest }) => readPlanFilter(rest))).toEqual([
      { ...filter, text: undefined },
      { ...filter, themeIds: [other] },
      { ...filter, themeIds: [one] },
      { ...filter, year: undefined },
      { ...filter, ids: undefined },
    ])
  })
})
