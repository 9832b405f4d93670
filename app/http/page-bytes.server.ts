/** The bytes of a page, from its text. */
import { transcode } from 'node:buffer'

/**
 * UTF-8. Our pages hold what Latin letters do not (’, narrow spaces): Node then encodes their text letter by letter, but what is in
 * UTF-16 many at a time, in half of the time. The half of a pair alone becomes �, as everywhere.
 */
export const pageBytes = (page: string) => transcode(Buffer.from(page.toWellFormed(), 'utf16le'), 'utf16le', 'utf8')
