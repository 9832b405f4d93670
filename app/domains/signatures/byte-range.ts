/** Which bytes a signature covers: all of a state of the file, but its own place. Pure. Rules: docs/rules/signing.md §1.3. */
import type { PdfDict, PdfText, PdfValue } from './pdf-values.ts'
import type { SignatureProblem } from './signatures.ts'

export type Coverage = {
  readonly parts: readonly [Uint8Array, Uint8Array]
  readonly contents: PdfText
  /** Where the state of the file that it signs ends. */
  readonly end: number
}

const isText = (value: PdfValue | undefined): value is PdfText =>
  typeof value === 'object' && value !== null && value.kind === 'text'

/** @param bytes the whole file, where the dictionary stands */
export function readCoverage(bytes: Uint8Array, dict: PdfDict, isInFile: boolean): Coverage | SignatureProblem {
  const range = dict.entries.get('ByteRange')
  const contents = dict.entries.get('Contents')
  const numbers = typeof range === 'object' && range?.kind === 'array' ? range.items : []
  const [start, firstLength, secondStart, secondLength] = numbers.map((one) => (typeof one === 'number' ? one : -1))
  if (numbers.length === 0 || numbers.every((one) => one === 0)) return 'byte-range-empty'
  if (!isText(contents) || bytes[contents.start] !== 0x3c || !isInFile) return 'byte-range-foreign'
  const isWhole =
    numbers.length === 4 &&
    start === 0 &&
    // The gap is this field's own place, and nothing more.
    firstLength === contents.start &&
    secondStart === contents.end &&
    secondLength !== undefined &&
    secondLength > 0 &&
    secondStart + secondLength <= bytes.length
  if (!isWhole) return 'byte-range-foreign'
  const end = secondStart + secondLength
  return { parts: [bytes.subarray(0, firstLength), bytes.subarray(secondStart, end)], contents, end }
}

/** « D:20261129101500+01'00' »; null for another writing. */
export function readPdfDate(text: string): Date | null {
  const [, year, month = '01', day = '01', hours = '00', minutes = '00', seconds = '00', zone = 'Z'] =
    text.match(/^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?([Zz]|[+-]\d\d'?\d\d'?)?/) ?? []
  if (year === undefined) return null
  const offset = /^[zZ]/.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.replaceAll("'", '').slice(3, 5)}`
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${offset}`)
  return Number.isNaN(date.getTime()) ? null : date
}
