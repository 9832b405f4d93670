/** The strings of a JSON list, some at a time: the list may be of any length, one of them may not. Pure. */
import { rowsShape } from './archive.ts'

/** Looked at together, when strings are short. */
const stepBytes = 1024 * 1024
/** Within a string a quote comes after a backslash: this is always between two of them. */
const between = '","'

const parse = (text: string): readonly string[] => rowsShape.parse(JSON.parse(text))

/** @throws Error when one string is longer than `mostBytes`, or this is no list of strings */
export async function* stringsOf(pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<readonly string[]> {
  let parts: Buffer[] = []
  let size = 0
  let enough = stepBytes
  for await (const piece of pieces) {
    parts.push(piece)
    size += piece.length
    if (size < enough) continue
    const bytes = Buffer.concat(parts)
    const end = bytes.lastIndexOf(between)
    if (end < 0) {
      if (size > mostBytes) throw new StringTooLong()
      parts = [bytes]
      // What is not cut yet is not looked at again for each piece.
      enough = Math.min(size * 2, mostBytes + 1)
      continue
    }
    yield parse(`${bytes.toString('utf8', 0, end + 1)}]`)
    parts = [Buffer.from('['), bytes.subarray(end + 2)]
    size = bytes.length - end - 1
    enough = Math.max(stepBytes, size + 1)
  }
  yield parse(Buffer.concat(parts).toString('utf8'))
}

export class StringTooLong extends Error {}
