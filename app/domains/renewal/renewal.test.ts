import { describe, expect, test } from 'vitest'
import { countActions, fateOf, recommendationsOf, stoppedBy, verdictOf } from './balance.ts'
import { readBalance } from './balance-shape.ts'
import {
  chapterOf,
  chapterSlugs,
  chapters,
  proposedRenewal,
  refusalToAnswer,
  refusalToRenew,
  renewalReminder,
} from './renewal.ts'
import { renewalLabels } from './renewal-labels.fr.ts'

describe('the reminder that nothing follows', () => {
  const dates = { startsOn: '2026-01-01', endsOn: '2030-12-31' }
  test.each([
    ['2029-06-29', undefined],
    ['2029-06-30', 18],
    ['2029-12-30', 18],
    ['2029-12-31', 12],
    ['2030-06-29', 12],
    ['2030-06-30', 6],
    ['2030-12-31', 6],
    ['2031-01-01', undefined],
  ] as const)('on %s: %s', (today, months) => {
    expect(renewalReminder(dates, false, today)).toBe(months)
  })
  test('says nothing once a CTG follows, nor without an end, nor before a short CTG starts', () => {
    expect(renewalReminder(dates, true, '2030-10-01')).toBeUndefined()
    expect(renewalReminder({ ...dates, endsOn: null }, false, '2030-10-01')).toBeUndefined()
    expect(renewalReminder({ startsOn: '2031-01-01', endsOn: '2031-12-31' }, false, '2030-10-01')).toBeUndefined()
  })
})

test.each([
  ['Gennevilliers 2026-2030', '2026-01-01', '2030-12-31', 'Gennevilliers 2031-2035', '2031-01-01', '2035-12-31'],
  ['Gennevilliers (2026-2030)', '2026-01-01', '2030-12-31', 'Gennevilliers 2031-2035', '2031-01-01', '2035-12-31'],
  ['Pays de Nérondes', '2024-09-01', '2028-08-31', 'Pays de Nérondes 2028-2032', '2028-09-01', '2032-08-31'],
  ['CTG 2026', '2026-01-01', '2026-12-31', 'CTG 2027', '2027-01-01', '2027-12-31'],
  ['Le Port 2010-2014', null, '2014-12-31', 'Le Port 2015', '2015-01-01', null],
  ['2026-2030', '2026-01-01', '2030-12-31', '2026-2030 2031-2035', '2031-01-01', '2035-12-31'],
  ['Sans dates', null, null, 'Sans dates', null, null],
  // A Caf that signed on the eighth of a month ends the day before.
  ['Seed', '2015-04-08', '2019-04-07', 'Seed 2019-2023', '2019-04-08', '2023-04-07'],
])('« %s », %s to %s, is followed by « %s »', (name, startsOn, endsOn, next, start, end) => {
  expect(proposedRenewal({ name, startsOn, endsOn })).toEqual({ name: next, startsOn: start, endsOn: end })
})

test('a CTG is renewed once, by a lead party; a proposal is answered once', () => {
  expect(refusalToRenew({ successors: 0 }, { isLead: true })).toBeUndefined()
  expect(refusalToRenew({ successors: 1 }, { isLead: true })).toBe('already-renewed')
  expect(refusalToRenew({ successors: 0 }, { isLead: false })).toBe('renewed-by-lead-party')
  expect(refusalToAnswer('awaited')).toBeUndefined()
  expect(refusalToAnswer('declined')).toBe('already-answered')
  expect(refusalToAnswer('over')).toBe('mandate-over')
})

test('who represents a party is said once', () => {
  expect(renewalLabels.represented('Ville de Gennevilliers', 'son maire', 'maire')).toBe('représentée par son maire')
  expect(renewalLabels.represented('Mission locale', 'Paul Coton', 'directeur')).toBe(
    'représentée par Paul Coton, directeur',
  )
})

test('each chapter is found by its name in an address', () => {
  expect(chapters.map((one) => chapterOf(chapterSlugs[one]))).toEqual(chapters)
  expect(chapterOf('autre')).toBeUndefined()
})

