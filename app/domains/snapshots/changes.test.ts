import { describe, expect, test } from 'vitest'
import { listChanges, type PlanChanges } from './changes.ts'
import { anAction, anObjective, aPlan } from './plan-content.fixture.ts'
import type { FrozenAction, PlanContent } from './plan-content.ts'

/** The kinds of change that hold something. */
const kindsOf = (changes: PlanChanges) =>
  Object.entries(changes)
    .filter(([, list]) => list.length > 0)
    .map(([kind]) => kind)

/** One action, before and after. */
const between = (was: Partial<FrozenAction>, is: Partial<FrozenAction>) =>
  listChanges(aPlan([anAction('a', was)]), aPlan([anAction('a', is)]))

describe('what changed between two states of a plan', () => {
  test('nothing, between a state and itself', () => {
    const plan = aPlan([anAction('a'), anAction('b')])
    expect(kindsOf(listChanges(plan, plan))).toEqual([])
    expect(kindsOf(listChanges(aPlan([]), aPlan([])))).toEqual([])
  })

  test('an action written since is added, and tells nothing else of itself', () => {
    const changes = listChanges(
      aPlan([anAction('a')]),
      aPlan([anAction('a'), anAction('b', { code: '1.1.2', reportCount: 3 })]),
    )
    expect(kindsOf(changes)).toEqual(['added'])
    expect(changes.added).toEqual([{ actionId: 'b', code: '1.1.2', title: 'Action b' }])
  })

  test.each(['abandoned', 'deferred'] as const)(
    'an action %s leaves the plan, and is not told as a status',
    (status) => {
      const changes = between({}, { status, endsOn: '2030-01-01' })
      expect(kindsOf(changes)).toEqual(['dropped'])
      expect(changes.dropped).toMatchObject([{ actionId: 'a', how: status }])
    },
  )

  test('a sheet that is no longer there was removed', () => {
    const changes = listChanges(aPlan([anAction('a'), anAction('b')]), aPlan([anAction('a')]))
    expect(changes.dropped).toMatchObject([{ actionId: 'b', how: 'removed' }])
  })

  test('an action that comes back is added; one that came and went in between is nowhere', () => {
    expect(kindsOf(between({ status: 'abandoned' }, { status: 'proposed' }))).toEqual(['added'])
    expect(kindsOf(listChanges(aPlan([]), aPlan([anAction('a', { status: 'abandoned' })])))).toEqual([])
    expect(kindsOf(between({ status: 'abandoned' }, { status: 'deferred' }))).toEqual([])
  })

  test('a new number, a new order: nothing changed', () => {
    const before = aPlan([anAction('a', { code: '1.1.1', number: 1 }), anAction('b', { code: '1.1.2', number: 2 })])
    const after = aPlan([anAction('b', { code: '1.1.1', number: 2 }), anAction('a', { code: '1.1.2', number: 1 })])
    expect(kindsOf(listChanges(before, after))).toEqual([])
  })

  test('an action under another name is the same one', () => {
    const changes = between({ title: 'Un relais' }, { title: 'Deux relais' })
    expect(kindsOf(changes)).toEqual(['renamed'])
    expect(changes.renamed).toMatchObject([{ actionId: 'a', from: 'Un relais', to: 'Deux relais' }])
  })

  test('an action split in two is renamed, and the second one is added', () => {
    const changes = listChanges(
      aPlan([anAction('a', { title: 'Relais et crèche' })]),
      aPlan([anAction('a', { title: 'Relais' }), anAction('b', { title: 'Crèche' })]),
    )
    expect(kindsOf(changes)).toEqual(['added', 'renamed'])
  })

  test('an action moved under another axis says from where to where', () => {
    expect(between({}, { axisId: 'other-axis' }).movedAxes).toMatchObject([
      { from: 'Concilier les temps', to: 'Habiter' },
    ])
    expect(between({}, { axisId: null }).movedAxes).toMatchObject([{ from: 'Concilier les temps', to: '' }])
  })

  test.each([
    ['later in the year', '2027-03-01', '2027-09-01', 6],
    ['over the new year', '2026-11-01', '2027-02-01', 3],
    ['earlier', '2027-03-01', '2026-12-01', -3],
    ['from a leap day', '2028-02-29', '2029-02-28', 12],
    ['within the month', '2027-03-01', '2027-03-31', 0],
  ])('an end moved %s is told in calendar months', (_case, from, to, months) => {
    const [moved] = between({ endsOn: from, endsPrecision: 'day' }, { endsOn: to, endsPrecision: 'day' }).movedDates
    expect(moved).toMatchObject({ which: 'end', months, from: { on: from }, to: { on: to } })
  })

  test('a date set, dropped or made precise is a change; without two dates there are no months', () => {
    expect(between({ endsOn: null }, {}).movedDates).toMatchObject([{ from: null, months: null }])
    expect(between({}, { endsOn: null }).movedDates).toMatchObject([{ to: null, months: null }])
    expect(between({}, { endsPrecision: 'day' }).movedDates).toMatchObject([{ months: 0 }])
    // The precision of a date that is not there says nothing.
    expect(kindsOf(between({ endsOn: null }, { endsOn: null, endsPrecision: 'day' }))).toEqual([])
  })

  test('start and end move apart', () => {
    const moved = between({}, { startsOn: '2026-02-01', endsOn: '2027-04-01' }).movedDates
    expect(moved.map(({ which, months }) => [which, months])).toEqual([
      ['start', 1],
      ['end', 1],
    ])
  })

  test('another party, service or person leads; a service renamed leads as before', () => {
    const lead = { party: 'Ville', service: 'Petite enfance', name: '' }
    expect(between({}, { leadPartyId: 'caf', leadServiceId: 'social' }).leads).toMatchObject([
      { from: lead, to: { party: 'Caf', service: 'Action sociale', name: '' } },
    ])
    expect(between({}, { leadName: 'Samira' }).leads).toMatchObject([{ from: lead, to: { ...lead, name: 'Samira' } }])
    const renamed: Partial<PlanContent> = {
      services: [{ id: 'early', partyId: 'town', name: 'Direction de l’enfance' }],
    }
    expect(listChanges(aPlan([anAction('a')]), aPlan([anAction('a')], renamed)).leads).toEqual([])
  })

  test('services that joined and left are named with their party', () => {
    expect(between({ serviceIds: ['early', 'social'] }, { serviceIds: ['early', 'benefits'] }).carriers).toMatchObject([
      { joined: ['Prestations (Caf)'], left: ['Action sociale (Caf)'] },
    ])
  })

  test('a status that changed within the plan', () => {
    expect(between({ status: 'validated' }, { status: 'in-progress' }).statuses).toMatchObject([
      { from: 'validated', to: 'in-progress' },
    ])
  })

  test('progress: reports received since, steps done, added and dropped', () => {
    const step = (id: string, status: 'to-come' | 'done' | 'dropped') =>
      ({ id, title: `Étape ${id}`, targetOn: null, targetPrecision: 'month', doneOn: null, status }) as const
    const changes = between(
      {
        reportCount: 1,
        lastReportOn: '2026-03-01',
        steps: [step('1', 'to-come'), step('2', 'done'), step('3', 'to-come')],
      },
      {
        reportCount: 3,
        lastReportOn: '2026-09-01',
        steps: [step('1', 'done'), step('2', 'done'), step('3', 'dropped'), step('4', 'to-come'), step('5', 'done')],
      },
    )
    expect(changes.progress).toMatchObject([
      {
        reports: 2,
        lastReportOn: '2026-09-01',
        stepsDone: ['Étape 1', 'Étape 5'],
        stepsAdded: ['Étape 4'],
        stepsDropped: ['Étape 3'],
      },
    ])
  })

  test('a measure read since says its last value before and now; one that was not read says nothing', () => {
    const measure = { id: 'm', name: 'Familles', unit: 'familles', baseline: 0, target: 60, targetOn: null }
    const before = { measures: [{ ...measure, lastValue: 12, lastValueOn: '2026-01-10' }] }
    expect(kindsOf(between(before, before))).toEqual([])
    expect(between({ measures: [] }, before).measures).toMatchObject([{ from: null, to: 12, measuredOn: '2026-01-10' }])
    const after = { measures: [{ ...measure, lastValue: 12, lastValueOn: '2026-06-10' }] }
    expect(between(before, after).measures).toMatchObject([{ from: 12, to: 12, measuredOn: '2026-06-10', target: 60 }])
    const unread = { measures: [{ ...measure, lastValue: null, lastValueOn: null }] }
    expect(kindsOf(between({ measures: [] }, unread))).toEqual([])
  })
})

