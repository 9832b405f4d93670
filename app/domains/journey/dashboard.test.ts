import { describe, expect, test } from 'vitest'
import { type AwaitingItem, groupAlike } from './awaiting.ts'
import { dashboardLooks, landsOnEssentials } from './dashboard.ts'

const item = (id: string, changed: Partial<AwaitingItem> = {}): AwaitingItem => ({
  ...{ kind: 'position', id, title: `Constat ${id}`, about: '', who: '', dueOn: null, since: null, alike: 1 },
  ...changed,
})
const linesOf = (items: readonly AwaitingItem[]) =>
  groupAlike(items).map(({ kind, count, items: inLine }) => [kind, count, inLine.map(({ id }) => id).join()])

describe('similar things', () => {
  test('make one line, where the first of them stands', () => {
    const reading = item('c', { kind: 'reading' })
    expect(linesOf([item('a'), reading, item('b')])).toEqual([
      ['position', 2, 'a,b'],
      ['reading', 1, 'c'],
    ])
  })
  test('keep a line each when they have a date', () => {
    const due = { kind: 'corrective-action', dueOn: '2026-12-01' } as const
    expect(linesOf([item('a', due), item('b', due)])).toEqual([
      ['corrective-action', 1, 'a'],
      ['corrective-action', 1, 'b'],
    ])
  })
  test('are parted by who is awaited', () => {
    expect(linesOf([item('a', { who: 'Caf' }), item('b', { who: 'Ville' })]).length).toBe(2)
  })
  test('are all counted, those that are not listed too', () => {
    expect(linesOf([item('a', { alike: 34 }), item('b', { alike: 34 })])).toEqual([['position', 34, 'a,b']])
  })
})

test('what is missing is told to those who may mend it', () => {
  const roles = Object.entries(dashboardLooks)
  expect(roles.filter(([, { showsGaps }]) => showsGaps).map(([role]) => role)).toEqual([
    'coordinator',
    'cooperation-officer',
    'contributor',
  ])
})

test.each([
  ['body-member', '2026-12-15', true],
  ['body-member', '2026-11-24', true],
  ['body-member', '2026-12-16', false],
  ['body-member', '2026-11-23', false],
  ['body-member', null, false],
  ['coordinator', '2026-12-01', false],
] as const)('%s, a copil on %s: arrives on the essentials, %s', (role, nextOn, isSo) => {
  expect(landsOnEssentials(role, nextOn, '2026-11-24')).toBe(isSo)
})
