/**
 * The only addresses of better-auth that are exposed: everything else under `/api/auth` is not found. Accounts are changed through
 * our commands, and the callback of an identity provider is a route of ours. Rules: docs/rules/accounts.md §1.
 */
import { Hono } from 'hono'
import { linkPath } from '#app/domains/accounts/account-links.server.ts'
import { ownPath } from './own-path.server.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

type OpenPath = {
  readonly path: string
  /** Address the link leads to: opening it changes nothing. */
  readonly leadTo: (address: URL) => string
}

/** Links of older mails: they redirect to the pages of today, and use nothing up. */
export const openAuthPaths: readonly OpenPath[] = [
  {
    path: '/magic-link/verify',
    leadTo: ({ href, searchParams }) =>
      linkPath('sign-in', tokenIn(searchParams.get('token')), ownPath(searchParams.get('callbackURL'), href)),
  },
  {
    path: '/reset-password/:token',
    leadTo: ({ pathname }) => linkPath('password', tokenIn(pathname.split('/').at(-1))),
  },
]

/** Only the characters of a token: it is put in an address. */
const tokenIn = (text: string | null | undefined): string => text?.match(/^[\w-]{1,100}$/)?.[0] ?? 'inconnu'

export function createAuthDoor(): Hono {
  const door = new Hono()
  for (const { path, leadTo } of openAuthPaths)
    door.get(path, (c) => {
      c.header('referrer-policy', 'no-referrer')
      c.header('cache-control', 'no-store')
      return c.redirect(leadTo(new URL(c.req.url)), 303)
    })
  door.all('*', (c) => c.text(refusalLabels.noSuchAddress, 404))
  return door
}
