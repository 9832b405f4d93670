import { describe, expect, test } from 'vitest'
import {
  inTreeOrder,
  levelOf,
  type MeasureInput,
  measureKindOf,
  measureProblems,
  refusalToCreateAxis,
} from './objective.ts'

const axes = [
  { id: 'b', parentId: null },
  { id: 'a', parentId: null },
  { id: 'a1', parentId: 'a' },
  { id: 'a11', parentId: 'a1' },
]

describe('the tree of axes', () => {
  test('has three levels at most', () => {
    expect(levelOf(axes, null)).toBe(0)
    expect(levelOf(axes, 'a11')).toBe(3)
    expect(refusalToCreateAxis(axes, 'a1')).toBeUndefined()
    expect(refusalToCreateAxis(axes, 'a11')).toBe('axis-too-deep')
  })
  test('is read from the top, the order kept', () => {
    expect(inTreeOrder(axes).map(({ id, level }) => `${id} ${level}`)).toEqual(['b 1', 'a 1', 'a1 2', 'a11 3'])
  })
})

const measure = (given: Partial<MeasureInput>): MeasureInput => ({
  measureKind: 'own',
  indicatorId: null,
  seriesId: null,
  measureName: 'Familles accueillies',
  measureUnit: 'familles',
  notMeasurableReason: '',
  baseline: null,
  baselineYear: null,
  target: null,
  targetYear: null,
  ...given,
})

describe('the measure of an objective', () => {
  test.each([
    ['nothing but a name', {}, []],
    ['an indicator not chosen', { measureKind: 'indicator' }, ['indicatorId']],
    ['an own measure without a name', { measureName: '' }, ['measureName']],
    ['a series that none is chosen of', { measureKind: 'series' }, ['seriesId']],
    ['not measurable, without a reason', { measureKind: 'none' }, ['notMeasurableReason']],
    ['not measurable, with a reason', { measureKind: 'none', notMeasurableReason: 'x', target: 4 }, []],
    ['a baseline without its year', { baseline: 12 }, ['baselineYear']],
    ['a target without its year', { target: 12 }, ['targetYear']],
    ['a target before the baseline', { baselineYear: 2026, targetYear: 2025 }, ['targetYear']],
  ] as const)('%s', (_case, given, fields) => {
    expect(Object.keys(measureProblems(measure(given)))).toEqual(fields)
  })
  test('is of one kind', () => {
    expect(measureKindOf({ isMeasurable: false, indicatorId: null, seriesId: null })).toBe('none')
    expect(measureKindOf({ isMeasurable: true, indicatorId: 'x', seriesId: null })).toBe('indicator')
    expect(measureKindOf({ isMeasurable: true, indicatorId: null, seriesId: null })).toBe('own')
    expect(measureKindOf({ isMeasurable: true, indicatorId: null, seriesId: 'y' })).toBe('series')
  })
})
