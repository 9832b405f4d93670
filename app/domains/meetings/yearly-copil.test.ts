import { describe, expect, test } from 'vitest'
import { copilDueOn, type YearlyCopilFacts, yearlyCopil } from './yearly-copil.ts'

const facts = (given: Partial<YearlyCopilFacts> = {}): YearlyCopilFacts => ({
  startsOn: '2015-04-08',
  endsOn: '2019-04-07',
  signedOn: '2015-04-08',
  lastHeldOn: null,
  intervalMonths: 12,
  ...given,
})

describe('the yearly copil', () => {
  test.each([
    ['is due within twelve months of the signature', {}, '2015-05-01', '2016-04-08', 'in-time'],
    ['is announced sixty days before', {}, '2016-02-08', '2016-04-08', 'soon'],
    ['is not announced sixty-one days before', {}, '2016-02-07', '2016-04-08', 'in-time'],
    ['is not late on the last day', {}, '2016-04-08', '2016-04-08', 'soon'],
    ['is late the day after', {}, '2016-04-09', '2016-04-08', 'late'],
    [
      'once held on 18 March 2016, in time, runs again',
      { lastHeldOn: '2016-03-18' },
      '2016-04-09',
      '2017-03-18',
      'in-time',
    ],
    [
      'counts from the signature after a copil of preparation',
      { lastHeldOn: '2015-02-10' },
      '2015-05-01',
      '2016-04-08',
      'in-time',
    ],
    [
      'missed before a running CTG was taken up is not claimed',
      { takenUpOn: '2018-01-15' },
      '2018-02-01',
      '2019-01-15',
      'in-time',
    ],
    [
      'still to come when it was taken up stays due',
      { takenUpOn: '2015-12-01' },
      '2016-01-01',
      '2016-04-08',
      'in-time',
    ],
    [
      'counts from the first copil since the start when the signature follows it',
      { signedOn: null, startsOn: '2015-01-01', lastHeldOn: '2015-02-10' },
      '2015-05-01',
      '2016-02-10',
      'in-time',
    ],
    ['follows the interval of this convention', { intervalMonths: 6 }, '2015-05-01', '2015-10-08', 'in-time'],
  ] as const)('%s', (_sentence, given, today, dueOn, state) => {
    expect(yearlyCopil(facts(given), today)).toEqual({ dueOn, state })
  })
  test.each([
    ['before the signature and the start', { signedOn: null, startsOn: '2016-01-01' }, '2015-05-01'],
    [
      'of a CTG applied, neither signed nor with a copil since its start',
      { signedOn: null, startsOn: '2013-01-01' },
      '2015-05-01',
    ],
    [
      'of one whose only copil was before its start',
      { signedOn: null, startsOn: '2014-01-01', lastHeldOn: '2013-12-01' },
      '2015-05-01',
    ],
    ['without a date', { signedOn: null, startsOn: null }, '2015-05-01'],
    ['when the CTG ends before', { lastHeldOn: '2018-06-01' }, '2018-07-01'],
    ['once the CTG has ended', {}, '2019-04-08'],
  ] as const)('is not due %s', (_sentence, given, today) => {
    expect(yearlyCopil(facts(given), today)).toBeUndefined()
  })
  test('the first copil held since the start is one, due within the interval from the start', () => {
    expect(copilDueOn(facts({ signedOn: null, startsOn: '2015-01-01' }), '2015-06-01')).toBe('2016-01-01')
  })
})
