/**
 * What somebody known was refused, in the technical log: a right she has not, a thing of another CTG, a limit reached, too heavy a
 * sending. Nothing of those without an account, who would fill it. Rules: docs/rules/accounts.md §5.
 */
import { log } from '#app/kernel/log.server.ts'

/** By her session, or by a token of the API. */
export type Asker = { readonly personId: string } | { readonly tokenId: string }

const toldStatuses: ReadonlySet<number> = new Set([403, 404, 413, 429])

/** The pages and the API of those with an account, as our links write them: elsewhere an address may be a secret, or anything typed. */
const ourAddress = /^\/(?:ctg|administration|compte|api\/v1)(?:\/[\w.-]+)*$/

type Answered = { readonly method: string; readonly path: string; readonly status: number }

/** @param asker undefined when nobody is known */
export function logRefusal({ method, path, status }: Answered, asker: Asker | undefined): void {
  if (asker === undefined || !toldStatuses.has(status)) return
  const isOurs = ourAddress.test(path)
  // A page that is nowhere is no refusal: browsers ask for many.
  if (status === 404 && !isOurs) return
  log.warn({ method, ...(isOurs && { path }), status, ...asker }, 'refused')
}
