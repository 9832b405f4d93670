import { describe, expect, test } from 'vitest'
import { defaultSeats, emptySeats, refusalToEndSeat, type SeatedParty } from '#app/domains/governance/governance.ts'
import { instantIn } from '#app/kernel/calendar.ts'
import {
  decisionReference,
  type MeetingStatus,
  mayFollow,
  refusalToCancel,
  refusalToClose,
  refusalToConvene,
  refusalToDecide,
  refusalToEdit,
  refusalToOpen,
  refusalToRewrite,
} from './meetings.ts'

const at = new Date('2026-11-24T09:00:00Z')
const tomorrow = new Date('2026-11-25T13:00:00Z')
const yesterday = new Date('2026-11-23T13:00:00Z')
const meeting = (status: MeetingStatus, startsAt = tomorrow) => ({ status, startsAt, timeZone: 'Europe/Paris' })

describe('the life of a meeting', () => {
  test('nothing follows closed nor cancelled', () => {
    for (const before of Object.values(mayFollow)) {
      expect(before).not.toContain('closed')
      expect(before).not.toContain('cancelled')
    }
  })
  test.each([
    ['convened from its draft', refusalToConvene(meeting('draft'), at), undefined],
    ['not convened twice', refusalToConvene(meeting('convened'), at), 'meeting-already-convened'],
    ['not convened to a past date', refusalToConvene(meeting('draft', yesterday), at), 'meeting-date-passed'],
    ['opened when convened, on its day', refusalToOpen(meeting('convened', at), at), undefined],
    ['opened from its draft, called by other means', refusalToOpen(meeting('draft', yesterday), at), undefined],
    ['not opened before its day', refusalToOpen(meeting('convened'), at), 'meeting-to-come'],
    ['not opened twice', refusalToOpen(meeting('in-session', at), at), 'meeting-already-open'],
    ['not opened once cancelled', refusalToOpen(meeting('cancelled', at), at), 'meeting-cancelled'],
    ['closed after its session', refusalToClose(meeting('in-session')), undefined],
    ['not closed before it was opened', refusalToClose(meeting('convened')), 'meeting-not-open'],
    ['not closed twice', refusalToClose(meeting('closed')), 'meeting-closed'],
    ['cancelled while convened', refusalToCancel(meeting('convened')), undefined],
    ['not cancelled in session', refusalToCancel(meeting('in-session')), 'meeting-in-session'],
    ['not edited once closed', refusalToEdit(meeting('closed')), 'meeting-closed'],
  ])('%s', (_sentence, refusal, expected) => {
    expect(refusal).toBe(expected)
  })
  test.each([
    ['Indian/Reunion', '2026-11-23T20:30:00Z', undefined],
    ['Europe/Paris', '2026-11-23T20:30:00Z', 'meeting-to-come'],
    ['America/Martinique', '2026-11-24T02:00:00Z', 'meeting-to-come'],
    ['America/Martinique', '2026-11-24T04:30:00Z', undefined],
  ] as const)('opens on its day where it is held: in %s, at %s', (timeZone, now, expected) => {
    const startsAt = instantIn(timeZone, '2026-11-24', '09:00')
    expect(refusalToOpen({ status: 'convened', startsAt, timeZone }, new Date(now))).toBe(expected)
  })
})

describe('a decision', () => {
  test.each([
    ['in session', 'in-session', tomorrow, undefined],
    ['just held, not opened in Trame', 'convened', yesterday, undefined],
    ['in the draft of a past meeting taken up', 'draft', yesterday, undefined],
    ['not before the meeting', 'convened', tomorrow, 'meeting-to-come'],
    ['not once closed', 'closed', yesterday, 'meeting-closed'],
    ['not in a cancelled meeting', 'cancelled', yesterday, 'meeting-cancelled'],
  ] as const)('is recorded %s', (_sentence, status, startsAt, expected) => {
    expect(refusalToDecide(meeting(status, startsAt), at)).toBe(expected)
  })
  test('keeps its text once the meeting is closed', () => {
    const words = { text: 'a', despite: null }
    expect(refusalToRewrite('closed', words, { ...words, text: 'b' })).toBe('decision-frozen')
    expect(refusalToRewrite('closed', words, { ...words, despite: 'Par téléphone.' })).toBe('decision-frozen')
    expect(refusalToRewrite('closed', words, words)).toBeUndefined()
    expect(refusalToRewrite('in-session', words, { text: 'b', despite: 'Par téléphone.' })).toBeUndefined()
  })
  test('is called by its year and number', () => {
    expect(decisionReference({ number: 4, decidedOn: '2027-01-14' })).toBe('2027-04')
    expect(decisionReference({ number: 104, decidedOn: '2027-01-14' })).toBe('2027-104')
  })
})

const party = (given: Partial<SeatedParty> & Pick<SeatedParty, 'id' | 'kind'>): SeatedParty => ({
  isSignatory: true,
  isLead: true,
  isCommune: false,
  ...given,
})

describe('the seats a body starts with', () => {
  const parties = [
    party({ id: 'caf', kind: 'caf' }),
    party({ id: 'town', kind: 'authority', isCommune: true }),
    party({ id: 'epci', kind: 'authority', isLead: false }),
    party({ id: 'msa', kind: 'partner', isLead: false }),
    party({ id: 'association', kind: 'partner', isLead: false, isSignatory: false }),
  ]
  test('in a copil, board member and direction, mayor or president and chief executive, by signatory', () => {
    expect(defaultSeats('copil', parties).map(({ partyId, function: name }) => `${partyId} ${name}`)).toEqual([
      'caf board-member',
      'caf caf-director',
      'town mayor',
      'town chief-executive',
      'epci president',
      'epci chief-executive',
      'msa partner-representative',
    ])
  })
  test('in the pair, the coordinators of the lead parties', () => {
    expect(defaultSeats('pair', parties).map(({ partyId }) => partyId)).toEqual(['caf', 'town'])
  })
})

describe('seats', () => {
  const seat = { id: 's', functionTitle: 'Maire', partyName: 'Ville', holderName: null, since: null, until: null }
  test('are empty without holder, on the days they count only', () => {
    expect(emptySeats([seat], '2026-01-01')).toHaveLength(1)
    expect(emptySeats([{ ...seat, holderName: 'A' }], '2026-01-01')).toHaveLength(0)
    expect(emptySeats([{ ...seat, until: '2026-03-22' }], '2026-03-22')).toHaveLength(1)
    expect(emptySeats([{ ...seat, until: '2026-03-22' }], '2026-03-23')).toHaveLength(0)
    expect(emptySeats([{ ...seat, since: '2026-03-23' }], '2026-03-22')).toHaveLength(0)
  })
  test('end once, not before they began', () => {
    expect(refusalToEndSeat({ since: '2026-01-01', until: null }, '2026-03-22')).toBeUndefined()
    expect(refusalToEndSeat({ since: '2026-01-01', until: null }, '2025-12-31')).toBe('seat-end-before-start')
    expect(refusalToEndSeat({ since: null, until: '2026-03-22' }, '2026-03-22')).toBe('seat-ended')
  })
})
