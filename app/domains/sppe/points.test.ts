import { describe, expect, test } from 'vitest'
import { anAction, aTie, wholeMaterial } from './material.fixture.ts'
import type { Material } from './material.ts'
import { type Item, items, type PointKey, pointKeys } from './point-keys.ts'
import { answerWords, lackWords, pointWords } from './point-labels.fr.ts'
import { countItems, listPoints } from './points.ts'

const without = (changes: Partial<Material>): Material => ({ ...wholeMaterial, ...changes })
const point = (key: PointKey, material: Material) =>
  listPoints(material).find((one) => one.key === key) ?? expect.unreachable(key)
const stateOf = (key: PointKey, material: Material) => point(key, material).state
const everyAction = (changes: Parameters<typeof anAction>[1]) =>
  wholeMaterial.actions.map((action) => ({ ...action, ...changes }))

/** What a CTG is without, for one item to have nothing. */
const missing: Readonly<Record<Item, Material>> = {
  '1': without({
    facilities: [],
    figures: wholeMaterial.figures.filter(({ indicatorId }) => !indicatorId.startsWith('childcare')),
  }),
  '2': without({
    figures: wholeMaterial.figures.filter(({ indicatorId }) => indicatorId.startsWith('childcare')),
    ties: [...wholeMaterial.findings.map((reference) => aTie('2', { cover: 'aside', reference }))],
  }),
  '3': without({
    findings: [{ ...wholeMaterial.findings[0], isLack: false } as (typeof wholeMaterial.findings)[number]],
    communesWithPlaces: 1,
  }),
  '4a': without({ objectives: [] }),
  '4b': without({ actions: wholeMaterial.actions.filter(({ id }) => id !== 'skills') }),
  '4c': without({ actions: wholeMaterial.actions.filter(({ id }) => id !== 'families') }),
  '4d': without({ actions: wholeMaterial.actions.filter(({ id }) => id !== 'quality') }),
  '4e': without({ actions: everyAction({ hasInvestment: false }) }),
  '4f': without({ actions: everyAction({ hasMeans: false }) }),
  '4g': without({ actions: everyAction({ endsOn: null }) }),
  '4h': without({
    actions: everyAction({ hasMeasure: false, hasTarget: false }),
    objectives: wholeMaterial.objectives.map((one) => ({ ...one, hasTarget: false })),
  }),
}

describe('the eleven items', () => {
  test('all have an answer when everything is there', () => {
    expect(countItems(listPoints(wholeMaterial))).toEqual({ answered: 11, part: 0, missing: 0 })
  })
  test.each(items)('%s is missing alone when nothing answers it', (key) => {
    const states = listPoints(missing[key]).filter((one) => items.some((item) => item === one.key))
    expect(states.filter(({ state }) => state === 'missing').map((one) => one.key)).toEqual([key])
    expect(states.filter(({ state }) => state === 'answered')).toHaveLength(10)
    expect(answerWords(point(key, missing[key]))).toBe('manque')
  })
  test.each(pointKeys)('%s of an empty CTG is missing, and says that the theme is', (key) => {
    const empty: Material = {
      ...{ hasTheme: false, figures: [], communesWithPlaces: 0, zones: [], areas: [], findings: [] },
      ...{ objectives: [], actions: [], services: [], facilities: [], ties: [] },
    }
    const emptyPoint = point(key, empty)
    expect(emptyPoint.state).toBe('missing')
    if (key !== '4c') expect(lackWords(emptyPoint.lacks)).toEqual(['la CTG n’a pas de thème « Petite enfance »'])
  })
  test('have words of their own', () => {
    expect(new Set(pointKeys.map((key) => pointWords[key].name)).size).toBe(pointKeys.length)
  })
})

describe('a point answered in part', () => {
  test.each<[PointKey, Material, string]>([
    ['1', without({ facilities: [] }), 'aucun équipement n’est décrit : la liste reste à relier'],
    ['2', without({ findings: [] }), 'aucun constat partagé'],
    ['3', without({ communesWithPlaces: 1 }), 'ni chiffres par commune, ni quartiers'],
    ['4a', without({ actions: everyAction({ placeIds: ['nord'] }) }), 'aucune action ne se déroule à Sud'],
    ['4f', without({ actions: everyAction({ hasDifficulties: false }) }), 'aucune fiche ne dit de point de vigilance'],
    [
      '4g',
      without({ actions: [...wholeMaterial.actions, anAction('late', { endsOn: null })] }),
      'des actions n’ont pas de début ou de fin',
    ],
    [
      'relais',
      without({ services: [], actions: [anAction('relay', { words: 'Créer un RPE' })] }),
      'aucun relais petite enfance parmi les équipements et les services',
    ],
  ])('%s says what lacks', (key, material, lack) => {
    expect(stateOf(key, material)).toBe('part')
    expect(lackWords(point(key, material).lacks)).toEqual([lack])
  })
  test('4° a names the zones as French does', () => {
    const zones = ['Le Havre', 'Les Ulis', 'Étretat'].map((name) => ({ id: name, name }))
    const nowhere = without({ zones, actions: everyAction({ placeIds: ['nord'] }) })
    expect(lackWords(point('4a', nowhere).lacks)).toEqual([
      'aucune action ne se déroule au Havre, aux Ulis et à Étretat',
    ])
  })
  test('a relay planned is not there yet, an open one is', () => {
    const relay = { type: 'facility', id: 'r', title: 'RPE', path: null, isRelay: true, isOpen: false } as const
    expect(stateOf('relais', without({ services: [], facilities: [relay] }))).toBe('part')
    expect(stateOf('relais', without({ services: [], facilities: [{ ...relay, isOpen: true }] }))).toBe('answered')
  })
  test('4° c names the situations without answer', () => {
    const two = without({ actions: [anAction('some', { words: 'handicap, tarif adapté' })] })
    expect(stateOf('4c', two)).toBe('part')
    expect(lackWords(point('4c', two).lacks)).toEqual(['rien sur « conditions de vie et de travail » et « santé »'])
  })
  test('a place said nowhere is everywhere where there is one zone', () => {
    const one = without({ zones: [{ id: 'ville', name: 'Ville' }], actions: everyAction({ placeIds: [] }) })
    expect(stateOf('4a', one)).toBe('answered')
  })
})

describe('what the coordination says', () => {
  const bare = missing['4b']
  test('answers a point whole or in part', () => {
    expect(stateOf('4b', { ...bare, ties: [aTie('4b', { cover: 'part' })] })).toBe('part')
    expect(stateOf('4b', { ...bare, ties: [aTie('4b')] })).toBe('answered')
  })
  test('is listed first, once, with its word', () => {
    const [action] = wholeMaterial.actions
    const tie = aTie('4b', { reference: action ?? expect.unreachable() })
    const { answers } = point('4b', without({ ties: [tie] }))
    expect(answers).toHaveLength(1)
    expect(answers[0]?.tie?.word).toBe('Il répond.')
  })
  test('puts aside what is found, which then counts no more', () => {
    const reference = wholeMaterial.actions.find(({ id }) => id === 'skills') ?? expect.unreachable()
    const pointFound = point('4b', without({ ties: [aTie('4b', { cover: 'aside', reference })] }))
    expect(pointFound.state).toBe('missing')
    expect(pointFound.aside.map(({ id }) => id)).toEqual(['skills'])
    expect(stateOf('4d', without({ ties: [aTie('4b', { cover: 'aside', reference })] }))).toBe('answered')
  })
})
