/** GET /agenda/:feedToken/trame.ics — the private calendar of whoever was given this address. Rules: docs/rules/governance.md §11.10. */
import { feedDoor } from '#app/domains/meetings/invitations/door.server.ts'
import { writeFeed } from '#app/domains/meetings/invitations/feed.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { sendCalendar } from '#app/http/send-calendar.server.ts'

export const loader = doorRoute(feedDoor, async ({ found, db, at, surroundings }) =>
  sendCalendar(await writeFeed(db, found.personId, at, surroundings.instance.config.url), 'trame.ics'),
)