describe('objectives between two states', () => {
  const changed = (was: Parameters<typeof anObjective>[1], is: Parameters<typeof anObjective>[1]) =>
    listChanges(aPlan([], { objectives: [anObjective('o', was)] }), aPlan([], { objectives: [anObjective('o', is)] }))
      .objectives

  test('a target, its year, a baseline and a last value', () => {
    expect(changed({}, { target: 200, targetYear: 2031 })).toMatchObject([
      { kind: 'target', from: { value: 160, year: 2030 }, to: { value: 200, year: 2031 } },
    ])
    expect(changed({ baseline: null, baselineYear: null }, {}).map(({ kind }) => kind)).toEqual(['baseline'])
    expect(changed({}, { lastValue: 110, lastValueYear: 2026 }).map(({ kind }) => kind)).toEqual(['last-value'])
  })

  test('a new name, another measure; a new number changes nothing', () => {
    expect(changed({}, { title: 'Autre', measureName: 'Familles' }).map(({ kind }) => kind)).toEqual([
      'renamed',
      'measured-otherwise',
    ])
    expect(changed({ code: '1.1' }, { code: '2.4' })).toEqual([])
  })

  test('added in their place, dropped at the end', () => {
    const objectives = listChanges(
      aPlan([], { objectives: [anObjective('a'), anObjective('b')] }),
      aPlan([], { objectives: [anObjective('c'), anObjective('b')] }),
    ).objectives
    expect(objectives.map(({ objectiveId, kind }) => [objectiveId, kind])).toEqual([
      ['c', 'added'],
      ['a', 'dropped'],
    ])
  })
})