describe('the balance', () => {
  test.each([
    [true, 40, 60, 61, 'reached'],
    [true, 40, 60, 60, 'reached'],
    [true, 40, 60, 59, 'not-reached'],
    [true, 60, 40, 39, 'reached'],
    [true, 60, 40, 41, 'not-reached'],
    [true, null, 10, 12, 'reached'],
    [true, 40, 40, 40, 'reached'],
    [true, 0, 0, 3, 'reached'],
    [true, 40, null, 59, 'not-measured'],
    [true, 40, 60, null, 'not-measured'],
    [false, 40, 60, 61, 'not-measurable'],
  ] as const)('measurable %s, from %s to %s, last %s: %s', (isMeasurable, baseline, target, last, verdict) => {
    expect(verdictOf(isMeasurable, { baseline, target, last })).toBe(verdict)
  })

  test('each action counts once, under its theme; those of none come last', () => {
    const lines = [
      { status: 'done', themeName: 'Jeunesse' },
      { status: 'deferred', themeName: 'Jeunesse' },
      { status: 'abandoned', themeName: null },
      { status: 'suspended', themeName: 'Logement' },
    ] as const
    const { byTheme, ...all } = countActions(lines, ['Logement', 'Vacances', 'Jeunesse'])
    expect(all).toEqual({ total: 4, done: 1, going: 1, deferred: 1, dropped: 1 })
    expect(byTheme.map(({ theme, total }) => [theme, total])).toEqual([
      ['Logement', 1],
      ['Vacances', 0],
      ['Jeunesse', 2],
      ['', 1],
    ])
    expect(byTheme.reduce((sum, { total }) => sum + total, 0)).toBe(all.total)
    expect(Object.values(fateOf)).toContain('dropped')
  })

  test('what an evaluation says to stop is not proposed, with its reason', () => {
    const said = { on: 'action', title: 'LAEP', reason: 'Plus de besoin.', by: null } as const
    const stopped = stoppedBy([
      { ...said, id: 'one', advice: 'stop' },
      { ...said, id: 'two', advice: 'adapt' },
      { ...said, id: 'apart', advice: 'stop', by: 'Caf de test' },
    ])
    expect([...stopped]).toEqual([['one', 'Plus de besoin.']])
  })

  test('a recommendation says its reason, those of every party when none is common, and who stands alone', () => {
    const voices = [
      { by: 'Caf', advice: 'stop' as const, reason: 'Plus de besoin.' },
      { by: 'Ville', advice: 'stop' as const, reason: 'Fermé.' },
    ]
    const outcome = { on: 'action' as const, id: 'one', title: 'LAEP', voices }
    expect(recommendationsOf({ ...outcome, advice: 'stop' })).toMatchObject([
      { advice: 'stop', reason: 'Caf : Plus de besoin. ; Ville : Fermé.', by: null },
    ])
    expect(recommendationsOf({ ...outcome, advice: null }).map(({ by }) => by)).toEqual(['Caf', 'Ville'])
    const common = { by: null, advice: 'adapt' as const, reason: 'Moins d’heures.' }
    expect(recommendationsOf({ ...outcome, advice: 'adapt', voices: [common, ...voices] })).toMatchObject([
      { advice: 'adapt', reason: 'Moins d’heures.', by: null },
    ])
  })

  test('one poured before evaluations existed still reads', () => {
    const { byTheme, ...all } = countActions([], [])
    const old = {
      ...{ ctgName: 'Gennevilliers 2026-2030', startsOn: '2026-01-01', endsOn: null, readOn: '2030-11-01' },
      actions: { ...all, byTheme },
      ...{ objectives: [], decisions: { total: 0, done: 0, open: 0, dropped: 0 }, copils: { held: 0, lastOn: null } },
    }
    expect(readBalance(old)).toEqual({ ...old, evaluation: null, recommendations: [] })
  })
})

test('who has no mandate in the CTG before is told that an archived one opens first', () => {
  const asked = (isArchived: boolean) => renewalLabels.notMember({ name: 'CTG d’avant', isArchived })
  expect(asked(false)).toContain('demandez à sa coordination de vous y inviter')
  expect(asked(true)).toContain(
    'demandez à sa coordination de la rouvrir, car elle est archivée, puis de vous y inviter',
  )
})
