/** A written file as text that a person compares line by line: formats that matter beside what is said. Pure. */
import type { Workbook } from 'hucre'
import { readOds } from 'hucre/ods'
import { cellRef, colToLetter, readXlsx } from 'hucre/xlsx'
import { cellPrint } from '#app/domains/plan-files/export/plan-cells.ts'
import { partsLike, pdfLines, readEntities, readParts } from '#test/read-back.ts'

type Sheet = Workbook['sheets'][number]
type Value = Sheet['rows'][number][number]

const valueText = (value: Value): string =>
  value instanceof Date ? value.toISOString().replace('T00:00:00.000Z', '') : JSON.stringify(value)

/** What a person meets around the cells. */
function aroundCells(sheet: Sheet): readonly string[] {
  const { columns = [], dataValidations = [], freezePane, autoFilter, hidden } = sheet
  const widths = columns.map(({ width, hidden: isHidden, numFmt, style }, index) =>
    [colToLetter(index), width, numFmt ?? style?.numFmt, isHidden && 'hidden'].filter(Boolean).join(' '),
  )
  return [
    `== ${sheet.name}${hidden ? ' (hidden)' : ''}`,
    ...(freezePane ? [`stays: ${freezePane.rows ?? 0} rows, ${freezePane.columns ?? 0} columns`] : []),
    ...(autoFilter ? [`filter: ${autoFilter.range}`] : []),
    ...(widths.length > 0 ? [`columns: ${widths.join(', ')}`] : []),
    ...dataValidations.map(({ range, formula1 = '', values = [], errorStyle = '', errorMessage = '' }) =>
      `choice: ${range} from ${formula1}${values.join(', ')} ${errorStyle} ${errorMessage}`.trim(),
    ),
  ]
}

/** `B2 Action: "Ouvrir un relais" [bold, dd/mm/yyyy]`: its column's title beside each cell. */
function cellLines({ rows, cells }: Sheet): readonly string[] {
  const titles = rows[0] ?? []
  return rows.flatMap((row, at) =>
    row.flatMap((value, column) => {
      if (value === null || value === undefined || value === '') return []
      const style = cells?.get(`${at},${column}`)?.style
      const format = [
        style?.font?.bold && 'bold',
        style?.alignment?.wrapText && 'wraps',
        style?.numFmt !== 'General' && style?.numFmt,
      ].filter(Boolean)
      const about = at === 0 ? '' : ` ${titles[column]}`
      return [
        `${cellRef(at, column)}${about}: ${valueText(value)}${format.length > 0 ? ` [${format.join(', ')}]` : ''}`,
      ]
    }),
  )
}

function workbookText({ sheets, namedRanges = [] }: Workbook): string {
  const names = namedRanges.map(({ name, range, scope = '' }) => `name: ${name} ${range} ${scope}`.trim())
  return [...names, ...sheets.flatMap((sheet) => ['', ...aroundCells(sheet), ...cellLines(sheet)])].join('\n').trim()
}

const officePiece =
  /<w:pStyle w:val="([^"]*)"|<(?:w|a):t(?: [^>]*)?>([^<]*)<\/(?:w|a):t>|<[\w:]+ [^>]*?descr="([^"]+)"|<(\/?(?:w|a):(?:p|tc|tr|br|tab))(?=[ />])/g

/** A line for each paragraph, its style first; `|` in a cell, `|-` at the end of a row. */
function paragraphLines(xml: string): readonly string[] {
  const lines: string[] = []
  let [style, text, cells] = ['', '', 0]
  for (const [, newStyle, words, description, mark] of xml.matchAll(officePiece)) {
    if (newStyle !== undefined) style = `${newStyle}: `
    if (words !== undefined) text += readEntities(words)
    if (description !== undefined) text += `‹${readEntities(description)}›`
    if (mark === 'w:br' || mark === 'a:br') text += ' ⏎ '
    if (mark === 'w:tab') text += '\t'
    if (mark === 'w:tc' || mark === 'a:tc') cells += 1
    if (mark === '/w:tc' || mark === '/a:tc') cells -= 1
    if (mark === '/w:tr' || mark === '/a:tr') lines.push('|-')
    if (mark !== '/w:p' && mark !== '/a:p') continue
    if (text.trim() !== '') lines.push(`${cells > 0 ? '| ' : ''}${style}${text}`)
    style = text = ''
  }
  return lines
}

const chartLines = (xml: string): readonly string[] =>
  [...xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value = '']) => `chart: ${readEntities(value)}`)

async function officeText(bytes: Uint8Array): Promise<string> {
  const parts = await readParts(bytes)
  const shown = [/^word\/document\.xml$/, /^word\/(?:header|footer)\d+\.xml$/, /^ppt\/slides\/slide\d+\.xml$/]
  const pages = shown.flatMap((pattern) => partsLike(parts, pattern)).map(paragraphLines)
  const charts = partsLike(parts, /\/charts\/chart\d+\.xml$/).map(chartLines)
  return [...pages, ...charts].map((lines, index) => [`== ${index + 1}`, ...lines].join('\n')).join('\n\n')
}

/** @param name of the file: its extension says how it is read */
export async function readWritten(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (name.endsWith('.xlsx')) return workbookText(await readXlsx(bytes, { readStyles: true }))
  if (name.endsWith('.ods')) return workbookText(await readOds(bytes))
  if (name.endsWith('.docx') || name.endsWith('.pptx')) return officeText(bytes)
  if (name.endsWith('.pdf')) return pdfLines(bytes).trim()
  const text = Buffer.from(bytes).toString('utf8')
  return name.endsWith('.json') ? jsonText(JSON.parse(text)) : text
}

const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/**
 * The same, each identifier replaced by its rank: the same identifier is the same number. So is its print in the fingerprint of a
 * row, under each title that an identifier has in the file.
 */
export function withoutIds(text: string): string {
  const ids = [...new Set(text.match(uuid))]
  const titles = [...new Set(text.match(/Identifiant[^;":\n]*/g))]
  return ids.reduce((before, id, index) => {
    const numbered = before.replaceAll(id, `id-${index + 1}`)
    return titles.reduce((one, title) => one.replaceAll(cellPrint(title, id), `print-${index + 1}`), numbered)
  }, text)
}

/** As text, its keys in their alphabetical order: no reader may depend on another. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part), 2)}\n`

const isRecord = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)))
