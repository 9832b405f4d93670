/**
 * The sender is identified before the body is read, which may take minutes. Rights revoked meanwhile (a session, a mandate, the
 * administration, a link, a sheet) are looked at again before the act. Dates are compared with the start of the request: what was
 * open then still accepts it. Rules: docs/rules/accounts.md §6.5.
 */
import { parisDay } from '#app/kernel/calendar.ts'
import { currentSight, nothingRestricted, sightOf, withSight } from '#app/kernel/sight.server.ts'
import { visitorOf } from './actor.server.ts'
import type { RequestContext } from './request-context.server.ts'

/** Rights older than this are read again: an ordinary form arrives sooner. */
const longestKnownMs = 1_000

export const isKnownTooLong = (at: Date): boolean => Date.now() - at.getTime() > longestKnownMs

/** The same request with the rights of now. @throws DomainError while the database is silent */
export async function lookAgain(surroundings: RequestContext, { headers }: Request, at: Date): Promise<RequestContext> {
  const { actor, awaited } = await visitorOf(surroundings.instance, headers, { at, today: parisDay(at) })
  return { ...surroundings, actor, awaited }
}

/** Runs with the restricted sheets open to the actor now. */
export const seeingNow = <Result>({ actor }: RequestContext, run: () => Result): Result =>
  currentSight() === nothingRestricted ? run() : withSight(sightOf(actor?.restrictedActionIds ?? []), run)
