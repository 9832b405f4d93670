/** Answers with calendars, that no shared cache keeps. */
import { linkLimits } from '#app/domains/campaigns/link/link.ts'
import { readFeed } from '#app/domains/meetings/invitations/feed.server.ts'
import { findBySecret } from '#app/kernel/attempts.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { RequestContext } from './request-context.server.ts'

export const sendCalendar = (text: string, name: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })

/** A private calendar by its secret address; who guesses is stopped as for personal links. @throws DomainError not-found | too-many */
export async function sendFeed({ instance, clientAddress }: RequestContext, token: string): Promise<Response> {
  const { db, config } = instance
  const at = new Date()
  const tried = { limit: linkLimits.feed, address: clientAddress, at }
  const calendar = await findBySecret(db, tried, () => readFeed(db, token, at, config.url))
  if (calendar !== undefined) return sendCalendar(calendar, 'trame.ics')
  throw new DomainError('not-found', 'governance.calendar-not-found')
}
