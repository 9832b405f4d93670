/**
 * One state of a PDF: what its first `length` bytes say, by its own table of objects. A file with no table, or with one that
 * lies, is unreadable here: nothing is searched for in its text.
 */
import { inflateSync } from 'node:zlib'
import {
  isDict,
  isStream,
  nameIn,
  numberIn,
  type PdfDict,
  type PdfValue,
  UnreadablePdf,
  ValueReader,
} from './pdf-values.ts'

type Place =
  | { readonly in: 'file'; readonly offset: number }
  | { readonly in: 'stream'; readonly stream: number; readonly index: number }
  | { readonly in: 'nowhere' }

/** One table: those of later revisions are appended. */
export type XrefSection = {
  readonly offset: number
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfDict
}

const mostSections = 500
const mostInflatedBytes = 64 * 1024 * 1024

/** « startxref 1234 %%EOF » at the very end; an end of line after it is the writer's. */
export function startXrefOf(bytes: Uint8Array): number | undefined {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 60))).toString('latin1')
  const offset = tail.match(/startxref[\r\n ]+(\d{1,10})[\r\n ]+%%EOF(\r\n|\r|\n)?$/)?.[1]
  return offset === undefined ? undefined : Number(offset)
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: mostInflatedBytes })
  } catch (error) {
    throw new UnreadablePdf('compressed bytes are damaged', { cause: error })
  }
}

/** Rows of a PNG, each after the number of its filter: « none » and « up » are those that tables use. */
function unfilter(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1))
  const plain = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (columns + 1)]
    if (filter !== 0 && filter !== 2) throw new UnreadablePdf(`filter ${filter}`)
    for (let column = 0; column < columns; column += 1) {
      const above = filter === 2 && row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0
      plain[row * columns + column] = ((bytes[row * (columns + 1) + 1 + column] ?? 0) + above) & 0xff
    }
  }
  return plain
}

function decode(dict: PdfDict, bytes: Uint8Array): Uint8Array {
  const filter = dict.entries.get('Filter')
  if (filter === undefined || filter === null) return bytes
  if (nameIn(dict, 'Filter') !== 'FlateDecode') throw new UnreadablePdf('filter unknown here')
  const plain = inflate(bytes)
  const options = dict.entries.get('DecodeParms')
  const predictor = isDict(options) ? (numberIn(options, 'Predictor') ?? 1) : 1
  if (predictor < 10) return plain
  return unfilter(plain, isDict(options) ? (numberIn(options, 'Columns') ?? 1) : 1)
}

const numbersOf = (value: PdfValue | undefined): readonly number[] =>
  typeof value === 'object' && value?.kind === 'array'
    ? value.items.flatMap((one) => (typeof one === 'number' ? [one] : []))
    : []

/** Entries of a table kept as a stream (PDF 1.5). */
function placesInStream(dict: PdfDict, data: Uint8Array): ReadonlyMap<number, Place> {
  const widths = numbersOf(dict.entries.get('W'))
  const [w0 = 0, w1 = 0, w2 = 0] = widths
  const size = numberIn(dict, 'Size') ?? 0
  const index = dict.entries.has('Index') ? numbersOf(dict.entries.get('Index')) : [0, size]
  const places = new Map<number, Place>()
  let at = 0
  const take = (width: number, absent: number) => {
    if (width === 0) return absent
    let number = 0
    for (let byte = 0; byte < width; byte += 1) number = number * 256 + (data[at + byte] ?? 0)
    at += width
    return number
  }
  for (let pair = 0; pair + 1 < index.length; pair += 2)
    for (let one = 0; one < (index[pair + 1] ?? 0); one += 1) {
      if (at + w0 + w1 + w2 > data.length || w0 + w1 + w2 === 0) throw new UnreadablePdf('table too short')
      const [type, second, third] = [take(w0, 1), take(w1, 0), take(w2, 0)]
      places.set((index[pair] ?? 0) + one, placeOf(type, second, third))
    }
  return places
}

const placeOf = (type: number, second: number, third: number): Place =>
  type === 1
    ? { in: 'file', offset: second }
    : type === 2
      ? { in: 'stream', stream: second, index: third }
      : { in: 'nowhere' }

/** Entries of a table written in letters (PDF 1.4 and before). */
function readTable(reader: ValueReader): Map<number, Place> {
  const places = new Map<number, Place>()
  for (;;) {
    const word = reader.word()
    if (word === 'trailer') return places
    const first = Number(word)
    if (!/^\d{1,10}$/.test(word)) throw new UnreadablePdf('table of objects')
    const count = reader.integer()
    for (let one = 0; one < count; one += 1) {
      const offset = reader.integer()
      reader.integer()
      const kind = reader.word()
      if (kind !== 'n' && kind !== 'f') throw new UnreadablePdf('table of objects')
      places.set(first + one, kind === 'n' ? { in: 'file', offset } : { in: 'nowhere' })
    }
  }
}

export class PdfRevision {
  /** The latest first. */
  readonly sections: readonly XrefSection[]
  private readonly bytes: Uint8Array
  private readonly values = new Map<number, PdfValue>()
  private readonly opening = new Set<number>()

  /** @throws UnreadablePdf */
  constructor(bytes: Uint8Array, length: number) {
    this.bytes = bytes.subarray(0, length)
    const start = startXrefOf(this.bytes)
    if (start === undefined) throw new UnreadablePdf('no end')
    this.sections = this.readSections(start)
  }

