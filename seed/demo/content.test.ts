import { describe, expect, test } from 'vitest'
import { indicatorsByTheme } from '#seed/figures/indicators.ts'
import { demoThemes } from './content/index.ts'
import { demoAreas, demoDependencies, demoFolds, demoLeaflet, demoSteps } from './content/sheets.ts'

const actions = demoThemes.flatMap((theme) => theme.actions)
const objectives = demoThemes.flatMap((theme) => theme.objectives)

describe('the content of the demonstration', () => {
  test('has some twenty-five actions over the six themes', () => {
    expect(demoThemes).toHaveLength(6)
    expect(actions.length).toBeGreaterThanOrEqual(24)
  })

  test('adds up: births being constant, 60 is met without a place more, and lost again unless those that leave are replaced', () => {
    const newPlaces = actions
      .filter(({ objectives: served }) => served.includes('offre'))
      .flatMap(({ measures = [] }) => measures.filter(({ unit }) => unit === 'places'))
    const places = newPlaces.reduce((sum, { target, baseline }) => sum + target - (baseline ?? 0), 0)
    expect(places).toBe(54)
    const before = (57.4 * (718 + 729 + 640)) / 100
    const leaving = (10.4 * (718 + 729 + 640)) / 100 / 3
    const rateOf = (count: number) => (100 * count) / (3 * 640)
    expect(rateOf(before)).toBeGreaterThan(60)
    expect(rateOf(before - leaving)).toBeLessThan(60)
    expect(rateOf(before - leaving + places)).toBeGreaterThan(60)
  })

  test('shows only indicators of the theme, and measures only what is known', () => {
    for (const theme of demoThemes) {
      const known: readonly string[] = indicatorsByTheme[theme.ref]
      for (const { title, figures = [] } of theme.findings)
        for (const figure of figures)
          expect({ title, figure, isOfTheme: known.includes(figure) }).toMatchObject({ isOfTheme: true })
    }
  })

  test('ties every reference to something that exists', () => {
    const known = new Set(objectives.map(({ ref }) => ref))
    for (const { title, objectives: served } of actions)
      for (const ref of served) expect({ title, ref, isKnown: known.has(ref) }).toMatchObject({ isKnown: true })
    for (const { title, reports = [], measures = [] } of actions)
      for (const { values } of reports)
        for (const ref of Object.keys(values ?? {}))
          expect({ title, ref, isKnown: measures.some((measure) => measure.ref === ref) }).toMatchObject({
            isKnown: true,
          })
  })

  test('folds, dependencies and quartiers are of sheets that exist', () => {
    const titles = new Set(actions.map(({ title }) => title))
    const named = [
      ...Object.keys(demoFolds),
      demoLeaflet,
      ...demoDependencies.flatMap(({ waiting, awaited }) => [waiting.action, awaited.action]),
    ]
    expect(named.filter((title) => !titles.has(title))).toEqual([])
    const steps = new Set(actions.flatMap((action) => (action.steps ?? []).map(({ title }) => title)))
    expect(Object.keys(demoSteps).filter((title) => !steps.has(title))).toEqual([])
    const words = new Set(actions.flatMap(({ areas }) => areas.split(', ')))
    expect([...words].filter((name) => name !== 'Toute la commune').toSorted()).toEqual([...demoAreas])
  })

  test('never measures less as time goes', () => {
    for (const { title, measures = [], reports = [] } of actions)
      for (const { ref, baseline } of measures) {
        const values = [baseline ?? 0, ...reports.flatMap(({ values: reported }) => reported?.[ref] ?? [])]
        expect({ title, values }).toEqual({ title, values: values.toSorted((one, other) => one - other) })
      }
  })

  test('keeps dates in order', () => {
    for (const { title, startsOn, endsOn, reports = [] } of actions) {
      if (startsOn && endsOn) expect({ title, inOrder: startsOn <= endsOn }).toMatchObject({ inOrder: true })
      expect(reports.map(({ on }) => on)).toEqual(reports.map(({ on }) => on).toSorted())
    }
  })

  test('has two holes and one reservation', () => {
    expect(actions.filter(({ objectives: served }) => served.length === 0)).toHaveLength(1)
    expect(objectives.filter(({ measure }) => measure.kind === 'own' && measure.baseline === null)).toHaveLength(1)
    const positions = demoThemes.flatMap((theme) => theme.findings).flatMap((finding) => finding.positions ?? [])
    expect(positions.filter(({ position }) => position === 'reservation')).toHaveLength(1)
  })
})
