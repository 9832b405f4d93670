/**
 * A zip written as it is read: memory does not grow with it, nor does its size end at 4 GB (zip64 where it must). `fflate` and the
 * packages at hand write either in memory or without zip64.
 */
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type ZipEntry = {
  readonly name: string
  readonly pieces: AsyncIterable<Uint8Array>
  /** What is compressed already is not worked on long. */
  readonly isCompressed?: boolean
}

export type WrittenEntry = { name: Buffer; crc: number; packed: number; size: number; offset: number }

const most32 = 0xffff_ffff
/** Bit 3: sizes follow the content; bit 11: names are UTF-8. */
const flags = 0x0808
const deflated = 8
/** Made by Unix, version 4.5 of the format; a plain file that everybody reads. */
const madeBy = (3 << 8) | 45
const fileMode = (0o100_644 << 16) >>> 0

/** Date and time as DOS wrote them, two seconds apart. */
export function dosTime(at: Date): { readonly time: number; readonly day: number } {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return { time, day: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate() }
}

/** The bytes of an archive of these entries, in their order. @throws Error for an entry of 4 GB or more: no file of Trame is */
export async function* zipOf(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const written: WrittenEntry[] = []
  const stamp = dosTime(at)
  let offset = 0
  for await (const entry of entries) {
    const one: WrittenEntry = { name: Buffer.from(entry.name, 'utf8'), crc: 0, packed: 0, size: 0, offset }
    const header = localHeader(one, stamp)
    yield header
    for await (const piece of packed(entry, one)) yield piece
    if (one.size > most32 || one.packed > most32) throw new Error(`${entry.name} is too large for an entry`)
    const tail = descriptor(one)
    yield tail
    offset += header.length + one.packed + tail.length
    written.push(one)
  }
  const start = offset
  for (const one of written) {
    const line = directoryLine(one, stamp)
    offset += line.length
    yield line
  }
  yield ending(written.length, start, offset)
}

async function* packed(entry: ZipEntry, one: WrittenEntry): AsyncGenerator<Uint8Array> {
  async function* counted() {
    for await (const piece of entry.pieces) {
      one.crc = crc32(piece, one.crc)
      one.size += piece.byteLength
      yield piece
    }
  }
  const source = Readable.from(counted(), { objectMode: false })
  const deflate = createDeflateRaw({ level: entry.isCompressed ? 1 : 6 })
  source.on('error', (error) => deflate.destroy(error))
  for await (const piece of source.pipe(deflate)) {
    one.packed += piece.length
    yield piece
  }
}

export function localHeader({ name }: WrittenEntry, { time, day }: ReturnType<typeof dosTime>): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(deflated, 8)
  header.writeUInt16LE(time, 10)
  header.writeUInt16LE(day, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

export function descriptor({ crc, packed: compressed, size }: WrittenEntry): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x0807_4b50, 0)
  tail.writeUInt32LE(crc, 4)
  tail.writeUInt32LE(compressed, 8)
  tail.writeUInt32LE(size, 12)
  return tail
}

export function directoryLine(
  { name, crc, packed: compressed, size, offset }: WrittenEntry,
  { time, day }: ReturnType<typeof dosTime>,
): Buffer {
  const isFar = offset >= most32
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x0201_4b50, 0)
  line.writeUInt16LE(madeBy, 4)
  line.writeUInt16LE(isFar ? 45 : 20, 6)
  line.writeUInt16LE(flags, 8)
  line.writeUInt16LE(deflated, 10)
  line.writeUInt16LE(time, 12)
  line.writeUInt16LE(day, 14)
  line.writeUInt32LE(crc, 16)
  line.writeUInt32LE(compressed, 20)
  line.writeUInt32LE(size, 24)
  line.writeUInt16LE(name.length, 28)
  line.writeUInt16LE(isFar ? 12 : 0, 30)
  line.writeUInt32LE(fileMode, 38)
  line.writeUInt32LE(isFar ? most32 : offset, 42)
  if (!isFar) return Buffer.concat([line, name])
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(offset), 4)
  return Buffer.concat([line, name, extra])
}

export function ending(count: number, start: number, end: number): Buffer {
  const isLarge = count >= 0xffff || end >= most32
  const tail = Buffer.alloc(22)
  tail.writeUInt32LE(0x0605_4b50, 0)
  tail.writeUInt16LE(Math.min(count, 0xffff), 8)
  tail.writeUInt16LE(Math.min(count, 0xffff), 10)
  tail.writeUInt32LE(Math.min(end - start, most32), 12)
  tail.writeUInt32LE(Math.min(start, most32), 16)
  if (!isLarge) return tail
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x0606_4b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(madeBy, 12)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(end - start), 40)
  record.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x0706_4b50, 0)
  locator.writeBigUInt64LE(BigInt(end), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([record, locator, isLarge ? tail.fill(0xff, 8, 20) : tail])
}
