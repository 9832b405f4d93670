import { describe, expect, test } from 'vitest'
import {
  type Answer,
  clockReminder,
  guestKey,
  guestsOf,
  invitationReplies,
  isLinkExpired,
  meetingEnd,
  refusalToReply,
  type SeatToCall,
} from './invitations.ts'

const someone = (name: string, email = `${name.toLowerCase()}@exemple.fr`) => ({ name, email, personId: null })
const seat = (id: string, holder: string | null, substitute: string | null = null): SeatToCall => ({
  id,
  holder: holder === null ? null : someone(holder),
  substitute: substitute === null ? null : someone(substitute),
})
const answers = (given: Readonly<Record<string, Partial<Answer>>>) =>
  new Map(
    Object.entries(given).map(([name, answer]) => [
      guestKey(someone(name)),
      { reply: null, representative: null, ...answer },
    ]),
  )
const called = (seats: readonly SeatToCall[], given: Readonly<Record<string, Partial<Answer>>> = {}) =>
  guestsOf(seats, answers(given)).map((guest) => [
    guest.name,
    ...guest.seats.map((one) => `${one.seatId}:${one.capacity}`),
  ])

describe('who is called', () => {
  test('the holder, and not the substitute as long as the holder may come', () => {
    const seats = [seat('mayor', 'Anna', 'Basile')]
    expect(called(seats)).toEqual([['Anna', 'mayor:holder']])
    expect(called(seats, { Anna: { reply: 'accepted' } })).toEqual([['Anna', 'mayor:holder']])
    expect(called(seats, { Anna: { reply: 'tentative' } })).toEqual([['Anna', 'mayor:holder']])
  })
  test('the substitute too, when the holder declines', () => {
    expect(called([seat('mayor', 'Anna', 'Basile')], { Anna: { reply: 'declined' } })).toEqual([
      ['Anna', 'mayor:holder'],
      ['Basile', 'mayor:substitute'],
    ])
  })
  test('the substitute of a seat that nobody holds', () => {
    expect(called([seat('mayor', null, 'Basile'), seat('chief', null)])).toEqual([['Basile', 'mayor:substitute']])
  })
  test('whoever the holder names, rather than the substitute', () => {
    const given = { Anna: { reply: 'represented' as const, representative: someone('Chloé') } }
    expect(called([seat('mayor', 'Anna', 'Basile')], given)).toEqual([
      ['Anna', 'mayor:holder'],
      ['Chloé', 'mayor:representative'],
    ])
  })
  test('someone of several seats once, with all of them', () => {
    expect(called([seat('a', 'Anna'), seat('b', 'Basile', 'Anna')], { Basile: { reply: 'declined' } })).toEqual([
      ['Anna', 'a:holder', 'b:substitute'],
      ['Basile', 'b:holder'],
    ])
  })
  test('someone without address by her name, accents and case aside', () => {
    expect(guestKey({ name: ' Élodie  MARTIN', email: '' })).toBe(guestKey({ name: 'elodie martin', email: '' }))
    expect(guestKey({ name: 'a', email: 'a@exemple.fr' })).not.toBe(guestKey({ name: 'a', email: 'b@exemple.fr' }))
  })
})

describe('an answer', () => {
  const conditions = { status: 'convened', isWithdrawn: false, allowsRepresentative: true } as const
  test('is taken from the convocation to the opening of the session', () => {
    for (const reply of invitationReplies) expect(refusalToReply(conditions, reply)).toBeUndefined()
    expect(refusalToReply({ ...conditions, status: 'draft' }, 'accepted')).toBe('reply-too-early')
    expect(refusalToReply({ ...conditions, status: 'in-session' }, 'accepted')).toBe('reply-too-late')
    expect(refusalToReply({ ...conditions, status: 'closed' }, 'accepted')).toBe('reply-too-late')
    expect(refusalToReply({ ...conditions, status: 'cancelled' }, 'accepted')).toBe('meeting-cancelled')
  })
  test('is refused of who is no longer awaited, and of who may not be represented', () => {
    expect(refusalToReply({ ...conditions, isWithdrawn: true }, 'accepted')).toBe('invitation-withdrawn')
    const alone = { ...conditions, allowsRepresentative: false }
    expect(refusalToReply(alone, 'represented')).toBe('representative-not-allowed')
    expect(refusalToReply(alone, 'declined')).toBeUndefined()
  })
})

describe('a meeting in calendars', () => {
  const startsAt = new Date('2027-01-14T13:00:00Z')
  test('ends after its planned duration, else after its points, else after two hours', () => {
    const points = [{ durationMinutes: 20 }, { durationMinutes: null }, { durationMinutes: 70 }]
    expect(meetingEnd(startsAt, 45, points).toISOString()).toBe('2027-01-14T13:45:00.000Z')
    expect(meetingEnd(startsAt, null, points).toISOString()).toBe('2027-01-14T14:30:00.000Z')
    expect(meetingEnd(startsAt, null, []).toISOString()).toBe('2027-01-14T15:00:00.000Z')
  })
  test('is read by its link two months after, no more', () => {
    expect(isLinkExpired(startsAt, new Date('2027-03-14T13:00:00Z'))).toBe(false)
    expect(isLinkExpired(startsAt, new Date('2027-03-16T13:00:00Z'))).toBe(true)
  })
})

describe('what the clock does about the silent', () => {
  const meeting = { on: '2027-01-14', reminderDays: 5, timeZone: 'Europe/Paris' }
  const written = (mailedAt: string, remindedAt: string | null = null) => ({ mailedAt, remindedAt })

  test.each([
    ['long before, at the delay', [written('2026-12-01T09:00:00Z')], { kind: 'from', day: '2027-01-09' }],
    [
      'after the delay, two days after the mail',
      [written('2027-01-10T09:00:00Z')],
      { kind: 'from', day: '2027-01-12' },
    ],
    ['the day before, never', [written('2027-01-13T09:00:00Z')], { kind: 'too-late' }],
    ['once reminded, no more', [written('2027-01-09T08:00:00Z', '2027-01-09T08:00:00Z')], { kind: 'done' }],
  ])('called %s', (_, guests, expected) => {
    expect(clockReminder(guests, meeting)).toEqual(expected)
  })
  test('is nothing for a body that reminds nobody', () => {
    expect(clockReminder([written('2026-12-01T09:00:00Z')], { ...meeting, reminderDays: 0 })).toEqual({ kind: 'never' })
  })
})
