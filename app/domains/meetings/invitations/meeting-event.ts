/** A meeting as calendars know it: one event for its whole life. Pure. Rules: docs/rules/governance.md §11.6. */
import type { CalendarEvent } from '#app/kernel/icalendar.ts'
import { meetingEnd } from './invitations.ts'

export type MeetingOfCalendar = {
  readonly id: string
  readonly title: string
  readonly startsAt: Date
  readonly timeZone: string
  readonly place: string
  readonly isCancelled: boolean
  readonly sequence: number
  /** Null: that of the agenda. */
  readonly plannedMinutes: number | null
  readonly agenda: readonly { readonly title: string; readonly durationMinutes: number | null }[]
}

export const agendaLines = (agenda: MeetingOfCalendar['agenda']): string =>
  agenda.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')

/** Its number in calendars: that of the meeting, whoever is told and by whom. */
const uidOf = (meetingId: string): string => `${meetingId}@trame`

export const eventOf = (
  meeting: MeetingOfCalendar,
  details: Pick<CalendarEvent, 'organizer' | 'attendee' | 'url'> & {
    /** Written before the agenda. */
    readonly words: string
  },
): CalendarEvent => ({
  uid: uidOf(meeting.id),
  sequence: meeting.sequence,
  startsAt: meeting.startsAt,
  endsAt: meetingEnd(meeting.startsAt, meeting.plannedMinutes, meeting.agenda),
  timeZone: meeting.timeZone,
  summary: meeting.title,
  location: meeting.place,
  description: [details.words, agendaLines(meeting.agenda)].filter((text) => text !== '').join('\n\n'),
  url: details.url,
  isCancelled: meeting.isCancelled,
  organizer: details.organizer,
  attendee: details.attendee,
})