describe('means between two states', () => {
  const line = (id: string, year: number, funderPartyId: string | null, funder: string, amountEuros: number | null) =>
    ({ id, year, funderPartyId, funder, amountEuros, nature: 'operating', scheme: '', state: 'estimated' }) as const
  const means = (was: FrozenAction['means'], is: FrozenAction['means']) => between({ means: was }, { means: is }).means

  test('by funder and year, over every action; parties first, in their order', () => {
    const changes = listChanges(
      aPlan([anAction('a', { means: [line('1', 2026, 'caf', 'Caf', 1000)] })]),
      aPlan([
        anAction('a', { means: [line('1', 2026, 'caf', 'Caf', 1000), line('2', 2026, 'town', 'Ville', 500.5)] }),
        anAction('b', { means: [line('3', 2026, 'caf', 'Caf', 200), line('4', 2026, null, 'Région', 50)] }),
      ]),
    ).means
    expect(changes).toEqual([
      { funder: 'Caf', year: 2026, from: 1000, to: 1200, unknownFrom: 0, unknownTo: 0 },
      { funder: 'Ville', year: 2026, from: null, to: 500.5, unknownFrom: 0, unknownTo: 0 },
      { funder: 'Région', year: 2026, from: null, to: 50, unknownFrom: 0, unknownTo: 0 },
    ])
  })

  test('a line without amount is counted, never taken for zero; a zero is an amount', () => {
    expect(means([], [line('1', 2027, 'caf', 'Caf', null)])).toMatchObject([{ from: null, to: null, unknownTo: 1 }])
    expect(means([], [line('1', 2027, 'caf', 'Caf', 0)])).toMatchObject([{ from: null, to: 0 }])
  })

  test('what an action that left the plan planned is no longer planned', () => {
    const own = { means: [line('1', 2026, 'caf', 'Caf', 1000)] }
    expect(between(own, { ...own, status: 'abandoned' }).means).toMatchObject([{ from: 1000, to: null }])
  })

  test('the same sum in other lines is no change', () => {
    expect(
      means(
        [line('1', 2026, 'caf', 'Caf', 0.1), line('2', 2026, 'caf', 'Caf', 0.2)],
        [line('3', 2026, 'caf', 'Caf', 0.3)],
      ),
    ).toEqual([])
  })
})
