/**
 * What somebody known was refused, in the technical log: a right she has not, a thing of another CTG, a limit reached, too heavy a
 * sending, a form of another site. Nothing of those without an account, who would fill it. Rules: docs/rules/accounts.md §5.
 */
import { log } from '#app/kernel/log.server.ts'
import { isPersonalLink } from './security-headers.server.ts'

/** By her session, or by a token of the API. */
export type Asker = { readonly personId: string } | { readonly tokenId: string }

const toldStatuses: ReadonlySet<number> = new Set([403, 404, 413, 429])

type Answered = { readonly method: string; readonly path: string; readonly status: number }

/** @param asker undefined when nobody is known */
export function logRefusal({ method, path, status }: Answered, asker: Asker | undefined): void {
  if (asker === undefined || !toldStatuses.has(status)) return
  // The address of a personal link is its secret.
  log.warn({ method, ...(!isPersonalLink(path) && { path }), status, ...asker }, 'refused')
}
