/** The colour each state wears; its words always go with it. Pure. */
import type { Tone } from '#app/ui/tone.ts'
import type { DecisionState, MeetingStatus, PartyPosition, Presence } from '../meetings.ts'

export const meetingTone: Record<MeetingStatus, Tone> = {
  draft: 'neutral',
  convened: 'accent',
  'in-session': 'warn',
  closed: 'ok',
  cancelled: 'bad',
}

export const decisionTone: Record<DecisionState, Tone> = {
  'to-do': 'warn',
  'in-progress': 'accent',
  done: 'ok',
  dropped: 'bad',
  'no-follow-up': 'neutral',
}

export const presenceTone: Record<Presence, Tone> = {
  present: 'ok',
  represented: 'ok',
  excused: 'neutral',
  absent: 'neutral',
}

export const positionTone: Record<PartyPosition, Tone> = {
  agreement: 'ok',
  reservation: 'warn',
  disagreement: 'bad',
  'not-asked': 'neutral',
}
