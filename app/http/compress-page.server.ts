/**
 * Pages are whole before they leave: each is compressed at once, outside the event loop. A stream that compresses costs twice as
 * much processor for the same bytes, and five hundred people may ask at the same moment (docs/decisions/0025).
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** A tenth more bytes than the usual level, for half of its time. */
const level = 3
const leastBytes = 1024

/** Named without a weight of zero, in any place of the list. */
const takesGzip = (accepted: string): boolean =>
  accepted.split(',').some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one))

/** @param headers those of the answer: told how it is compressed. @returns the bytes to send */
export async function compressPage(
  page: Buffer<ArrayBuffer>,
  request: Request,
  headers: Headers,
): Promise<Buffer<ArrayBuffer>> {
  headers.append('vary', 'accept-encoding')
  if (page.byteLength < leastBytes || !takesGzip(request.headers.get('accept-encoding') ?? '')) return page
  headers.set('content-encoding', 'gzip')
  return compress(page, { level })
}
