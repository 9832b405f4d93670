/** The three CSV that offices send: Excel in French, a web export, an old Excel « Texte (séparateur : tabulation) ». */
import { type DraftCell, rowsOf, type SheetDraft } from './sheet-draft.ts'

export type CsvKind = 'semicolon-mark' | 'comma' | 'tab-1252' | 'semicolon-1252'

const separators: Readonly<Record<CsvKind, string>> = {
  'semicolon-mark': ';',
  comma: ',',
  'tab-1252': '\t',
  'semicolon-1252': ';',
}

/** What windows-1252 puts where Latin-1 has commands. */
const windowsBytes: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  Œ: 0x8c,
  œ: 0x9c,
}

const grouped = (number: number): string => String(number).replaceAll(/\B(?=(\d{3})+(?!\d))/g, '\u00A0')

/** As the screen showed it: formats are lost, their words are kept. */
export function shownText(value: DraftCell['value']): string {
  switch (value.kind) {
    case 'text':
    case 'error':
      return value.text
    case 'date':
      return value.day.split('-').toReversed().join('/')
    case 'percent':
      return `${Math.round(value.number * 100)}%`
    case 'euro':
      return `${grouped(value.number)} €`
    case 'number':
      return String(value.number).replace('.', ',')
  }
}

const quoted = (words: string, separator: string): string =>
  words.includes(separator) || /["\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words

export function writeCsv(sheet: SheetDraft, kind: CsvKind): Uint8Array {
  const separator = separators[kind]
  const filled = rowsOf(sheet)
  const width = Math.max(...[...sheet.cells.values()].map(({ column }) => column)) + 1
  const lines: string[] = []
  for (let row = 0; row <= sheet.lastRow(); row++) {
    const words = new Map((filled.get(row) ?? []).map((cell) => [cell.column, shownText(cell.value)]))
    lines.push(Array.from({ length: width }, (_, column) => quoted(words.get(column) ?? '', separator)).join(separator))
  }
  const text = `${lines.join(kind === 'comma' ? '\n' : '\r\n')}\r\n`
  if (kind === 'comma') return new TextEncoder().encode(text)
  if (kind === 'semicolon-mark') return new TextEncoder().encode(`\uFEFF${text}`)
  // What windows-1252 does not have, Excel writes as a question mark.
  return Uint8Array.from(text, (letter) => {
    const byte = windowsBytes[letter] ?? letter.charCodeAt(0)
    return byte > 255 ? 0x3f : byte
  })
}
