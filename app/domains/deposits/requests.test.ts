/** What may become of a data request, and how late it is. */
import { describe, expect, test } from 'vitest'
import { awaitedOn, daysLate, type RequestState, refusalToMove } from './requests.ts'

describe('a request', () => {
  test.each<[RequestState, RequestState, string | undefined]>([
    ['asked', 'promised', undefined],
    ['promised', 'promised', undefined],
    ['promised', 'given', undefined],
    ['refused', 'given', undefined],
    ['given', 'given', undefined],
    ['given', 'refused', 'request-closed'],
    ['given', 'withdrawn', 'request-closed'],
    ['withdrawn', 'promised', 'request-closed'],
    ['refused', 'withdrawn', 'request-closed'],
  ])('%s then %s', (from, to, refusal) => {
    expect(refusalToMove({ state: from }, to)).toBe(refusal)
  })

  test('is late from the day after the one promised, else after the one wished', () => {
    const wished = { state: 'asked' as const, wantedOn: '2026-11-15', promisedOn: null }
    expect(daysLate(wished, '2026-11-15')).toBe(0)
    expect(daysLate(wished, '2026-11-24')).toBe(9)
    const promised = { ...wished, state: 'promised' as const, promisedOn: '2026-12-01' }
    expect(awaitedOn(promised)).toBe('2026-12-01')
    expect(daysLate(promised, '2026-11-24')).toBe(0)
    expect(daysLate({ ...promised, state: 'given' }, '2027-06-01')).toBe(0)
  })
})
