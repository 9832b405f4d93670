/**
 * A workbook as Excel writes it: shared strings, styles by number, true dates, formulas with their last result, comments, lists
 * of values. By hand: the library that Trame reads with does not write what it is tried on.
 */
import { strToU8, zipSync } from 'fflate'
import { cellName, columnName, type DraftCell, rowsOf, type SheetDraft } from './sheet-draft.ts'
import { escaped, madeAt, serialOf } from './xml-words.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Numbers of formats: 14 is Excel’s own date, 9 its percentage, 164 ours. */
const formatOf = ({ kind }: DraftCell['value']): number =>
  kind === 'date' ? 14 : kind === 'percent' ? 9 : kind === 'euro' ? 164 : 0

/** Fonts and fills are numbered as they are met. */
function createStyles() {
  const fills: string[] = []
  const formats: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']
  return {
    indexOf(cell: DraftCell): number {
      const { fill, isBold, isStruck } = cell.look
      if (fill && !fills.includes(fill)) fills.push(fill)
      const font = (isBold ? 1 : 0) + (isStruck ? 2 : 0)
      const fillId = fill ? fills.indexOf(fill) + 2 : 0
      const xf = `<xf numFmtId="${formatOf(cell.value)}" fontId="${font}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`
      if (!formats.includes(xf)) formats.push(xf)
      return formats.indexOf(xf)
    },
    xml(): string {
      const font = (marks: string) => `<font>${marks}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
      const solid = fills.map(
        (fill) =>
          `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
      )
      return `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0\\ &quot;€&quot;"/></numFmts><fonts count="4">${font('')}${font('<b/>')}${font('<strike/>')}${font('<b/><strike/>')}</fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid.join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
    },
  }
}

/** A text with a part struck is two runs, as Excel keeps them. */
function createStrings() {
  const strings: string[] = []
  return {
    indexOf(value: Extract<DraftCell['value'], { kind: 'text' }>): number {
      const plain = (words: string) => `<t xml:space="preserve">${escaped(words)}</t>`
      const item = value.struckPart
        ? `<si><r><rPr><strike/><sz val="11"/><rFont val="Calibri"/></rPr>${plain(value.struckPart)}</r><r><rPr><sz val="11"/><rFont val="Calibri"/></rPr>${plain(value.text.slice(value.struckPart.length))}</r></si>`
        : `<si>${plain(value.text)}</si>`
      if (!strings.includes(item)) strings.push(item)
      return strings.indexOf(item)
    },
    xml: (): string =>
      `${head}<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
  }
}

type Shared = { readonly styles: ReturnType<typeof createStyles>; readonly strings: ReturnType<typeof createStrings> }

function cellXml(cell: DraftCell, { styles, strings }: Shared): string {
  const { value } = cell
  const start = `<c r="${cellName(cell.row, cell.column)}" s="${styles.indexOf(cell)}"`
  switch (value.kind) {
    case 'text':
      return `${start} t="s"><v>${strings.indexOf(value)}</v></c>`
    case 'date':
      return `${start}><v>${serialOf(value.day)}</v></c>`
    case 'error':
      return `${start} t="e"><f>Feuil9!A1</f><v>${value.text}</v></c>`
    default:
      return `${start}>${value.formula ? `<f>${escaped(value.formula)}</f>` : ''}<v>${value.number}</v></c>`
  }
}

