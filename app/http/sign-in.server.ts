/** Signing in and out by plain forms: better-auth answers, through its own router so that its limits apply. */
import { redirect } from 'react-router'
import { demoPassword } from '#app/domains/accounts/accounts.ts'
import type { RequestContext } from './request-context.server.ts'

/** Only a path of ours: `//elsewhere` and absolute addresses lead home. */
export const safeReturn = (asked: string | null): string =>
  asked?.startsWith('/') && !asked.startsWith('//') && !asked.includes('\\') ? asked : '/'

/** Hands an account's request to better-auth as the browser would have sent it. */
export function askAuth(
  { instance, clientAddress }: RequestContext,
  request: Request,
  path: string,
  body: object,
): Promise<Response> {
  const { auth, config } = instance
  const headers = new Headers({
    'content-type': 'application/json',
    origin: config.url,
    'x-forwarded-for': clientAddress,
  })
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  return auth.handler(
    new Request(`${config.url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

/** Enters with a demonstration account: its password is no secret, so attempts are not counted. */
export const enterDemo = ({ instance }: RequestContext, email: string): Promise<Response> =>
  instance.auth.api.signInEmail({ body: { email, password: demoPassword }, asResponse: true })

/** The answer's cookies (session opened or closed) and a redirect. */
export function redirectWithCookies(answer: Response, to: string): Response {
  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return redirect(to, { status: 303, headers })
}
