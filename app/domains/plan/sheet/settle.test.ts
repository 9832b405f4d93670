import { describe, expect, test } from 'vitest'
import { blankSheet, changesBetween, faultsInSheet, type SheetPatch, type SheetState, settleSheet } from './settle.ts'

const facts = {
  objectives: [
    { id: 'o1', code: '1.1', axisId: 'a1', themeId: 'early' },
    { id: 'o2', code: '1.2', axisId: 'a1', themeId: null },
    { id: 'o3', code: '2.1', axisId: 'a2', themeId: 'housing' },
  ],
  services: [
    { id: 'caf-social', partyId: 'caf' },
    { id: 'town-early', partyId: 'town' },
    { id: 'town-sport', partyId: 'town' },
  ],
}
const settle = (before: Partial<SheetState>, patch: SheetPatch) =>
  settleSheet({ ...blankSheet, ...before }, patch, facts)

describe('a sheet that changes', () => {
  test.each<[string, Partial<SheetState>, SheetPatch, Partial<SheetState>]>([
    [
      'keeps what is not told',
      { need: 'Garde', themeId: 'early' },
      { title: 'Autre' },
      { need: 'Garde', themeId: 'early' },
    ],
    [
      'a service brings its party',
      {},
      { leadServiceId: 'caf-social' },
      { leadPartyId: 'caf', leadServiceIds: ['caf-social'] },
    ],
    [
      'a service changes no party that is there',
      { leadPartyId: 'town' },
      { leadServiceId: 'caf-social' },
      { leadPartyId: 'town' },
    ],
    [
      'the former lead service leaves, those that lead with it and take part stay',
      { leadPartyId: 'town', leadServiceId: 'town-early', leadServiceIds: ['town-early', 'caf-social'] },
      { leadServiceId: 'town-sport' },
      { leadServiceIds: ['town-sport', 'caf-social'], otherServiceIds: [] },
    ],
    [
      'a service that took part leads it: it is there once',
      { otherServiceIds: ['town-early', 'caf-social'] },
      { leadServiceId: 'town-early' },
      { leadServiceIds: ['town-early'], otherServiceIds: ['caf-social'] },
    ],
    [
      'the lead service stays among those that lead, whatever else is said',
      { leadServiceId: 'town-early', leadServiceIds: ['town-early'] },
      { leadServiceIds: [], otherServiceIds: ['town-early', 'caf-social'] },
      { leadServiceIds: ['town-early'], otherServiceIds: ['caf-social'] },
    ],
    [
      'an objective brings its axis and, without theme, its theme',
      {},
      { objectiveIds: ['o3', 'o1'] },
      { axisId: 'a2', themeId: 'housing' },
    ],
    [
      'an objective does not change the theme that is there',
      { themeId: 'early' },
      { objectiveIds: ['o3'] },
      { axisId: 'a2', themeId: 'early' },
    ],
    [
      'the objective that gave the place still does while it is among them',
      { objectiveIds: ['o1'], axisId: 'a1' },
      { objectiveIds: ['o3', 'o1'] },
      { objectiveIds: ['o1', 'o3'], axisId: 'a1' },
    ],
    [
      'the same objectives in another order are no change',
      { objectiveIds: ['o1', 'o2', 'o3'], axisId: 'a1' },
      { objectiveIds: ['o3', 'o2', 'o1'] },
      { objectiveIds: ['o1', 'o2', 'o3'] },
    ],
    [
      'without objective, the axis stays',
      { objectiveIds: ['o1'], axisId: 'a1', themeId: 'early' },
      { objectiveIds: [] },
      { objectiveIds: [], axisId: 'a1', themeId: 'early' },
    ],
    ['a theme taken away is that of the objective', { objectiveIds: ['o1'] }, { themeId: null }, { themeId: 'early' }],
    [
      'a date known to the quarter is its first day',
      { endsPrecision: 'quarter' },
      { startsOn: '2027-05-14', startsPrecision: 'month', endsOn: '2028-06-30' },
      { startsOn: '2027-05-01', endsOn: '2028-04-01' },
    ],
    [
      'a day of before this rule stays while the dates are not told',
      { endsOn: '2027-12-31', endsPrecision: 'month' },
      { title: 'Autre', startsOn: '2027-05-14' },
      { endsOn: '2027-12-31', startsOn: '2027-05-01' },
    ],
    [
      'a precision alone widens the date that is there',
      { startsOn: '2027-05-14', startsPrecision: 'day' },
      { startsPrecision: 'year' },
      { startsOn: '2027-01-01' },
    ],
  ])('%s', (_, before, patch, after) => {
    expect(settle(before, patch)).toMatchObject(after)
  })

  test('settled twice, is as settled once', () => {
    const patch = { objectiveIds: ['o3', 'o1'], leadServiceId: 'caf-social', startsOn: '2027-05-14' }
    const once = settle({ objectiveIds: ['o2'] }, patch)
    expect(settle(once, patch)).toEqual(once)
  })
})

describe('what does not hold together', () => {
  test.each<[Partial<SheetState>, readonly string[]]>([
    [{}, []],
    [{ leadServiceId: 'caf-social', leadPartyId: 'caf' }, []],
    [{ leadServiceId: 'caf-social', leadPartyId: 'town' }, ['service-of-another-party']],
    [{ leadServiceId: 'caf-social', leadPartyId: null }, ['service-of-another-party']],
    [{ startsOn: '2028-01-01', endsOn: '2027-01-01' }, ['ends-before-start']],
  ])('%o: %o', (sheet, faults) => {
    expect(faultsInSheet({ ...blankSheet, ...sheet }, facts)).toEqual(faults)
  })
})

test('the journal compares the names of the form: place, number and version apart, lists in one value', () => {
  const after = {
    ...blankSheet,
    code: '1.1.1',
    axisId: 'a1',
    tags: ['un', 'deux'],
    communeCodes: ['2', '1'],
    isWatched: true,
  }
  expect(changesBetween(blankSheet, after)).toEqual({
    tags: { before: '', after: 'un, deux' },
    communeCodes: { before: '', after: '1 2' },
    isWatched: { before: false, after: true },
  })
})
