/**
 * Who asks is known before her body is read, and a body may take minutes to come. What was taken from her meanwhile (a session, a
 * mandate, the administration, a link, a sheet) is taken from what she sends too. The clock is that of her beginning: what was
 * open then, and only ended by its date, takes what she began to send. Rules: docs/rules/accounts.md §6.5.
 */
import { parisDay } from '#app/kernel/calendar.ts'
import { currentSight, nothingRestricted, sightOf, withSight } from '#app/kernel/sight.server.ts'
import { visitorOf } from './actor.server.ts'
import type { RequestContext } from './request-context.server.ts'

/** What is known for longer is looked at again: an ordinary form has come long before. */
const longestKnownMs = 1_000

export const isKnownTooLong = (at: Date): boolean => Date.now() - at.getTime() > longestKnownMs

/** Who asks now, of what she began to ask at that time. @throws DomainError while the database is silent */
export async function lookAgain(surroundings: RequestContext, { headers }: Request, at: Date): Promise<RequestContext> {
  const { actor, awaited } = await visitorOf(surroundings.instance, headers, { at, today: parisDay(at) })
  return { ...surroundings, actor, awaited }
}

/** Sees no restricted sheet that she may not see any more. */
export const seeingNow = <Result>({ actor }: RequestContext, run: () => Result): Result =>
  currentSight() === nothingRestricted ? run() : withSight(sightOf(actor?.restrictedActionIds ?? []), run)
