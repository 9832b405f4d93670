import { describe, expect, test } from 'vitest'
import { territoryLabels as t } from './labels.fr.ts'
import { computePopulation, mainDepartmentOf, natureOf, sharedGroupingOf, type Territory } from './territory.ts'

const commune = (code: string, name: string, population: number | null, departmentCode = 'D92'): Territory => ({
  code,
  kind: 'commune',
  name,
  siren: null,
  population,
  departmentCode,
  regionCode: 'R11',
  epciCode: null,
  eptCode: null,
})
const gennevilliers = commune('92036', 'Gennevilliers', 50979)
const clichy = commune('92024', 'Clichy', 63000)
const argenteuil = commune('95018', 'Argenteuil', 111000, 'D95')

describe('population of a perimeter', () => {
  test('is the sum of its communes, each counted once', () => {
    expect(computePopulation([gennevilliers, clichy, gennevilliers])).toBe(113979)
  })
  test('is unknown when the perimeter is empty or a population is missing', () => {
    expect(computePopulation([])).toBeUndefined()
    expect(computePopulation([gennevilliers, commune('98412', 'Archipel des Kerguelen', null)])).toBeUndefined()
  })
})

test('the département of a perimeter is the one most of its inhabitants live in', () => {
  expect(mainDepartmentOf([gennevilliers, argenteuil])).toBe('D95')
  expect(mainDepartmentOf([gennevilliers, clichy, argenteuil])).toBe('D92')
  expect(mainDepartmentOf([])).toBeUndefined()
})

describe('what a territory is', () => {
  test.each([
    ['CC Faucigny - Glières', 'communaute-de-communes', 'Communauté de communes Faucigny - Glières'],
    ['CA du Libournais', 'communaute-d-agglomeration', 'Communauté d’agglomération du Libournais'],
    ['CU d’Arras', 'communaute-urbaine', 'Communauté urbaine d’Arras'],
    ['Brest Métropole', 'metropole', 'Brest Métropole'],
  ] as const)('the nature of %s is read in its name', (name, nature, fullName) => {
    expect(natureOf({ kind: 'epci', name })).toBe(nature)
    expect(t.fullName({ name })).toBe(fullName)
  })
  test('a commune has no nature of grouping, even when its name begins alike', () => {
    expect(natureOf({ kind: 'commune', name: 'CC' })).toBeUndefined()
    expect(t.kindOf(gennevilliers)).toBe('commune')
  })
})

test('a perimeter of more than three communes is told by their number', () => {
  expect(t.perimeter([gennevilliers])).toBe('Gennevilliers')
  expect(t.perimeter([clichy, gennevilliers])).toBe('Clichy et Gennevilliers')
  expect(t.perimeter([clichy, gennevilliers, argenteuil, gennevilliers])).toBe('4\u00a0communes')
})

test('a perimeter told by its number of communes is compared with the others, not said among communes again', () => {
  expect(t.amongCommunes('Gennevilliers', '(Hauts-de-Seine)')).toBe(
    'Gennevilliers parmi les communes du département (Hauts-de-Seine)',
  )
  expect(t.amongCommunes('255\u00a0communes', '(Cher)')).toBe(
    '255\u00a0communes, comparées à celles du département (Cher)',
  )
})

test('communes share their grouping, whatever one that is no more says', () => {
  const today = { ...gennevilliers, epciCode: '200000001' }
  const former = { ...clichy, population: null, departmentCode: null }
  expect(sharedGroupingOf([today, former])).toBe('200000001')
  expect(sharedGroupingOf([today, { ...argenteuil, epciCode: '200000002' }])).toBeUndefined()
  expect(sharedGroupingOf([former])).toBeUndefined()
})
