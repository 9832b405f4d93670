/** A workbook as LibreOffice writes it: repeated empty cells, covered cells, annotations, styles by name. By hand, like write-xlsx.ts. */
import { strToU8, zipSync } from 'fflate'
import { type DraftCell, rowsOf, type SheetDraft } from './sheet-draft.ts'
import { escaped, madeAt } from './xml-words.ts'

const spaces = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const namespaces = `${spaces} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"`
const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'
const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

const paragraphs = (words: string): string =>
  words
    .split('\n')
    .map((line) => `<text:p>${escaped(line)}</text:p>`)
    .join('')

const dataStyles: Readonly<Record<string, string>> = { date: 'N-date', percent: 'N-percent', euro: 'N-euro' }

function createStyles() {
  const names = new Map<string, string>()
  return {
    nameOf({ look: { fill, isBold, isStruck }, value }: DraftCell): string {
      const data = dataStyles[value.kind]
      const style = `${data ? ` style:data-style-name="${data}"` : ''}>${fill ? `<style:table-cell-properties fo:background-color="#${fill.toLowerCase()}"/>` : ''}<style:text-properties${isBold ? ' fo:font-weight="bold"' : ''}${isStruck ? ' style:text-line-through-style="solid" style:text-line-through-type="single"' : ''}/>`
      const name = names.get(style) ?? `ce${names.size + 1}`
      names.set(style, name)
      return name
    },
    xml: (): string =>
      [...names]
        .map(([style, name]) => `<style:style style:name="${name}" style:family="table-cell"${style}</style:style>`)
        .join(''),
  }
}
type Styles = ReturnType<typeof createStyles>

const french = (number: number): string => String(number).replace('.', ',')

/** Attributes of the value, and the words that are shown. */
function attributesOf(value: DraftCell['value']): readonly [attributes: string, shown: string] {
  switch (value.kind) {
    case 'text': {
      const struck = value.struckPart
      if (!struck) return ['office:value-type="string"', paragraphs(value.text)]
      return [
        'office:value-type="string"',
        `<text:p><text:span text:style-name="T-struck">${escaped(struck)}</text:span>${escaped(value.text.slice(struck.length))}</text:p>`,
      ]
    }
    case 'error':
      return ['table:formula="of:=#REF!" office:value-type="string" office:string-value=""', paragraphs(value.text)]
    case 'date':
      return [
        `office:value-type="date" office:date-value="${value.day}"`,
        paragraphs(value.day.split('-').toReversed().join('/')),
      ]
    case 'percent':
      return [
        `office:value-type="percentage" office:value="${value.number}"`,
        paragraphs(`${Math.round(value.number * 100)} %`),
      ]
    default: {
      const formula = value.formula ? `table:formula="of:=${escaped(value.formula)}" ` : ''
      const type = value.kind === 'euro' ? 'currency" office:currency="EUR' : 'float'
      return [
        `${formula}office:value-type="${type}" office:value="${value.number}"`,
        paragraphs(french(value.number) + (value.kind === 'euro' ? ' €' : '')),
      ]
    }
  }
}

function cellXml(cell: DraftCell, spans: string, styles: Styles): string {
  const [attributes, shown] = attributesOf(cell.value)
  const note = cell.comment
    ? `<office:annotation><dc:creator>Coordination</dc:creator><dc:date>2026-03-02T09:30:00</dc:date>${paragraphs(cell.comment)}</office:annotation>`
    : ''
  return `<table:table-cell table:style-name="${styles.nameOf(cell)}"${spans} ${attributes}>${note}${shown}</table:table-cell>`
}

function rowXml(sheet: SheetDraft, row: number, cells: readonly DraftCell[], styles: Styles): string {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  const covered = new Set(
    sheet.merges
      .filter((merge) => merge.row <= row && row < merge.row + merge.down)
      .flatMap((merge) =>
        Array.from({ length: merge.across }, (_, index) => merge.column + index).filter(
          (column) => row !== merge.row || column !== merge.column,
        ),
      ),
  )
  const last = Math.max(-1, ...byColumn.keys(), ...covered)
  const parts: string[] = []
  let empty = 0
  const flush = () => {
    if (empty > 0) parts.push(`<table:table-cell table:number-columns-repeated="${empty}"/>`)
    empty = 0
  }
  for (let column = 0; column <= last; column++) {
    const cell = byColumn.get(column)
    if (!cell && !covered.has(column)) {
      empty++
      continue
    }
    flush()
    const merge = sheet.merges.find((one) => one.row === row && one.column === column)
    const spans = merge
      ? ` table:number-columns-spanned="${merge.across}" table:number-rows-spanned="${merge.down}"`
      : ''
    parts.push(cell ? cellXml(cell, spans, styles) : '<table:covered-table-cell/>')
  }
  empty = 1000 - last
  flush()
  return `<table:table-row${sheet.hiddenRows.has(row) ? ' table:visibility="collapse"' : ''}>${parts.join('')}</table:table-row>`
}

function tableXml(sheet: SheetDraft, styles: Styles): string {
  const filled = rowsOf(sheet)
  const rows: string[] = []
  const last = sheet.lastRow()
  for (let row = 0; row <= last; row++) rows.push(rowXml(sheet, row, filled.get(row) ?? [], styles))
  rows.push(
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000"/></table:table-row>',
  )
  const columns: string[] = []
  for (let column = 0; column < 40; column++)
    columns.push(`<table:table-column${sheet.hiddenColumns.has(column) ? ' table:visibility="collapse"' : ''}/>`)
  return `<table:table table:name="${escaped(sheet.name)}" table:style-name="${sheet.isHidden ? 'ta-hidden' : 'ta-shown'}">${columns.join('')}${rows.join('')}</table:table>`
}

const numberStyles =
  '<number:date-style style:name="N-date"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style><number:percentage-style style:name="N-percent"><number:number number:decimal-places="0"/><number:text> %</number:text></number:percentage-style><number:currency-style style:name="N-euro"><number:number number:grouping="true" number:decimal-places="0"/><number:text> €</number:text></number:currency-style>'

export function writeOds(sheets: readonly SheetDraft[]): Uint8Array {
  const styles = createStyles()
  const tables = sheets.map((sheet) => tableXml(sheet, styles)).join('')
  const content = `${head}<office:document-content ${namespaces}><office:automatic-styles>${numberStyles}<style:style style:name="ta-shown" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta-hidden" style:family="table"><style:table-properties table:display="false"/></style:style><style:style style:name="T-struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>${styles.xml()}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  const manifest = `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', mediaType)}${entry('content.xml', 'text/xml')}</manifest:manifest>`
  return zipSync(
    {
      mimetype: [strToU8(mediaType), { level: 0 }],
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(manifest),
    },
    { mtime: madeAt },
  )
}
