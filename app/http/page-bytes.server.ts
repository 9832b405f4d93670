/** The bytes of a page, from its text. */
import { transcode } from 'node:buffer'

/**
 * Encodes to UTF-8. Our pages hold characters beyond Latin-1 (’, narrow spaces), for which transcoding from UTF-16 takes half the
 * time of `Buffer.from(page, 'utf8')`. Lone surrogates become �.
 */
export const pageBytes = (page: string) => transcode(Buffer.from(page.toWellFormed(), 'utf16le'), 'utf16le', 'utf8')
