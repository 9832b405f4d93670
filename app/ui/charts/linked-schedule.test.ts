import { describe, expect, test } from 'vitest'
import { linkedSchedule, scheduleHeights } from './linked-schedule.ts'

const bar = { kind: 'bar', look: 'running', marks: [] } as const
const today = '2026-11-25'
const lines = [
  { kind: 'heading' },
  {
    ...bar,
    from: '2026-03-01',
    to: '2027-06-30',
    marks: [
      { on: '2026-09-30', isDone: true },
      { on: '2027-02-28', isDone: false },
    ],
  },
  { ...bar, from: '2027-07-01', to: '2028-02-29', look: 'planned' },
  { ...bar, from: '2026-01-01', to: '2026-10-31', look: 'late' },
  { kind: 'heading' },
  { ...bar, from: '2026-06-01', to: null, look: 'done' },
  { ...bar, from: '2026-09-01', to: '2026-12-31', look: 'paused' },
] as const
const links = [
  { from: { line: 1, on: '2027-06-30' }, to: { line: 2, on: '2027-07-01' }, isBroken: false },
  { from: { line: 3, on: '2026-10-31' }, to: { line: 6, on: '2026-09-01' }, isBroken: true },
]

describe('bars over time with what waits for what', () => {
  test('one line each, links from an end to a start, the day it is', async () => {
    const { svg, sentence } = linkedSchedule({ title: 'Calendrier', today, lines, links })
    expect(sentence).toBe(
      '5\u00a0lignes, de janvier 2026 à février 2028 ; aujourd’hui, le 25 novembre 2026 ; 2\u00a0liens, dont 1 que les dates contredisent.',
    )
    expect(svg).toContain(`height="${scheduleHeights.head + 7 * scheduleHeights.line}"`)
    await expect(svg).toMatchFileSnapshot('golden/linked-schedule.svg')
  })
  test('over one year, nothing outside it', async () => {
    const span = { first: '2028-01-01', last: '2028-12-31' }
    const { svg } = linkedSchedule({ title: 'T', today, lines, links: [], span })
    expect(svg).not.toMatch(/aujourd’hui<|<circle|x="-/)
    await expect(svg).toMatchFileSnapshot('golden/linked-schedule-of-a-year.svg')
  })
  test('writes neither NaN nor infinity without line or date', () => {
    for (const given of [[], [{ ...bar, from: null, to: null }], [{ ...bar, from: null, to: today }]]) {
      const { svg, sentence } = linkedSchedule({ title: 'T', today, lines: given, links: [] })
      expect(svg + sentence).not.toMatch(/NaN|Infinity/)
    }
  })
})
