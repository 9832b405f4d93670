import { describe, expect, test } from 'vitest'
import { planLabels as t } from './labels.fr.ts'
import { compareCodes, nextActionCode, numberTree, usualNumbering } from './outline/numbering.ts'
import { changedFields } from './sheet/changes.ts'
import { computeContribution } from './sheet/contribution.ts'
import { sumMeans } from './sheet/means.ts'

describe('numbers of the plan', () => {
  test('axes and objectives are numbered by their place', () => {
    const axes = [
      { id: 'b', parentId: null, position: 2 },
      { id: 'a', parentId: null, position: 1 },
      { id: 'a1', parentId: 'a', position: 0 },
    ]
    const objectives = [
      { id: 'x', axisId: 'b', position: 0 },
      { id: 'y', axisId: 'a', position: 0 },
      { id: 'z', axisId: 'a1', position: 4 },
    ]
    expect(Object.fromEntries(numberTree(axes, objectives))).toEqual({
      a: '1',
      a1: '1.1',
      z: '1.1.1',
      y: '1.2',
      b: '2',
      x: '2.1',
    })
    expect(numberTree([], [])).toEqual(new Map())
  })

  test.each([
    ['1.2', ['1.2.1', '1.2.3', '1.20.7', '1.2.3.1'], '1.2.4'],
    ['1.2', [], '1.2.1'],
    [undefined, ['A1'], 'A12'],
  ])('under %s, with %o taken: %s', (objective, taken, code) => {
    expect(nextActionCode(usualNumbering, objective, taken, 12)).toBe(code)
  })

  test.each([
    ['FA', ['FA 7', '1.2.9', 'FA 12'], 'FA 13'],
    ['FA', [], 'FA 1'],
    ['', ['3', 'FA 9'], '4'],
  ])('in one run after %s, with %o taken: %s', (sheetPrefix, taken, code) => {
    expect(nextActionCode({ ...usualNumbering, numbering: 'sheet', sheetPrefix }, '1.2', taken, 12)).toBe(code)
  })

  test('codes are read as numbers', () => {
    expect(['A2', '1.10.1', '1.9.1', 'FA 7', '1.2'].toSorted(compareCodes)).toEqual([
      '1.2',
      '1.9.1',
      '1.10.1',
      'A2',
      'FA 7',
    ])
  })
})

describe('means', () => {
  test('are summed by funder and year, what is not known counted apart', () => {
    const sums = sumMeans([
      { year: 2028, funderName: 'Ville', amountEuros: 10 },
      { year: 2027, funderName: 'Ville', amountEuros: 42_000 },
      { year: 2027, funderName: 'Caf', amountEuros: 31_000 },
      { year: 2027, funderName: 'Caf', amountEuros: null },
    ])
    expect(sums).toEqual([
      { year: 2027, funderName: 'Caf', totalEuros: 31_000, lineCount: 2, unknownCount: 1 },
      { year: 2027, funderName: 'Ville', totalEuros: 42_000, lineCount: 1, unknownCount: 0 },
      { year: 2028, funderName: 'Ville', totalEuros: 10, lineCount: 1, unknownCount: 0 },
    ])
    expect(sumMeans([])).toEqual([])
  })

  test('a sum of which nothing is known is not 0', () => {
    const [sum] = sumMeans([{ year: 2027, funderName: 'Caf', amountEuros: null }])
    expect(sum && t.meansSum(sum).amount).toBe('montant à préciser')
  })
})

describe('contribution beside a territory’s indicator', () => {
  test.each([
    [20, 2000, { kind: 'value', per100: 1 }],
    [0, 2000, { kind: 'value', per100: 0 }],
    [null, 2000, { kind: 'missing', reason: 'not-measured' }],
    [20, null, { kind: 'missing', reason: 'not-collected' }],
    [20, 0, { kind: 'missing', reason: 'zero-denominator' }],
  ])('%s places for %s children', (added, population, expected) => {
    expect(computeContribution(added, population)).toEqual(expected)
  })
})

describe('history', () => {
  test('says each field changed, before and after', () => {
    const before = { endsOn: '2027-09-01', endsPrecision: 'month', isWatched: false, title: 'A', leadPartyId: 'x' }
    const changes = changedFields(before, { ...before, endsOn: '2028-01-01', isWatched: true, leadPartyId: 'y' })
    expect(t.changeLines(changes)).toEqual([
      'échéance : septembre 2027 → janvier 2028',
      'à surveiller : non → oui',
      'partie pilote : changé',
    ])
  })
  test('a date is told as precisely as it was chosen', () => {
    const before = { startsOn: '2027-09-01', startsPrecision: 'day' }
    const changes = changedFields(before, { startsOn: '2028-01-01', startsPrecision: 'year' })
    expect(t.changeLines(changes)).toEqual(['début : 1er septembre 2027 → 2028'])
    expect(t.changeLines({ startsOn: { before: '2027-09-15', after: '2028-01-01' } })).toEqual([
      'début : 15 septembre 2027 → janvier 2028',
    ])
  })
})
