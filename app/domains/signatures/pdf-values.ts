/** Reads one value of a PDF as it is written, and forgives nothing: what a lenient reader would guess is refused here. Pure. */

export type PdfName = { readonly kind: 'name'; readonly name: string }
/** `start` and `end` are those of its brackets in the file. */
export type PdfText = { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
export type PdfRef = { readonly kind: 'ref'; readonly number: number }
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] }
export type PdfDict = { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> }
/** Its bytes are those of the file, still compressed. */
export type PdfStream = { readonly kind: 'stream'; readonly dict: PdfDict; readonly bytes: Uint8Array }
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | PdfArray | PdfDict | PdfStream

/** The file does not hold what PDF requires at this place. */
export class UnreadablePdf extends Error {}

const spaces = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const isRegular = (byte: number | undefined) => byte !== undefined && !spaces.has(byte) && !delimiters.has(byte)
const deepest = 60

const toText = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

export class ValueReader {
  position: number
  private readonly bytes: Uint8Array
  private depth = 0

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes
    this.position = position
  }

  skipSpaces(): void {
    for (;;) {
      const byte = this.bytes[this.position]
      if (byte !== undefined && spaces.has(byte)) this.position += 1
      else if (byte === 0x25) this.skipLine()
      else return
    }
  }

  /** @returns the next regular characters; empty before a delimiter */
  word(): string {
    this.skipSpaces()
    const start = this.position
    while (isRegular(this.bytes[this.position])) this.position += 1
    return toText(this.bytes.subarray(start, this.position))
  }

  /** @throws UnreadablePdf when the next word is another */
  expect(word: string): void {
    const found = this.word()
    if (found !== word) throw new UnreadablePdf(`${word} expected at ${this.position}`)
  }

  /** @throws UnreadablePdf when no whole number comes next */
  integer(): number {
    const word = this.word()
    if (!/^\d{1,10}$/.test(word)) throw new UnreadablePdf(`number expected at ${this.position}`)
    return Number(word)
  }

  value(): PdfValue {
    this.depth += 1
    if (this.depth > deepest) throw new UnreadablePdf('too deep')
    try {
      return this.anyValue()
    } finally {
      this.depth -= 1
    }
  }

  private skipLine(): void {
    while (this.position < this.bytes.length && this.bytes[this.position] !== 10 && this.bytes[this.position] !== 13)
      this.position += 1
  }

  private anyValue(): PdfValue {
    this.skipSpaces()
    const first = this.bytes[this.position]
    const second = this.bytes[this.position + 1]
    if (first === 0x2f) return this.name()
    if (first === 0x28) return this.literal()
    if (first === 0x3c) return second === 0x3c ? this.dict() : this.hex()
    if (first === 0x5b) return this.array()
    return this.simple()
  }

  private name(): PdfName {
    this.position += 1
    const start = this.position
    while (isRegular(this.bytes[this.position])) this.position += 1
    const raw = toText(this.bytes.subarray(start, this.position))
    return {
      kind: 'name',
      name: raw.replace(/#([0-9a-fA-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    }
  }

  /** Escapes are left as written: such texts are only compared, or shown. */
  private literal(): PdfText {
    const start = this.position
    let open = 0
    for (; this.position < this.bytes.length; this.position += 1) {
      const byte = this.bytes[this.position]
      if (byte === 0x5c) this.position += 1
      else if (byte === 0x28) open += 1
      else if (byte === 0x29) {
        open -= 1
        if (open > 0) continue
        this.position += 1
        const text = toText(this.bytes.subarray(start + 1, this.position - 1))
        return { kind: 'text', text, start, end: this.position }
      }
    }
    throw new UnreadablePdf('text without an end')
  }

  private hex(): PdfText {
    const start = this.position
    const end = this.bytes.indexOf(0x3e, start)
    if (end < 0) throw new UnreadablePdf('text without an end')
    this.position = end + 1
    const digits = toText(this.bytes.subarray(start + 1, end)).replace(/[\s\0]/g, '')
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new UnreadablePdf('not hexadecimal')
    return {
      kind: 'text',
      text: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1'),
      start,
      end: end + 1,
    }
  }

  private array(): PdfArray {
    this.position += 1
    const items: PdfValue[] = []
    for (;;) {
      this.skipSpaces()
      if (this.bytes[this.position] === 0x5d) {
        this.position += 1
        return { kind: 'array', items }
      }
      items.push(this.value())
    }
  }

  /** The same key twice is refused: readers choose one or the other. */
  private dict(): PdfDict {
    this.position += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipSpaces()
      if (this.bytes[this.position] === 0x3e && this.bytes[this.position + 1] === 0x3e) {
        this.position += 2
        return { kind: 'dict', entries }
      }
      if (this.bytes[this.position] !== 0x2f) throw new UnreadablePdf(`key expected at ${this.position}`)
      const { name } = this.name()
      if (entries.has(name)) throw new UnreadablePdf(`${name} twice`)
      entries.set(name, this.value())
    }
  }

  private simple(): PdfValue {
    const word = this.word()
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(word))
      throw new UnreadablePdf(`"${word.slice(0, 20)}" at ${this.position}`)
    return this.referenceAfter(word) ?? Number(word)
  }

  /** « 12 0 R », when two words more make it so. */
  private referenceAfter(word: string): PdfRef | undefined {
    if (!/^\d+$/.test(word)) return
    const back = this.position
    if (/^\d+$/.test(this.word()) && this.word() === 'R') return { kind: 'ref', number: Number(word) }
    this.position = back
    return
  }
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => isObject(value) && value.kind === 'dict'
export const isRef = (value: PdfValue | undefined): value is PdfRef => isObject(value) && value.kind === 'ref'
export const isStream = (value: PdfValue | undefined): value is PdfStream => isObject(value) && value.kind === 'stream'
const isObject = (value: PdfValue | undefined): value is Exclude<PdfValue, null | boolean | number> =>
  typeof value === 'object' && value !== null

export const nameIn = (dict: PdfDict, key: string): string | undefined => {
  const value = dict.entries.get(key)
  return isObject(value) && value.kind === 'name' ? value.name : undefined
}
export const numberIn = (dict: PdfDict, key: string): number | undefined => {
  const value = dict.entries.get(key)
  return typeof value === 'number' ? value : undefined
}

/** The same string for the same value, wherever it stands in a file; dictionaries in any order. */
export function writtenOf(value: PdfValue | undefined): string {
  if (value === undefined) return '∅'
  if (!isObject(value)) return String(value)
  switch (value.kind) {
    case 'name':
      return `/${value.name}`
    case 'text':
      return JSON.stringify(value.text)
    case 'ref':
      return `${value.number}R`
    case 'array':
      return `[${value.items.map(writtenOf).join(' ')}]`
    case 'dict':
      return `<${[...value.entries]
        .map(([key, one]) => `${key} ${writtenOf(one)}`)
        .toSorted()
        .join(' ')}>`
    case 'stream':
      return `${writtenOf(value.dict)}${toText(value.bytes)}`
  }
}