function sheetXml(sheet: SheetDraft, shared: Shared): string {
  const filled = rowsOf(sheet)
  const lines = [...new Set([...filled.keys(), ...sheet.hiddenRows])].toSorted((a, b) => a - b)
  const rows = lines.map(
    (row) =>
      `<row r="${row + 1}"${sheet.hiddenRows.has(row) ? ' hidden="1"' : ''}${sheet.foldedRows.has(row) ? ' outlineLevel="1"' : ''}>${(filled.get(row) ?? []).map((cell) => cellXml(cell, shared)).join('')}</row>`,
  )
  const columns = [...sheet.hiddenColumns].toSorted((a, b) => a - b)
  const cols = columns.map(
    (column) => `<col min="${column + 1}" max="${column + 1}" width="11" hidden="1" customWidth="1"/>`,
  )
  const merges = sheet.merges.map(
    ({ row, column, down, across }) =>
      `<mergeCell ref="${cellName(row, column)}:${cellName(row + down - 1, column + across - 1)}"/>`,
  )
  const lists = sheet.offered.map(
    ({ column, first, last, values }) =>
      `<dataValidation type="list" allowBlank="1" sqref="${columnName(column)}${first + 1}:${columnName(column)}${last + 1}"><formula1>"${escaped(values.join(','))}"</formula1></dataValidation>`,
  )
  return `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols.length ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>${sheet.filter ? `<autoFilter ref="${sheet.filter}"/>` : ''}${merges.length ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''}${lists.length ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : ''}${hasComments(sheet) ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`
}

const commentsOf = ({ cells }: SheetDraft) =>
  [...cells].flatMap(([name, cell]) => (cell.comment ? [{ name, ...cell }] : []))
const hasComments = (sheet: SheetDraft): boolean => commentsOf(sheet).length > 0

const commentsXml = (sheet: SheetDraft): string =>
  `${head}<comments xmlns="${main}"><authors><author>Coordination</author></authors><commentList>${commentsOf(sheet)
    .map(
      ({ name, comment = '' }) =>
        `<comment ref="${name}" authorId="0"><text><r><t xml:space="preserve">${escaped(comment)}</t></r></text></comment>`,
    )
    .join('')}</commentList></comments>`

/** The yellow boxes: Excel does not open comments without them. */
const boxesXml = (sheet: SheetDraft): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>${commentsOf(
    sheet,
  )
    .map(
      ({ row, column }, rank) =>
        `<v:shape id="_x0000_s${1025 + rank}" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    )
    .join('')}</xml>`

const relations = (list: readonly string[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map((one, index) => `<Relationship Id="rId${index + 1}" ${one}/>`)
    .join('')}</Relationships>`

export function writeXlsx(sheets: readonly SheetDraft[]): Uint8Array {
  const shared = { styles: createStyles(), strings: createStrings() }
  const files: Record<string, string> = {}
  sheets.forEach((sheet, index) => {
    const number = index + 1
    files[`xl/worksheets/sheet${number}.xml`] = sheetXml(sheet, shared)
    if (!hasComments(sheet)) return
    files[`xl/comments${number}.xml`] = commentsXml(sheet)
    files[`xl/drawings/vmlDrawing${number}.vml`] = boxesXml(sheet)
    files[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relations([
      `Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"`,
      `Type="${office}/comments" Target="../comments${number}.xml"`,
    ])
  })
  files['xl/styles.xml'] = shared.styles.xml()
  files['xl/sharedStrings.xml'] = shared.strings.xml()
  files['xl/workbook.xml'] =
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr defaultThemeVersion="166925"/><sheets>${sheets
      .map(
        ({ name, isHidden }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`
  files['xl/_rels/workbook.xml.rels'] = relations([
    ...sheets.map((_, index) => `Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"`),
    `Type="${office}/styles" Target="styles.xml"`,
    `Type="${office}/sharedStrings" Target="sharedStrings.xml"`,
  ])
  files['_rels/.rels'] = relations([`Type="${office}/officeDocument" Target="xl/workbook.xml"`])
  files['[Content_Types].xml'] = contentTypes(sheets)
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])), {
    mtime: madeAt,
  })
}

function contentTypes(sheets: readonly SheetDraft[]): string {
  const part = (path: string, type: string) => `<Override PartName="/xl/${path}" ContentType="${types}.${type}+xml"/>`
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${part('sharedStrings.xml', 'sharedStrings')}${sheets
    .map(
      (sheet, index) =>
        part(`worksheets/sheet${index + 1}.xml`, 'worksheet') +
        (hasComments(sheet) ? part(`comments${index + 1}.xml`, 'comments') : ''),
    )
    .join('')}</Types>`
}
