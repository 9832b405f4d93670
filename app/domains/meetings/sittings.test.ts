import { describe, expect, test } from 'vitest'
import { partiesWithoutSeat } from '#app/domains/governance/governance.ts'
import { seatsOverTime } from './sittings.ts'

describe('who came over time', () => {
  const meetings = [
    { id: 'june', day: '2027-06-10' },
    { id: 'march', day: '2027-03-10' },
  ]
  const mayor = { id: 'mayor', since: null, until: '2027-04-30' }
  const newMayor = { id: 'new', since: '2027-05-01', until: null }
  test('a seat counts on the days it existed; what was not noted, and an empty seat, are not absences', () => {
    const sittings = [
      { seatId: 'mayor', meetingId: 'march', presence: 'represented' as const, personName: 'Louis' },
      { seatId: 'new', meetingId: 'june', presence: 'absent' as const, personName: 'Hélène' },
      { seatId: 'dgs', meetingId: 'june', presence: 'absent' as const, personName: '' },
    ]
    expect(seatsOverTime([mayor, newMayor, { id: 'dgs', since: null, until: null }], meetings, sittings)).toEqual([
      { seatId: 'mayor', presences: [null, 'represented'], notedCount: 1, satCount: 1 },
      { seatId: 'new', presences: ['absent', null], notedCount: 1, satCount: 0 },
      { seatId: 'dgs', presences: ['vacant', 'not-noted'], notedCount: 0, satCount: 0 },
    ])
  })
  test('what was noted happened, whatever the dates of the seat say now', () => {
    const sittings = [{ seatId: 'mayor', meetingId: 'june', presence: 'present' as const, personName: 'Louis' }]
    expect(seatsOverTime([mayor], meetings, sittings)[0]?.presences).toEqual(['present', 'not-noted'])
  })
  test('without a meeting, nothing is counted', () => {
    expect(seatsOverTime([mayor], [], [])).toEqual([{ seatId: 'mayor', presences: [], notedCount: 0, satCount: 0 }])
  })
})

describe('signatories without a seat', () => {
  const parties = [
    { id: 'caf', isSignatory: true },
    { id: 'msa', isSignatory: true },
    { id: 'club', isSignatory: false },
  ]
  const seats = [
    { partyId: 'caf', since: null, until: null },
    { partyId: 'msa', since: null, until: '2026-12-31' },
  ]
  test.each([
    ['copil', '2026-12-31', []],
    ['copil', '2027-01-01', ['msa']],
    ['working-group', '2027-01-01', []],
  ] as const)('%s on %s: %j', (kind, day, missing) => {
    expect(partiesWithoutSeat(kind, parties, seats, day).map(({ id }) => id)).toEqual(missing)
  })
})
