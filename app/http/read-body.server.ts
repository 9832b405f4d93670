/** What is sent, counted while it comes: the one place of the server that reads bodies (docs/decisions/0019). */
import { data } from 'react-router'
import { uploadLabels as t } from '#app/domains/documents/upload-labels.fr.ts'
import { mostBodyBytes } from '#app/kernel/sending.ts'

/** How much of a body too large is read and discarded, so that the browser reads the answer. */
const mostLetGoBytes = 8 * 1024 * 1024
/** A sender silent for this long is considered gone. */
const longestSilenceMs = 30_000

export class TooLarge extends Error {}

export const isMultipart = ({ headers }: Request): boolean =>
  /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '')

/** Announced by the sender; none when it is not. */
export const announcedBytes = ({ headers }: Request): number => Number(headers.get('content-length') ?? 0) || 0

/** The pieces of a body, cut after a silence. */
export async function* bodyPieces({ body }: Request): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const silence = Promise.withResolvers<never>()
      const timer = setTimeout(() => silence.reject(new Error('the sender says nothing more')), longestSilenceMs)
      const { done, value } = await Promise.race([reader.read(), silence.promise]).finally(() => clearTimeout(timer))
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** @throws TooLarge past the most; Error when it is cut */
export async function readBody(request: Request, mostBytes: number = mostBodyBytes): Promise<Buffer> {
  if (announcedBytes(request) > mostBodyBytes + mostLetGoBytes) throw new TooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bodyPieces(request)) {
    size += piece.byteLength
    if (size > mostBytes) pieces.length = 0
    else pieces.push(piece)
    if (size > mostBodyBytes + mostLetGoBytes) break
  }
  if (size > mostBytes) throw new TooLarge()
  return Buffer.concat(pieces)
}

/** Refusal shown to whoever sent a body too large. */
export const tooLargePage = () => data({ refusal: t.bodyTooLarge }, { status: 413 })
