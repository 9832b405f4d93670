/**
 * A photo without the place where it was taken: what its metadata (Exif, XMP) say of it is wiped as the file comes, in place, so
 * that nothing else moves, neither the picture nor its orientation. Pure. Source: Exif 2.32 (CIPA DC-008), XMP part 2, PNG (eXIf).
 */
import { crc32 } from 'node:zlib'
import { isPicture } from './upload.ts'

/** A block of Exif holds no more in a JPEG; everything its entries name is looked for within. */
const blockBytes = 128 * 1024
/** Bytes enough to recognise the type of a file. */
const headBytes = 16
const gpsTag = 0x88_25
/** Of one piece: a photo bears one or two; whoever repeats them only makes us read the same bytes over and over. */
const mostBlocks = 16
/** Bytes of one value, by its type in TIFF. */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const

const exifMark = Buffer.from('Exif\0\0', 'latin1')
const pngMark = Buffer.from('eXIf', 'latin1')
const xmpMark = Buffer.from('exif:GPS', 'latin1')
/** In a WebP the block may begin without its « Exif »: most tools write it so. */
const webpMark = Buffer.from('EXIF', 'latin1')
/** A chunk of text of a PNG, in which XMP is written. */
const pngTextMark = Buffer.from('iTXt', 'latin1')

type Entries = { readonly at: number; readonly count: number }

/** Reads one block of Exif inside a longer run of bytes; what lies outside these is not there. */
class Tiff {
  readonly #bytes: Buffer
  readonly #start: number
  readonly #isLittle: boolean

  constructor(bytes: Buffer, start: number) {
    this.#bytes = bytes
    this.#start = start
    this.#isLittle = bytes.toString('latin1', start, start + 2) === 'II'
  }

  #read(at: number, size: 2 | 4): number {
    if (at < 0 || at + size > this.#bytes.length) return 0
    return this.#isLittle ? this.#bytes.readUIntLE(at, size) : this.#bytes.readUIntBE(at, size)
  }

  #entriesAt(offset: number): Entries {
    const at = this.#start + offset
    return { at: at + 2, count: this.#read(at, 2) }
  }

  /** A block may announce more entries than there are bytes. */
  #endOf({ at, count }: Entries): number {
    return Math.min(at + count * 12, this.#bytes.length)
  }

  /** The entries that say where; undefined when none do. */
  findGps(): Entries | undefined {
    const { at, count } = this.#entriesAt(this.#read(this.#start + 4, 4))
    for (let entry = at; entry < this.#endOf({ at, count }); entry += 12)
      if (this.#read(entry, 2) === gpsTag) return this.#entriesAt(this.#read(entry + 8, 4))
    return undefined
  }

  /** Its entries and the values they name become zeros, and there are none left. */
  wipe(entries: Entries): void {
    const { at } = entries
    for (let entry = at; entry < this.#endOf(entries); entry += 12) {
      const size = (typeBytes[this.#read(entry + 2, 2)] ?? 0) * this.#read(entry + 4, 4)
      const value = this.#start + this.#read(entry + 8, 4)
      if (size > 4) this.#bytes.fill(0, Math.min(value, this.#bytes.length), Math.min(value + size, this.#bytes.length))
    }
    this.#bytes.fill(0, at - 2, this.#endOf(entries))
  }
}

const isTiff = (bytes: Buffer, at: number): boolean => ['II*\0', 'MM\0*'].includes(bytes.toString('latin1', at, at + 4))

/** Whether a mark began a block that was read: what costs is counted. */
type Wipe = (bytes: Buffer, at: number) => boolean

function wipeExif(bytes: Buffer, at: number): boolean {
  if (!isTiff(bytes, at)) return false
  const tiff = new Tiff(bytes, at)
  const gps = tiff.findGps()
  if (gps) tiff.wipe(gps)
  return true
}

/** A chunk of PNG bears the sum of its bytes: made again. @param at of its name */
function wipePngChunk(bytes: Buffer, at: number): boolean {
  const end = at < 4 ? bytes.length : at + 4 + bytes.readUInt32BE(at - 4)
  if (!wipeExif(bytes, at + 4)) return false
  if (end + 4 <= bytes.length) bytes.writeUInt32BE(crc32(bytes.subarray(at, end)), end)
  return true
}

/** The figures of a property of XMP, written as an attribute or as an element, become zeros. */
function wipeXmp(bytes: Buffer, at: number): boolean {
  const [value] = bytes.toString('latin1', at, at + 200).match(/^exif:GPS\w+(?:="[^"]*"|>[^<]*<)/) ?? []
  if (value) bytes.write(value.replace(/\d/g, '0'), at, 'latin1')
  // A photo says its place in some thirty properties, and each costs little.
  return false
}

/** XMP of a PNG is inside a chunk that bears a sum too. @param at of its name */
function wipePngText(bytes: Buffer, at: number): boolean {
  if (at < 4) return false
  const end = at + 4 + bytes.readUInt32BE(at - 4)
  if (end + 4 > bytes.length) return false
  const chunk = bytes.subarray(at, end)
  if (crc32(chunk) !== bytes.readUInt32BE(end) || chunk.indexOf(xmpMark) === -1) return true
  for (let found = chunk.indexOf(xmpMark); found !== -1; found = chunk.indexOf(xmpMark, found + 1))
    wipeXmp(chunk, found)
  bytes.writeUInt32BE(crc32(chunk), end)
  return true
}

const kinds: readonly { readonly mark: Buffer; readonly wipe: Wipe }[] = [
  { mark: pngTextMark, wipe: wipePngText },
  { mark: webpMark, wipe: (bytes, at) => wipeExif(bytes, at + 8) },
  { mark: exifMark, wipe: (bytes, at) => wipeExif(bytes, at + 6) },
  { mark: pngMark, wipe: wipePngChunk },
  { mark: xmpMark, wipe: wipeXmp },
]

/** @param before marks from there on wait for more bytes */
function wipeAll(bytes: Buffer, before: number): void {
  for (const { mark, wipe } of kinds) {
    let blocks = 0
    for (
      let at = bytes.indexOf(mark);
      at !== -1 && at < before && blocks < mostBlocks;
      at = bytes.indexOf(mark, at + 1)
    )
      if (wipe(bytes, at)) blocks++
  }
}

/** The same pieces, of a picture without its place; of any other file as they come. Memory does not grow with the file. */
export async function* withoutPlace(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let buffered = Buffer.alloc(0)
  let picture: boolean | undefined
  for await (const piece of pieces) {
    if (picture === false) {
      yield piece
      continue
    }
    buffered = Buffer.concat([buffered, piece])
    if (picture === undefined && buffered.length >= headBytes) picture = isPicture(buffered)
    const ready = picture === false ? buffered.length : buffered.length - blockBytes
    if (picture === undefined || ready <= 0) continue
    if (picture) wipeAll(buffered, ready)
    yield Buffer.from(buffered.subarray(0, ready))
    buffered = buffered.subarray(ready)
  }
  if (picture) wipeAll(buffered, buffered.length)
  if (buffered.length > 0) yield buffered
}
