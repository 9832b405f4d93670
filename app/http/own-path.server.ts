/** Where a person may be sent on to by what she sends: a page of ours, and nowhere else. */
import { decodeWord } from './decode-word.ts'

/** What an address parser drops or turns into `/`: with it, what begins like a path of ours may name another site. */
const isMisread = (text: string): boolean => /[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text) || !/^\/(?!\/)/.test(text)

/**
 * Path and search of an address of ours; home for anything else. Read twice, as written and once more decoded: what takes it
 * further may decode it (the link of a mail does).
 */
export function ownPath(address: string | null, publicUrl: string): string {
  const again = decodeWord(address ?? '')
  if (address === null || again === undefined || isMisread(address) || isMisread(again)) return '/'
  const { origin } = new URL(publicUrl)
  const url = URL.parse(address, origin)
  if (url?.origin !== origin) return '/'
  // `/.//elsewhere` is ours for the parser, and `//elsewhere` once written again.
  const path = url.pathname + url.search
  return isMisread(path) ? '/' : path
}
