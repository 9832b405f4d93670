import { describe, expect, test } from 'vitest'
import { type CalendarAction, type CalendarDependency, planCalendar } from './plan-calendar.ts'

const today = '2026-11-25'
const action = (id: string, given: Partial<CalendarAction> = {}): CalendarAction => ({
  id,
  code: id,
  title: `Action ${id}`,
  status: 'in-progress',
  flags: [],
  startsOn: '2026-01-01',
  startsPrecision: 'month',
  endsOn: '2026-12-01',
  endsPrecision: 'month',
  steps: [],
  mayEdit: true,
  ...given,
})
const step = (id: string, targetOn: string | null, status: 'to-come' | 'done' | 'dropped' = 'to-come') => ({
  id,
  title: `Étape ${id}`,
  targetOn,
  targetPrecision: 'month' as const,
  doneOn: null,
  status,
})
const awaiting = (waits: string, awaited: string, given: Partial<CalendarDependency> = {}): CalendarDependency => ({
  id: `${waits}-${awaited}`,
  waiting: { actionId: waits, stepId: null },
  awaited: { actionId: awaited, stepId: null },
  conflict: null,
  ...given,
})
const calendarOf = (actions: readonly CalendarAction[], dependencies: readonly CalendarDependency[] = []) =>
  planCalendar([{ key: 'axis', title: 'Axe 1', actions }], dependencies, { title: 'Calendrier', today })

describe('the plan over time', () => {
  test('an action without any date is not in the picture, and is told', () => {
    const { names, undated, rows } = calendarOf([action('a'), action('b', { startsOn: null, endsOn: null })])
    expect(names.map(({ key }) => key)).toEqual(['a'])
    expect(undated.map(({ id }) => id)).toEqual(['b'])
    expect(rows).toHaveLength(2)
  })
  test('a dated step alone is enough; a dropped one is nothing', () => {
    const none = { startsOn: null, endsOn: null }
    const { names } = calendarOf([
      action('a', { ...none, steps: [step('s', '2027-01-01')] }),
      action('b', { ...none, steps: [step('s', '2027-01-01', 'dropped')] }),
    ])
    expect(names.map(({ key }) => key)).toEqual(['a'])
  })
  test('axes are named when there are several', () => {
    const groups = [
      { key: 'one', title: 'Axe 1', actions: [action('a')] },
      { key: 'two', title: 'Axe 2', actions: [action('b')] },
    ]
    expect(planCalendar(groups, [], { title: 'T', today }).names.map(({ key }) => key)).toEqual([
      'one',
      'a',
      'two',
      'b',
    ])
  })
})

describe('what waits for what', () => {
  test('is told on the line that waits, with the day awaited and what contradicts it', () => {
    const { rows, linkCount, brokenCount, picture } = calendarOf(
      [action('a', { endsOn: '2026-03-01' }), action('b', { startsOn: '2026-02-01' })],
      [awaiting('b', 'a', { conflict: 'dates' })],
    )
    expect(rows.map(({ awaits }) => awaits)).toEqual([
      [],
      [
        {
          dependencyId: 'b-a',
          actionId: 'a',
          code: 'a',
          title: 'Action a',
          waitingStep: '',
          awaitedStep: '',
          endsOn: '2026-03-31',
          conflict: 'dates',
        },
      ],
    ])
    expect([linkCount, brokenCount]).toEqual([1, 1])
    expect(picture.sentence).toContain('1\u00a0lien, dont 1 que les dates contredisent')
  })
  test('a step may wait for a step', () => {
    const { rows } = calendarOf(
      [action('a', { steps: [step('s', '2026-05-01')] }), action('b', { steps: [step('t', '2026-06-01')] })],
      [awaiting('b', 'a', { waiting: { actionId: 'b', stepId: 't' }, awaited: { actionId: 'a', stepId: 's' } })],
    )
    expect(rows[1]?.awaits).toMatchObject([
      { waitingStep: 'Étape t', awaitedStep: 'Étape s', endsOn: '2026-05-31', conflict: null },
    ])
  })
  test('without a day on one side, it is told and not drawn', () => {
    const { rows, picture } = calendarOf([action('a', { endsOn: null }), action('b')], [awaiting('b', 'a')])
    expect(rows[1]?.awaits).toMatchObject([{ endsOn: null }])
    expect(picture.sentence).not.toContain('lien')
  })
  test('what the filter leaves out is not waited for', () => {
    expect(calendarOf([action('b')], [awaiting('b', 'a')])).toMatchObject({ linkCount: 0, rows: [{ awaits: [] }] })
  })
})
