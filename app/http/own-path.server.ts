/** Safe redirects: an address that was sent to us leads to a page of ours, or home. */
import { decodeWord } from './decode-word.ts'

/** Characters that URL parsers drop or turn into `/`: with them, what looks like a path may name another site. */
const isMisread = (text: string): boolean => /[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text) || !/^\/(?!\/)/.test(text)

/**
 * Path and search of an address of ours; home for anything else. Checked as written and once decoded, since a later step may
 * decode it (the link of a mail does).
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
