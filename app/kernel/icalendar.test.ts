/** Read back by another program than the one that writes: ical.js. */
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { instantIn } from './calendar.ts'
import { type CalendarEvent, writeCalendar } from './icalendar.ts'

const at = new Date('2026-11-24T09:00:00Z')
const event: CalendarEvent = {
  uid: '0198c1f0-0000-7000-8000-000000000001@trame',
  sequence: 2,
  startsAt: instantIn('Europe/Paris', '2027-01-14', '14:00'),
  endsAt: instantIn('Europe/Paris', '2027-01-14', '16:30'),
  timeZone: 'Europe/Paris',
  summary: 'Copil ; bilan, suite \\ « fin »',
  location: 'Hôtel de ville, salle du conseil ; 2e étage',
  description: `1. Ouvrir\n2. ${'Un point très long qui ne tient pas sur une ligne, accents compris. '.repeat(5)}`,
  url: 'https://trame.exemple.fr/invitation/secret',
  isCancelled: false,
  organizer: { name: 'Claire "Coco" Martin, Caf', email: 'claire@caf.exemple.fr' },
  attendee: { name: 'Élodie Nguyễn', email: 'elodie@ville.exemple.fr', participation: 'NEEDS-ACTION' },
}

function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const [first] = events
  return { calendar, events, first: first ?? expect.unreachable('no event') }
}

describe('an invitation', () => {
  test('is read back whole by another program', () => {
    const text = writeCalendar({ method: 'REQUEST', events: [event], at })
    const { calendar, first } = readBack(text)
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(first.uid).toBe(event.uid)
    expect(first.sequence).toBe(2)
    expect(first.summary).toBe(event.summary)
    expect(first.location).toBe(event.location)
    expect(first.description).toBe(event.description)
    expect(first.startDate.toJSDate()).toEqual(event.startsAt)
    expect(first.endDate.toJSDate()).toEqual(event.endsAt)
    expect(first.organizer).toBe('mailto:claire@caf.exemple.fr')
    const [attendee] = first.attendees
    expect(attendee?.getFirstValue()).toBe('mailto:elodie@ville.exemple.fr')
    expect(attendee?.getParameter('rsvp')).toBe('TRUE')
    expect(attendee?.getParameter('partstat')).toBe('NEEDS-ACTION')
    expect(attendee?.getParameter('cn')).toBe('Élodie Nguyễn')
    expect(first.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  test('has lines of 75 octets at most, ended as the standard wants, and no character cut', () => {
    const text = writeCalendar({ method: 'REQUEST', events: [event], at })
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  })

  test('cancels the same event', () => {
    const { calendar, first } = readBack(
      writeCalendar({ method: 'CANCEL', events: [{ ...event, sequence: 3, isCancelled: true }], at }),
    )
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(first.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect([first.uid, first.sequence]).toEqual([event.uid, 3])
  })

  test('lets nothing typed become another line', () => {
    const typed = 'Copil\r\nATTENDEE:mailto:intrus@exemple.fr\u0007'
    const attendee = { name: 'X"\r\nBEGIN:VALARM', email: 'x@exemple.fr\r\nY:z', participation: 'ACCEPTED' as const }
    const text = writeCalendar({ method: 'REQUEST', events: [{ ...event, summary: typed, attendee }], at })
    const { calendar, first } = readBack(text)
    expect(first.attendees).toHaveLength(1)
    expect(first.component.getAllSubcomponents()).toHaveLength(0)
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
  })
})

describe('the hours of an event', () => {
  const zones = [
    'Europe/Paris',
    'America/Guadeloupe',
    'America/Martinique',
    'America/Cayenne',
    'Indian/Reunion',
    'America/Miquelon',
    'Indian/Mayotte',
    'America/St_Barthelemy',
    'America/Marigot',
    'Pacific/Wallis',
    'Pacific/Tahiti',
    'Pacific/Noumea',
  ]
  const days = ['2026-03-28', '2026-03-29', '2026-07-14', '2026-10-25', '2026-10-26', '2027-01-14']
  test.each(zones)('are right in %s, in winter, in summer and on the days the clock changes', (timeZone) => {
    for (const day of days) {
      for (const hour of ['00:30', '02:30', '09:00', '23:45']) {
        const startsAt = instantIn(timeZone, day, hour)
        // An hour that comes twice is the first one for the standard, the second for ical.js.
        if (instantIn(timeZone, day, '03:30').getTime() - startsAt.getTime() > 3_600_000 && hour === '02:30') continue
        const endsAt = new Date(startsAt.getTime() + 7_200_000)
        const { first } = readBack(
          writeCalendar({ method: 'REQUEST', events: [{ ...event, timeZone, startsAt, endsAt }], at }),
        )
        expect(first.startDate.zone.tzid).toBe(timeZone)
        expect(first.startDate.toJSDate().toISOString()).toBe(startsAt.toISOString())
      }
    }
  })
})

describe('a calendar one subscribes to', () => {
  test('gathers events of several places, each with its clock', () => {
    const island = { ...event, uid: 'b@trame', timeZone: 'Indian/Reunion', organizer: null, attendee: null }
    const { calendar, events } = readBack(
      writeCalendar({ method: 'PUBLISH', events: [{ ...event, attendee: null }, island], at, name: 'Trame' }),
    )
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(2)
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Trame')
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      event.startsAt.toISOString(),
      event.startsAt.toISOString(),
    ])
  })

  test('may be empty', () => {
    expect(readBackEmpty(writeCalendar({ method: 'PUBLISH', events: [], at, name: 'Trame' }))).toBe(0)
  })
})

const readBackEmpty = (text: string): number =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').length
