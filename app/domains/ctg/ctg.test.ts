import { describe, expect, test } from 'vitest'
import { type CtgDates, phaseOf, yearOf } from './ctg.ts'

const dates = (changes: Partial<CtgDates> = {}): CtgDates => ({
  startsOn: '2023-01-01',
  endsOn: '2027-12-31',
  signedOn: '2023-02-06',
  ...changes,
})

describe('the phase of a CTG', () => {
  test.each([
    ['before its start, not signed yet', '2022-12-31', {}, 'in-preparation'],
    ['before its start, signed', '2023-01-15', { startsOn: '2023-03-01', signedOn: '2023-01-10' }, 'signed-not-begun'],
    ['without a start date, signed', '2026-01-01', { startsOn: null }, 'signed-not-begun'],
    ['without a date', '2026-01-01', { startsOn: null, endsOn: null, signedOn: null }, 'in-preparation'],
    ['started, the signature awaited', '2023-01-15', {}, 'in-application-unsigned'],
    ['started, never signed', '2025-01-15', { signedOn: null }, 'in-application-unsigned'],
    ['signed and running', '2026-11-24', {}, 'in-force'],
    ['on its last day', '2027-12-31', {}, 'in-force'],
    ['after its end', '2028-01-01', {}, 'ended'],
  ] as const)('%s', (_case, today, given, phase) => {
    expect(phaseOf(dates(given), today)).toBe(phase)
  })
})

describe('the year of a CTG', () => {
  test('is counted from its start date, not from its signature', () => {
    expect(yearOf(dates(), '2023-01-01')).toBe(1)
    expect(yearOf(dates(), '2026-11-24')).toBe(4)
    expect(yearOf(dates({ startsOn: '2015-04-08' }), '2016-03-18')).toBe(1)
  })
  test('is undefined before the start and after the end', () => {
    expect(yearOf(dates(), '2022-12-31')).toBeUndefined()
    expect(yearOf(dates(), '2028-01-01')).toBeUndefined()
  })
})