  get length(): number {
    return this.bytes.length
  }

  get trailer(): PdfDict {
    const [latest] = this.sections
    if (!latest) throw new UnreadablePdf('no table')
    return latest.trailer
  }

  /** Null for what is not there. */
  get(number: number): PdfValue {
    const known = this.values.get(number)
    if (known !== undefined) return known
    if (this.opening.has(number)) throw new UnreadablePdf('circle')
    this.opening.add(number)
    const value = this.read(number, this.placeOf(number))
    this.opening.delete(number)
    this.values.set(number, value)
    return value
  }

  /** The value itself, of a reference too. */
  resolve(value: PdfValue | undefined): PdfValue {
    return typeof value === 'object' && value?.kind === 'ref' ? this.get(value.number) : (value ?? null)
  }

  dictIn(dict: PdfDict, key: string): PdfDict | undefined {
    const value = this.resolve(dict.entries.get(key))
    return isDict(value) ? value : undefined
  }

  itemsIn(dict: PdfDict, key: string): readonly PdfValue[] {
    const value = this.resolve(dict.entries.get(key))
    return typeof value === 'object' && value?.kind === 'array' ? value.items : []
  }

  /** What a stream holds once opened; undefined for what is no stream. */
  opened(value: PdfValue | undefined): Uint8Array | undefined {
    const stream = this.resolve(value)
    return isStream(stream) ? decode(stream.dict, stream.bytes) : undefined
  }

  /** Whether the object is written directly in the file, not in a compressed stream: only then is its place known. */
  isInFile = (number: number): boolean => this.placeOf(number).in === 'file'

  private placeOf(number: number): Place {
    for (const { places } of this.sections) {
      const place = places.get(number)
      if (place) return place
    }
    return { in: 'nowhere' }
  }

  private readSections(start: number): readonly XrefSection[] {
    const sections: XrefSection[] = []
    let offset: number | undefined = start
    while (offset !== undefined) {
      if (sections.length > mostSections || sections.some((one) => one.offset === offset))
        throw new UnreadablePdf('tables in a circle')
      const section = this.readSection(offset)
      sections.push(section)
      offset = numberIn(section.trailer, 'Prev')
    }
    return sections
  }

  private readSection(offset: number): XrefSection {
    if (offset <= 0 || offset >= this.bytes.length) throw new UnreadablePdf('table out of the file')
    const reader = new ValueReader(this.bytes, offset)
    if (/^\d/.test(reader.word())) return this.readStreamSection(offset)
    const places = readTable(reader)
    const trailer = reader.value()
    if (!isDict(trailer)) throw new UnreadablePdf('trailer')
    const hidden = numberIn(trailer, 'XRefStm')
    if (hidden !== undefined)
      for (const [number, place] of this.readStreamSection(hidden).places)
        if ((places.get(number)?.in ?? 'nowhere') === 'nowhere') places.set(number, place)
    return { offset, places, trailer }
  }

  private readStreamSection(offset: number): XrefSection {
    const { value } = this.readObjectAt(offset)
    if (!isStream(value) || nameIn(value.dict, 'Type') !== 'XRef') throw new UnreadablePdf('table of objects')
    return { offset, places: placesInStream(value.dict, decode(value.dict, value.bytes)), trailer: value.dict }
  }

  private readObjectAt(offset: number): { readonly number: number; readonly value: PdfValue } {
    const reader = new ValueReader(this.bytes, offset)
    const number = reader.integer()
    reader.integer()
    reader.expect('obj')
    const value = reader.value()
    if (!isDict(value)) return { number, value }
    const back = reader.position
    if (reader.word() !== 'stream') {
      reader.position = back
      return { number, value }
    }
    return { number, value: { kind: 'stream', dict: value, bytes: this.streamBytes(value, reader) } }
  }

  private streamBytes(dict: PdfDict, reader: ValueReader): Uint8Array {
    let start = reader.position
    if (this.bytes[start] === 13) start += 1
    if (this.bytes[start] === 10) start += 1
    const length = this.resolve(dict.entries.get('Length'))
    if (typeof length !== 'number' || length < 0 || start + length > this.bytes.length)
      throw new UnreadablePdf('length of a stream')
    reader.position = start + length
    reader.expect('endstream')
    return this.bytes.subarray(start, start + length)
  }

  private read(number: number, place: Place): PdfValue {
    if (place.in === 'nowhere') return null
    if (place.in === 'file') {
      const found = this.readObjectAt(place.offset)
      if (found.number !== number) throw new UnreadablePdf(`object ${number} is ${found.number}`)
      return found.value
    }
    const stream = this.get(place.stream)
    if (!isStream(stream) || nameIn(stream.dict, 'Type') !== 'ObjStm') throw new UnreadablePdf('stream of objects')
    return this.readInStream(number, place.index, stream.dict, decode(stream.dict, stream.bytes))
  }

  private readInStream(number: number, index: number, dict: PdfDict, data: Uint8Array): PdfValue {
    const reader = new ValueReader(data, 0)
    for (let before = 0; before < index; before += 1) {
      reader.integer()
      reader.integer()
    }
    if (reader.integer() !== number) throw new UnreadablePdf(`object ${number} in a stream`)
    return new ValueReader(data, (numberIn(dict, 'First') ?? 0) + reader.integer()).value()
  }
}
