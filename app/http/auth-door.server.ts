/**
 * The only addresses of better-auth that answer from outside: everything else under `/api/auth` does not exist. What people do
 * with their account goes through our commands, and the way back from an identity provider is a route of ours. Rules: docs/rules/accounts.md §1.
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

/** Links of mails sent before their pages had an address of their own: they lead to these pages, and spend nothing. */
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

/** Only what a token is made of: an address is written with it. */
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
