/** GET /agenda/:feedToken/trame.ics — the private calendar of whoever was given this address. Rules: docs/rules/governance.md §11.10. */
import { linkLimits } from '#app/domains/campaigns/link/link.ts'
import { readFeed } from '#app/domains/meetings/invitations/feed.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { sendCalendar } from '#app/http/send-calendar.server.ts'
import { findBySecret } from '#app/kernel/attempts.server.ts'
import { DomainError } from '#app/kernel/errors.ts'

/** Who guesses is stopped as for personal links. @throws DomainError not-found | too-many */
export const loader = publicRoute(async ({ surroundings: { instance, clientAddress }, params }) => {
  const { db, config } = instance
  const at = new Date()
  const tried = { limit: linkLimits.feed, address: clientAddress, at }
  const calendar = await findBySecret(db, tried, () => readFeed(db, params.feedToken ?? '', at, config.url))
  if (calendar !== undefined) return sendCalendar(calendar, 'trame.ics')
  throw new DomainError('not-found', 'governance.calendar-not-found')
})
