/** Signing in and out by plain forms: what the routes ask of `domains/accounts/enter.server.ts`. */
import { redirect } from 'react-router'
import {
  type Doors,
  type EntryOutcome,
  enterByLink,
  enterByPassword,
  enterDemo,
  leave,
  type SessionEnd,
} from '#app/domains/accounts/enter.server.ts'
import { ownPath } from './own-path.server.ts'
import type { RequestContext } from './request-context.server.ts'
import { sessionToken } from './session-token.server.ts'

/** The page wanted after signing in: `?retour=`. */
export const returnOf = ({ url }: Request): string => ownPath(new URL(url).searchParams.get('retour'), url)

const doorsOf = ({ instance: { db, auth } }: RequestContext): Doors => ({ db, auth })
const fromWhere = ({ clientAddress, instance: { config } }: RequestContext) => ({
  clientAddress,
  secret: config.secret,
})

export function signIn(
  surroundings: RequestContext,
  request: Request,
  credentials: { readonly email: string; readonly password: string } | { readonly demoEmail: string },
): Promise<EntryOutcome> {
  const at = new Date()
  const doors = doorsOf(surroundings)
  if ('demoEmail' in credentials)
    return enterDemo(doors, { email: credentials.demoEmail, ...fromWhere(surroundings) }, request.headers, at)
  const entry = { email: credentials.email, ...fromWhere(surroundings) }
  return enterByPassword(doors, entry, credentials.password, request.headers, at)
}

export const signInByLink = (surroundings: RequestContext, request: Request, token: string): Promise<EntryOutcome> =>
  enterByLink(doorsOf(surroundings), { token, ...fromWhere(surroundings) }, request.headers, new Date())

export function signOut(surroundings: RequestContext, request: Request): Promise<SessionEnd> {
  const token = sessionToken(request.headers, surroundings.instance.config.secret)
  return leave(doorsOf(surroundings), token, request.headers, new Date())
}

/** Cookies (session opened or closed) and a redirect. */
export function redirectWithCookies(cookies: readonly string[], to: string): Response {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return redirect(to, { status: 303, headers })
}
