/**
 * Events for calendars (RFC 5545, invitations as RFC 5546 wants them), accepted by Outlook, Thunderbird and Apple Calendar. Pure.
 * Written here rather than by a package: those we looked at write the hour of the machine instead of that of the place.
 */
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { clockTimeIn, dayIn } from './calendar.ts'

/** What an attendee answered. */
export type Participation = 'NEEDS-ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED'
type Someone = { readonly name: string; readonly email: string }

export type CalendarEvent = {
  /** The same for the whole life of the event, whoever is told. */
  readonly uid: string
  /** Raised at each change. */
  readonly sequence: number
  readonly startsAt: Date
  readonly endsAt: Date
  /** In which the hours are said; IANA name. */
  readonly timeZone: string
  readonly summary: string
  readonly location: string
  readonly description: string
  /** Where it is read; left out when empty. */
  readonly url: string
  readonly isCancelled: boolean
  /** Null in a calendar that one only reads. */
  readonly organizer: Someone | null
  readonly attendee: (Someone & { readonly participation: Participation }) | null
}

type Calendar = {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  readonly events: readonly CalendarEvent[]
  /** The instant it is written. */
  readonly at: Date
  /** Of a calendar one subscribes to, read again every six hours. */
  readonly name?: string
}

const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** A parameter between quotes holds neither quotes nor controls. */
const quoted = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  `"${text.replaceAll('"', '’').replace(/[\u0000-\u001f\u007f]/g, ' ')}"`

const encoder = new TextEncoder()

/** Lines of 75 octets at most, cut between characters; the rest goes on after a space. */
function fold(line: string): string {
  const lines = ['']
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > 75) {
      lines.push(' ')
      octets = 1
    }
    lines[lines.length - 1] += character
    octets += size
  }
  return lines.join('\r\n')
}

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const localTime = (timeZone: string, at: Date): string =>
  `${dayIn(timeZone, at)}T${clockTimeIn(timeZone, at)}00`.replace(/[-:]/g, '')

/** The VTIMEZONE of a zone, under the name that the event uses: in the library, some are aliases. */
const zoneLines = (timeZone: string): readonly string[] =>
  String(tzlib_get_ical_block(timeZone)[0])
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('X-LIC-LOCATION:'))
    .map((line) => (line.startsWith('TZID:') ? `TZID:${timeZone}` : line))

const mailAddress = (email: string): string => `mailto:${email.replace(/[\s"<>,;:]/g, '')}`

const eventLines = (event: CalendarEvent, at: Date): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${instant(at)}`,
  `LAST-MODIFIED:${instant(at)}`,
  `DTSTART;TZID=${event.timeZone}:${localTime(event.timeZone, event.startsAt)}`,
  `DTEND;TZID=${event.timeZone}:${localTime(event.timeZone, event.endsAt)}`,
  `SUMMARY:${escapeText(event.summary)}`,
  ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
  ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
  ...(event.url ? [`URL:${event.url}`] : []),
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `TRANSP:${event.isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
  ...(event.organizer ? [`ORGANIZER;CN=${quoted(event.organizer.name)}:${mailAddress(event.organizer.email)}`] : []),
  ...(event.attendee
    ? [
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${event.attendee.participation};RSVP=TRUE;CN=${quoted(event.attendee.name)}:${mailAddress(event.attendee.email)}`,
      ]
    : []),
  'END:VEVENT',
]

/** The whole object, its lines ended as the standard wants. */
export function writeCalendar({ method, events, at, name }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Trame//Trame//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === undefined
      ? []
      : [`X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H']),
    ...[...new Set(events.map(({ timeZone }) => timeZone))].flatMap(zoneLines),
    ...events.flatMap((event) => eventLines(event, at)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
