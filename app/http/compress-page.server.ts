/**
 * Pages are compressed whole, outside the event loop: streaming compression costs twice the CPU for the same bytes, and five
 * hundred people may ask at the same moment (docs/decisions/0025).
 */
import { promisify } from 'node:util'
import zlib from 'node:zlib'

type Compress = (page: Buffer<ArrayBuffer>) => Promise<Buffer<ArrayBuffer>>

/** A tenth more bytes than the default level, in half the time. */
const gzipLevel = 3
const zstdLevel = { [zlib.constants.ZSTD_c_compressionLevel]: 3 }
const gzip = promisify(zlib.gzip)
/** A fifth of the time of gzip, for fewer bytes; a Node before 22.15 does not have it. */
const zstd = zlib.zstdCompress && promisify(zlib.zstdCompress)

/** By preference. */
const encodings: readonly (readonly [name: string, Compress])[] = [
  ...(zstd ? [['zstd', (page: Buffer<ArrayBuffer>) => zstd(page, { params: zstdLevel })] as const] : []),
  ['gzip', (page) => gzip(page, { level: gzipLevel })],
]
const leastBytes = 1024

/** Whether Accept-Encoding names it, without a weight of zero. */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((one) => {
    const [name = '', weight = 'q=1'] = one.split(';').map((part) => part.trim().toLowerCase())
    return name === encoding && !/^q=0(\.0*)?$/.test(weight)
  })

/** @param headers those of the answer: told how it is compressed. @returns the bytes to send */
export async function compressPage(
  page: Buffer<ArrayBuffer>,
  request: Request,
  headers: Headers,
): Promise<Buffer<ArrayBuffer>> {
  headers.append('vary', 'accept-encoding')
  const accepted = request.headers.get('accept-encoding') ?? ''
  const [encoding, compress] = encodings.find(([name]) => takes(accepted, name)) ?? []
  if (page.byteLength < leastBytes || !encoding || !compress) return page
  headers.set('content-encoding', encoding)
  return compress(page)
}

/** Data that the router asks for to show its next page are written whole as well. */
export async function compressData(answer: Response, request: Request): Promise<Response> {
  if (!answer.body) return answer
  const headers = new Headers(answer.headers)
  const body = await compressPage(Buffer.from(await answer.arrayBuffer()), request, headers)
  // With its length known, no proxy compresses it again.
  headers.set('content-length', String(body.byteLength))
  return new Response(body, { status: answer.status, headers })
}
