/** Our cookies: HttpOnly, of every path, written and read by their short name (`host-cookies.server.ts` says how they travel). */
import { decodeWord } from './decode-word.ts'

type Cookie = {
  readonly name: string
  /** Without it, the browser forgets it when it closes. */
  readonly seconds?: number
  /** `Lax` by default: sent back when another site leads here by a link, never with what that site sends. */
  readonly sameSite?: 'Lax' | 'Strict'
}

// Of every path: with JavaScript, the page that follows is asked as `/compte.data`, which is not under `/compte`.
export function cookieOf({ name, seconds, sameSite = 'Lax' }: Cookie, value: string): string {
  const lifetime = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${name}=${encodeURIComponent(value)}; Path=/${lifetime}; HttpOnly; SameSite=${sameSite}`
}

export const forgetCookie = (cookie: Cookie): string => cookieOf({ ...cookie, seconds: 0 }, '')

/** @returns undefined without it, or when it says nothing */
export function readCookie(request: Request, { name }: Pick<Cookie, 'name'>): string | undefined {
  const pair = request.headers
    .get('cookie')
    ?.split('; ')
    .find((part) => part.startsWith(`${name}=`))
  return pair && (decodeWord(pair.slice(name.length + 1)) || undefined)
}
