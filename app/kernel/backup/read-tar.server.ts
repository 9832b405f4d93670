/**
 * Reads the entries of a compressed tar one after the other, as Trame writes it and not otherwise: plain files with their name in the
 * header, nothing after them. Nothing is held in memory but one header, whatever the archive says of itself.
 */
import fs from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { StartError, systemErrorCode } from '../start-error.ts'
import { withoutControls } from '../without-controls.ts'
import { backupLabels as t } from './labels.fr.ts'

export type ReadEntry = {
  readonly name: string
  readonly size: number
  /** To be read whole before the next entry is asked for. */
  readonly content: AsyncIterable<Buffer>
}

const blockBytes = 512
/** What may follow the last entry: zeros, as many as a tar is ended with. */
const mostEnding = 20 * blockBytes

/** The names come from whoever made the archive: a terminal obeys some characters. */
export const shown = (name: string): string => withoutControls(name).slice(0, 200)

/** What Node says of a file, or of its compression, becomes what whoever restores may do. */
function unread(error: unknown, file: string): StartError {
  const code = systemErrorCode(error) ?? ''
  if (code === 'Z_BUF_ERROR') return new StartError(t.cutArchive, error)
  if (code === 'Z_DATA_ERROR' && String(error).includes('incorrect header'))
    return new StartError(t.notCompressed(file), error)
  if (code.startsWith('Z_')) return new StartError(t.damagedArchive, error)
  return new StartError(t.unreadableFile(file, code), error)
}

/** Takes so many bytes from where the last taking stopped: a taking that finds none left throws, unless all that is left is wanted. */
function takeFrom(pieces: AsyncIterator<Buffer>, file: string) {
  const held: { bytes: Buffer } = { bytes: Buffer.alloc(0) }
  const nextPiece = () =>
    pieces.next().catch((error: unknown) => {
      throw unread(error, file)
    })
  return async function* take(size = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (held.bytes.length === 0) {
        const next = await nextPiece()
        if (next.done && size === Number.POSITIVE_INFINITY) return
        if (next.done) throw new StartError(t.cutArchive)
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

/** In octal, or in base 256 when octal has not enough digits; NaN when it is neither. */
function sizeIn(header: Buffer): number {
  if (header[124] === 0x80) return Number(header.readBigUInt64BE(128))
  const digits = wordAt(header, 124, 12).trim()
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

/** @throws StartError for anything but a plain file: a link, a folder, a name said elsewhere than in its header */
function readHeader(header: Buffer): { readonly name: string; readonly size: number } {
  const sum = header.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0)
  if (sum !== Number.parseInt(wordAt(header, 148, 8), 8)) throw new StartError(t.damagedArchive)
  const name = wordAt(header, 0, 100)
  if (header[156] !== 0x30 || header[345] !== 0) throw new StartError(t.notPlainFile(shown(name)))
  const size = sizeIn(header)
  if (!Number.isSafeInteger(size)) throw new StartError(t.damagedArchive)
  return { name, size }
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

/** @throws StartError when the file is cut, is not a compressed tar, or holds something around its entries */
export async function* readTar(file: string): AsyncGenerator<ReadEntry> {
  const opened = createGunzip()
  // What fails on the way ends the reading with its error.
  pipeline(fs.createReadStream(file), opened).catch(() => undefined)
  const take = takeFrom(opened[Symbol.asyncIterator](), file)
  const takeBlock = () => buffer(take(blockBytes))
  try {
    for (let header = await takeBlock(); !isZero(header); header = await takeBlock()) {
      const { name, size } = readHeader(header)
      yield { name, size, content: take(size) }
      const padding = (blockBytes - (size % blockBytes)) % blockBytes
      for await (const piece of take(padding)) if (!isZero(piece)) throw new StartError(t.followed(shown(name)))
    }
    let ending = 0
    for await (const piece of take()) {
      ending += piece.length
      if (ending > mostEnding || !isZero(piece)) throw new StartError(t.followedEnd)
    }
  } finally {
    opened.destroy()
  }
}
