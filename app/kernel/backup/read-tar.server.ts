/**
 * Reads the entries of a compressed tar one after the other, as Trame writes it and not otherwise: plain files with their name in the
 * header, nothing after them. Nothing is held in memory but one header, whatever the archive says of itself.
 */
import fs from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

export type ReadEntry = {
  readonly name: string
  readonly size: number
  /** To be read whole before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>
}

const blockBytes = 512
/** What may follow the last entry: zeros, as many as a tar is ended with. */
const mostEnding = 20 * blockBytes

/** Takes so many bytes from where the last taking stopped: a taking that finds none left throws, unless all that is left is wanted. */
function takeFrom(pieces: AsyncIterator<Buffer>) {
  const held: { bytes: Buffer } = { bytes: Buffer.alloc(0) }
  return async function* take(size = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (held.bytes.length === 0) {
        const next = await pieces.next()
        if (next.done && size === Number.POSITIVE_INFINITY) return
        if (next.done) throw new Error('the archive is cut')
        held.bytes = next.value
      }
      const piece = held.bytes.subarray(0, left)
      held.bytes = held.bytes.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}

const wordAt = (header: Buffer, start: number, length: number): string =>
  header.toString('latin1', start, start + length).replace(/\0.*$/s, '')

/** In octal, or in base 256 when octal has not enough digits. */
function sizeIn(header: Buffer): number {
  if (header[124] === 0x80) return Number(header.readBigUInt64BE(128))
  const digits = wordAt(header, 124, 12).trim()
  if (!/^[0-7]+$/.test(digits)) throw new Error('an entry has no size')
  return Number.parseInt(digits, 8)
}

/** @throws Error for anything but a plain file: a link, a folder, a name said elsewhere than in its header */
function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const sum = header.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0)
  if (sum !== Number.parseInt(wordAt(header, 148, 8), 8)) throw new Error('an entry has a wrong header')
  const name = wordAt(header, 0, 100)
  if (header[156] !== 0x30 || header[345] !== 0) throw new Error(`not a plain file: ${name}`)
  const size = sizeIn(header)
  if (!Number.isSafeInteger(size)) throw new Error(`no size: ${name}`)
  return { name, size }
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

/** @throws Error when the file is cut, is not a compressed tar, or holds something around its entries */
export async function* readTar(file: string): AsyncGenerator<ReadEntry> {
  const opened = createGunzip()
  // What fails on the way ends the reading with its error.
  pipeline(fs.createReadStream(file), opened).catch(() => undefined)
  const take = takeFrom(opened[Symbol.asyncIterator]())
  const takeBlock = () => buffer(take(blockBytes))
  try {
    for (let header = await takeBlock(); !isZero(header); header = await takeBlock()) {
      const { name, size } = readHeader(header)
      yield { name, size, content: take(size) }
      const padding = (blockBytes - (size % blockBytes)) % blockBytes
      for await (const piece of take(padding)) if (!isZero(piece)) throw new Error(`something follows ${name}`)
    }
    let ending = 0
    for await (const piece of take()) {
      ending += piece.length
      if (ending > mostEnding || !isZero(piece)) throw new Error('something follows the last entry')
    }
  } finally {
    opened.destroy()
  }
}
