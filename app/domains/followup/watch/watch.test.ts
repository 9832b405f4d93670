import { describe, expect, test } from 'vitest'
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import { readAddress, writeAddress } from './address.ts'
import { watchLabels as t, thresholdWords } from './labels.fr.ts'
import { actionTimeline } from './timeline.ts'
import {
  actsOf,
  callsForAct,
  filterLines,
  leadOf,
  sortLines,
  standingOf,
  type WatchedLine,
  type WatchFilter,
  watchFlagsOf,
} from './watch.ts'

const line = (given: Partial<WatchedLine> = {}): WatchedLine => ({
  id: 'a',
  code: '1.1.1',
  title: 'Un relais',
  status: 'in-progress',
  flags: [],
  topAxisId: 'axis',
  leadPartyId: 'town',
  leadPartyName: 'Ville',
  leadServiceName: null,
  leadName: '',
  lastReportOn: null,
  nextStepOn: null,
  endsOn: null,
  ...given,
})
const none: WatchFilter = { status: undefined, axisId: undefined, lead: undefined, flag: undefined, partyId: undefined }
const all = { report: true, edit: true, openCorrective: true, ask: true }

describe('the lines of follow-up', () => {
  test.each<[Partial<WatchFilter>, readonly string[]]>([
    [{}, ['a', 'b', 'c']],
    [{ flag: 'late' }, ['b']],
    [{ status: 'done' }, ['c']],
    [{ axisId: 'other' }, ['c']],
    [{ lead: 'Julie' }, ['b']],
    [{ lead: 'Ville' }, ['a', 'c']],
    [{ partyId: 'town', flag: 'late' }, ['b']],
    [{ partyId: 'nobody' }, []],
  ])('filtered by %o', (filter, ids) => {
    const lines = [
      line(),
      line({ id: 'b', flags: ['late'], leadName: 'Julie' }),
      line({ id: 'c', status: 'done', topAxisId: 'other' }),
    ]
    expect(filterLines(lines, { ...none, ...filter }).map(({ id }) => id)).toEqual(ids)
  })
  test('sorted by the age of the last report: never heard comes first; equals keep their order', () => {
    const lines = [
      line({ id: 'a', lastReportOn: '2027-01-02' }),
      line({ id: 'b' }),
      line({ id: 'c', lastReportOn: '2026-12-31' }),
      line({ id: 'd' }),
    ]
    const ids = (isDescending: boolean) => sortLines(lines, { key: 'report', isDescending }).map(({ id }) => id)
    expect(ids(false)).toEqual(['b', 'd', 'c', 'a'])
    expect(ids(true)).toEqual(['a', 'c', 'b', 'd'])
  })
  test('the lead is a name, else a service, else a party, else nobody', () => {
    expect(leadOf(line({ leadName: 'Julie', leadServiceName: 'Crèches' }))).toBe('Julie')
    expect(leadOf(line({ leadServiceName: 'Crèches' }))).toBe('Crèches')
    expect(leadOf(line())).toBe('Ville')
    expect(leadOf(line({ leadPartyName: null }))).toBe('')
  })
})

describe('each flag leads to the act that mends it', () => {
  test.each<[ActionFlag, string]>([
    ['late', 'report'],
    ['silent', 'ask'],
    ['blocked', 'open-corrective'],
    ['without-lead', 'name-lead'],
    ['without-measure', 'add-measure'],
    ['due-soon', 'report'],
  ])('%s: %s', (flag, act) => {
    expect(actsOf(line({ flags: [flag] }), all)[0]).toBe(act)
    expect(actsOf(line({ flags: [flag] }), all)).toContain('report')
  })
  test('the gravest first, each act once; who may do nothing sees the sheet', () => {
    const flags: readonly ActionFlag[] = ['late', 'silent', 'blocked', 'without-lead', 'unfunded']
    expect(watchFlagsOf({ flags })).toEqual(['late', 'silent', 'blocked', 'without-lead'])
    expect(actsOf(line({ flags }), all)).toEqual(['report', 'ask', 'open-corrective', 'name-lead'])
    expect(actsOf(line({ flags }), { report: false, edit: false, openCorrective: false, ask: false })).toEqual(['see'])
    expect(actsOf(line(), all)).toEqual(['report'])
  })
})

describe('what calls for an act', () => {
  test.each<[readonly ActionFlag[], boolean]>([
    [[], false],
    [['late'], true],
    [['due-soon'], true],
    [['without-lead', 'without-measure'], true],
    [['without-measure'], false],
    [['without-end', 'unfunded', 'without-objective'], false],
  ])('%o: %s', (flags, calls) => {
    expect(callsForAct({ flags })).toBe(calls)
  })
})

describe('the sentence one opens with', () => {
  test('counts what is silent, late, blocked, without lead', () => {
    const { counts } = standingOf([
      { ...line({ flags: ['silent', 'late'] }), silentDays: null },
      { ...line({ flags: ['silent'] }), silentDays: null },
      { ...line({ flags: ['without-lead', 'due-soon'] }), silentDays: null },
    ])
    expect(t.sentence(27, counts, 120)).toBe(
      '27\u00a0actions : 2 sans nouvelle depuis quatre mois, 1 en retard, 1 sans pilote.',
    )
    expect(t.sentence(1, standingOf([]).counts, 120)).toBe(
      '1\u00a0action : rien n’est en retard, sans nouvelle ni sans pilote.',
    )
  })
  test.each([
    [120, 'quatre mois'],
    [30, 'un mois'],
    [360, 'douze mois'],
    [390, '390\u00a0jours'],
    [45, '45\u00a0jours'],
  ])('a threshold of %i days is said « %s »', (days, words) => {
    expect(thresholdWords(days)).toBe(words)
  })
})

describe('the address of the page', () => {
  test('gives back what it was made from', () => {
    const address = {
      filter: { status: 'in-progress', axisId: 'x', lead: 'Julie & Cie', flag: 'late', partyId: 'y' },
      view: 'timeline',
      sort: { key: 'report', isDescending: true },
    } as const
    const url = new URL(writeAddress('c', address, 3), 'http://localhost')
    expect(readAddress(url.searchParams)).toEqual(address)
    expect(url.searchParams.get('page')).toBe('3')
  })
  test('says nothing of what is as usual, and leaves out what it does not know', () => {
    expect(writeAddress('c', readAddress(new URLSearchParams('vue=zzz&tri=zzz&etat=zzz&signal=zzz')))).toBe(
      '/ctg/c/suivi',
    )
  })
})

test('the timeline says in its rows what its picture shows', () => {
  const dated = {
    ...line({ endsOn: '2028-02-01', flags: ['late'] }),
    startsOn: '2026-12-01',
    startsPrecision: 'month',
    endsPrecision: 'month',
    steps: [
      { targetOn: '2027-01-01', targetPrecision: 'month', status: 'done' },
      { targetOn: '2027-06-01', targetPrecision: 'month', status: 'to-come' },
      { targetOn: '2027-07-01', targetPrecision: 'month', status: 'dropped' },
      { targetOn: null, targetPrecision: 'month', status: 'to-come' },
    ],
  } as const
  const { picture, rows } = actionTimeline([dated], { title: 'Frise', today: '2026-12-31' })
  expect(rows).toMatchObject([{ code: '1.1.1', stepsDone: 1, stepsKnown: 2 }])
  expect(picture.sentence).toBe('1\u00a0ligne, de décembre 2026 à février 2028 ; aujourd’hui, le 31 décembre 2026.')
  expect(picture.svg.match(/<circle/g)).toHaveLength(2)
})
