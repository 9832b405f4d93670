/** Short-lived HttpOnly cookies of one path, which tie a flow to this browser. */
import { decodeWord } from './decode-word.ts'

type Cookie = { readonly name: string; readonly path: string; readonly seconds: number }

/** Sent back by the browser when another site leads here by a link (`Lax`), never with what that site sends. */
export const cookieOf = ({ name, path, seconds }: Cookie, value: string, url: string): string =>
  `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${url.startsWith('https:') ? '; Secure' : ''}`

export function readCookie(request: Request, name: string): string | undefined {
  const pair = request.headers
    .get('cookie')
    ?.split('; ')
    .find((part) => part.startsWith(`${name}=`))
  return pair && (decodeWord(pair.slice(name.length + 1)) || undefined)
}
