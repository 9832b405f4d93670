/** Blocks of cells to and from a spreadsheet's clipboard. Pure. Rules: docs/rules/plan.md §14. */
import { guardFormula } from '#app/kernel/guard-formula.ts'

/** Rows of texts, all of the same width. */
export type Block = readonly (readonly string[])[]

const quote = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** As spreadsheets copy: tabs, lines, quotes around what holds one; no text becomes a formula. */
export const writeTabbed = (block: Block): string =>
  block.map((row) => row.map((text) => quote(guardFormula(text))).join('\t')).join('\r\n')

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** For those that prefer it (LibreOffice): a line break stays inside its cell. */
export const writeHtmlTable = (block: Block): string => {
  const cell = (text: string): string => `<td>${escapeHtml(guardFormula(text)).replaceAll('\n', '<br>')}</td>`
  const rows = block.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><style>br{mso-data-placement:same-cell}</style><table>${rows}</table>`
}

/** Back from `guardFormula`: « '=… » was « =… ». */
const unguard = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

const clean = (text: string): string => unguard(text.replace(/\r\n?/g, '\n')).trim()

/** A field quoted for what it holds, that ends at a tab, at a line or at the end; undefined when its quote is only a character of the text. */
function readQuoted(text: string, start: number): { readonly field: string; readonly end: number } | undefined {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    if (text[end + 1] === '"') end += 1
    else {
      const isLast = end + 1 === text.length || /[\t\r\n]/.test(text[end + 1] ?? '')
      const inside = text.slice(start + 1, end)
      // Spreadsheets quote what needs it: quotes around plain words are the words' own.
      return isLast && /""|[\t\r\n]/.test(inside) ? { field: inside.replaceAll('""', '"'), end: end + 1 } : undefined
    }
  }
}

/**
 * What a spreadsheet copied: a line per row, a tab between cells, quotes around a text that holds one of them.
 * @returns rows of one width (shorter ones are filled); the empty line that ends the copy is not a row; empty for an empty text
 */
export function readTabbed(text: string): Block {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : undefined
    const length = text.slice(quoted?.end ?? at).search(/[\t\r\n]/)
    const end = length === -1 ? text.length : (quoted?.end ?? at) + length
    row.push(clean(quoted?.field ?? text.slice(at, end)))
    if (text[end] === '\t') {
      at = end + 1
      if (at === text.length) row.push('')
      continue
    }
    rows.push(row)
    row = []
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
  if (row.length > 0) rows.push(row)
  return sameWidth(rows)
}

/** Rows filled with empty cells up to the widest. */
export function sameWidth(rows: Block): Block {
  const width = Math.max(0, ...rows.map(({ length }) => length))
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

/** A cell of a table of HTML. */
export type SpannedCell = { readonly text: string; readonly across: number; readonly down: number }

/** Each cell at its place: those that a merged one covers are empty, as in a spreadsheet. */
export function placeCells(rows: readonly (readonly SpannedCell[])[]): Block {
  const placed: string[][] = rows.map(() => [])
  for (const [at, cells] of rows.entries())
    for (const { text, across, down } of cells) {
      const row = placed[at] ?? []
      let column = 0
      while (row[column] !== undefined) column += 1
      for (const [below, covered] of placed.slice(at, at + down).entries())
        for (let beside = 0; beside < across; beside += 1)
          covered[column + beside] = below + beside === 0 ? clean(text) : ''
    }
  return sameWidth(placed.map((row) => Array.from(row, (text) => text ?? '')))
}

/**
 * Whether the table says more than the text beside it: LibreOffice and Word put a line break of a cell in the first alone. Excel
 * and Google Sheets quote it in the text.
 */
export const isTableBetter = (html: string): boolean =>
  /<meta[^>]+content="?(?:LibreOffice|OpenOffice|Word\.Document|Microsoft Word)/i.test(html) && /<table/i.test(html)
