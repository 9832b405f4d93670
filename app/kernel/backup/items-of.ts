/** The items of a JSON list, some at a time: the list may be of any length, one of them may not. Pure. */
import { type BackupJobs, jobsShape, rowsShape } from './archive.ts'

/** Looked at together, when items are short. */
const stepBytes = 1024 * 1024

/** @returns where the last comma between two items stands; 0 when there is none */
type LastComma = (bytes: Buffer) => number

type List<Item> = { readonly parse: (text: string) => readonly Item[]; readonly lastComma: LastComma }

async function* itemsOf<Item>(
  pieces: AsyncIterable<Buffer>,
  mostBytes: number,
  { parse, lastComma }: List<Item>,
): AsyncGenerator<readonly Item[]> {
  let parts: Buffer[] = []
  let size = 0
  let enough = stepBytes
  for await (const piece of pieces) {
    parts.push(piece)
    size += piece.length
    if (size < enough) continue
    const bytes = Buffer.concat(parts)
    const end = lastComma(bytes)
    if (end === 0) {
      if (size > mostBytes) throw new ItemTooLong()
      parts = [bytes]
      // What is not cut yet is not looked at again for each piece.
      enough = Math.min(size * 2, mostBytes + 1)
      continue
    }
    yield parse(`${bytes.toString('utf8', 0, end)}]`)
    parts = [Buffer.from('['), bytes.subarray(end + 1)]
    size = bytes.length - end
    enough = Math.max(stepBytes, size + 1)
  }
  yield parse(Buffer.concat(parts).toString('utf8'))
}

export class ItemTooLong extends Error {}

/** Within a string a quote comes after a backslash: this is always between two of them. */
const between = '","'

/** @throws ItemTooLong when one string is longer than `mostBytes`. @throws Error when this is no list of strings */
export const stringsOf = (pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<readonly string[]> =>
  itemsOf(pieces, mostBytes, {
    parse: (text) => rowsShape.parse(JSON.parse(text)),
    lastComma: (bytes) => bytes.lastIndexOf(between) + 1,
  })

const [quote, backslash, comma, openList, closeList, openObject, closeObject] = Buffer.from('"\\,[]{}')

/** Of the list itself: neither in a string, nor in one of its items. */
function lastCommaOfList(bytes: Buffer): number {
  let last = 0
  let depth = 0
  let isText = false
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place]
    if (isText && byte === backslash) place += 1
    else if (byte === quote) isText = !isText
    else if (isText) continue
    else if (byte === openList || byte === openObject) depth += 1
    else if (byte === closeList || byte === closeObject) depth -= 1
    else if (byte === comma && depth === 1) last = place
  }
  return last
}

/** @throws ItemTooLong when one job is longer than `mostBytes`. @throws Error when this is no list of jobs */
export const jobsOf = (pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<BackupJobs> =>
  itemsOf(pieces, mostBytes, { parse: (text) => jobsShape.parse(JSON.parse(text)), lastComma: lastCommaOfList })
