/** GET /invitation/:invitationToken/invitation.ics — the event, for a calendar that did not take it from the mail. */
import { invitationDoor } from '#app/domains/meetings/invitations/door.server.ts'
import { invitationPath } from '#app/domains/meetings/invitations/invitation-link.ts'
import { invitationLabels } from '#app/domains/meetings/invitations/labels.fr.ts'
import { eventOf } from '#app/domains/meetings/invitations/meeting-event.ts'
import { getInvitationPage } from '#app/domains/meetings/invitations/queries.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { sendCalendar } from '#app/http/send-calendar.server.ts'
import { writeCalendar } from '#app/kernel/icalendar.ts'

export const loader = doorRoute(invitationDoor, async ({ found, secret, db, at, surroundings }) => {
  const { meeting, agenda, own } = await getInvitationPage(db, found)
  const isCancelled = meeting.status === 'cancelled' || own === null
  const url = surroundings.instance.config.url + invitationPath(secret)
  // Read, not answered: the answer is given on the page.
  const event = eventOf({ ...meeting, agenda, isCancelled }, { organizer: null, attendee: null, url, words: url })
  return sendCalendar(writeCalendar({ method: 'PUBLISH', events: [event], at }), invitationLabels.calendarFile)
})
