/** GET /agenda/:feedToken/trame.ics — the private calendar of whoever was given this address. Rules: docs/rules/governance.md §11.10. */
import { openFeed } from '#app/domains/meetings/invitations/feed.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { sendCalendar } from '#app/http/send-calendar.server.ts'

export const loader = publicRoute(async ({ surroundings: { instance, clientAddress }, params }) => {
  const { db, config } = instance
  const tried = { address: clientAddress, at: new Date() }
  return sendCalendar(await openFeed(db, params.feedToken ?? '', tried, config.url), 'trame.ics')
})
