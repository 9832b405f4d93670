/**
 * The same files read another way than they were written, and not by Trame: every non-empty cell and every comment. Workbooks by
 * the library; what it passes over in OpenDocument (comments, hidden rows), by its marks; CSV letter by letter.
 */
import { strFromU8, unzipSync } from 'fflate'
import { readOds } from 'hucre/ods'
import { readXlsx } from 'hucre/xlsx'
import { cellName } from './sheet-draft.ts'

export type ReadCell = {
  readonly sheet: string
  readonly cell: string
  readonly part: 'value' | 'comment'
  readonly text: string
  readonly isStruck: boolean
  readonly isHidden: boolean
}

export function readOfficeFile(name: string, bytes: Uint8Array): Promise<readonly ReadCell[]> {
  if (name.endsWith('.csv')) return Promise.resolve(readCsvCells(bytes))
  return name.endsWith('.ods') ? readOdsCells(bytes) : readXlsxCells(bytes)
}

const shown = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : value === null || value === undefined ? '' : String(value)

async function readXlsxCells(bytes: Uint8Array): Promise<readonly ReadCell[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap((values, row) =>
      values.flatMap((value, column) => {
        const detail = sheet.cells?.get(`${row},${column}`)
        const text = shown(value) || shown(detail?.formulaResult)
        const isHidden = Boolean(sheet.hidden || sheet.rowDefs?.get(row)?.hidden || sheet.columns?.[column]?.hidden)
        const at = { sheet: sheet.name, cell: cellName(row, column), isHidden }
        const isStruck = Boolean(detail?.style?.font?.strikethrough)
        return [
          ...(text ? [{ ...at, part: 'value' as const, text, isStruck }] : []),
          ...(detail?.comment ? [{ ...at, part: 'comment' as const, text: detail.comment.text, isStruck: false }] : []),
        ]
      }),
    ),
  )
}

/** Values by the library; comments and hidden rows by the marks of the file, cell after cell. */
async function readOdsCells(bytes: Uint8Array): Promise<readonly ReadCell[]> {
  const { sheets } = await readOds(bytes)
  const content = strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array())
  const tables = content.split('<table:table ').slice(1)
  const struck = new Set(
    [...content.matchAll(/<style:style style:name="(ce\d+)"(?:(?!<\/style:style>).)*text-line-through-type/g)].map(
      ([, name]) => name,
    ),
  )
  return sheets.flatMap((sheet, index) => {
    const marks = marksOf(tables[index] ?? '', struck)
    const values = sheet.rows.flatMap((row, rowIndex) =>
      row.flatMap((value, column) => {
        const cell = cellName(rowIndex, column)
        return shown(value)
          ? [{ sheet: sheet.name, cell, part: 'value' as const, text: shown(value), ...marks.at(cell) }]
          : []
      }),
    )
    return [
      ...values,
      ...[...marks.comments].map(([cell, text]) => ({
        ...{ sheet: sheet.name, cell, part: 'comment' as const, text, isStruck: false },
        isHidden: marks.at(cell).isHidden,
      })),
    ]
  })
}

function marksOf(table: string, struckStyles: ReadonlySet<string | undefined>) {
  const comments = new Map<string, string>()
  const struck = new Set<string>()
  const hidden = new Set<string>()
  const isHiddenTable = table.includes('table:style-name="ta-hidden"')
  const columns = [...table.matchAll(/<table:table-column([^>]*)\/>/g)].map(([, marks = '']) =>
    marks.includes('collapse'),
  )
  table
    .split('<table:table-row')
    .slice(1)
    .forEach((line, row) => {
      let column = 0
      for (const [, covered, marks = '', body = ''] of line.matchAll(
        /<table:(covered-)?table-cell((?:[^>/]|\/(?!>))*)(?:\/>|>((?:(?!<\/table:table-cell>)[\s\S])*)<\/table:table-cell>)/g,
      )) {
        const cell = cellName(row, column)
        const note = body.match(/<office:annotation>[\s\S]*?<\/dc:date>([\s\S]*?)<\/office:annotation>/)?.[1]
        if (note) comments.set(cell, note.replaceAll(/<[^>]*>/g, ''))
        if (struckStyles.has(marks.match(/style-name="(ce\d+)"/)?.[1])) struck.add(cell)
        if (isHiddenTable || columns[column] || /^[^>]*collapse/.test(line)) hidden.add(cell)
        column += covered ? 1 : Number(marks.match(/columns-repeated="(\d+)"/)?.[1] ?? 1)
      }
    })
  return { comments, at: (cell: string) => ({ isStruck: struck.has(cell), isHidden: hidden.has(cell) }) }
}

function readCsvCells(bytes: Uint8Array): readonly ReadCell[] {
  const text = decoded(bytes)
  const [first = ''] = text.split('\n')
  const separator = [';', '\t', ','].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ';'
  const cells: ReadCell[] = []
  let [row, column, words, isQuoted] = [0, 0, '', false]
  const close = () => {
    if (words !== '')
      cells.push({
        sheet: '',
        cell: cellName(row, column),
        part: 'value',
        text: words,
        isStruck: false,
        isHidden: false,
      })
    words = ''
  }
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index)
    if (isQuoted) {
      if (letter !== '"') words += letter
      else if (text[index + 1] === '"') words += text.charAt(++index)
      else isQuoted = false
    } else if (letter === '"') isQuoted = true
    else if (letter === separator) {
      close()
      column++
    } else if (letter === '\n') {
      close()
      row++
      column = 0
    } else if (letter !== '\r') words += letter
  }
  return cells
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
