/** The lines of a file that is read as it comes; one that is too long is refused before it is whole. Pure. */
import { ArchiveRefused } from './refused.ts'

const newLine = 10

/** @throws ArchiveRefused too-large past the limit; bad-row when the last line has no end */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
  limitBytes: number,
  name: string,
): AsyncGenerator<string> {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    let start = 0
    for (let end = piece.indexOf(newLine); end >= 0; end = piece.indexOf(newLine, start)) {
      parts.push(piece.subarray(start, end))
      yield Buffer.concat(parts).toString('utf8')
      parts = []
      size = 0
      start = end + 1
    }
    const rest = piece.subarray(start)
    size += rest.byteLength
    if (size > limitBytes) throw new ArchiveRefused('too-large', name)
    if (rest.byteLength > 0) parts.push(rest)
  }
  if (parts.length > 0) throw new ArchiveRefused('bad-row', name)
}
