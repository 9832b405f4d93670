/**
 * What the libraries that write Office documents leave undone, on the parts of the archive: French as the language, heads of
 * tables told as such, alternative texts, one instant and no random name. Rules: docs/rules/documents.md §6, §12, §14.
 */
import { tableStyleXml } from './docx-styles.ts'
import { escapeXml } from './escape-xml.ts'
import { closePackage, type OfficePackage, openPackage } from './office-package.server.ts'

function editParts(parts: OfficePackage, paths: RegExp, edit: (xml: string) => string): void {
  for (const [path, bytes] of parts) {
    if (!paths.test(path)) continue
    const before = Buffer.from(bytes).toString('utf8')
    const after = edit(before)
    if (after !== before) parts.set(path, Buffer.from(after))
  }
}

/** Declares the types of the parts present, and no others. */
const fixTypes = (parts: OfficePackage): void =>
  editParts(parts, /^\[Content_Types\]\.xml$/, (xml) =>
    xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (override, path: string) =>
      parts.has(path) ? override : '',
    ),
  )

/** Every « created » and « modified » becomes midnight of the day of the data. */
const fixDates = (parts: OfficePackage, day: string): void =>
  editParts(parts, /^docProps\/core\.xml$/, (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`),
  )

/** The workbook behind a chart: cells without value are left out, and the table that no sheet shows, whose range is wrong. */
function finishWorkbook(bytes: Uint8Array, day: string): Uint8Array {
  const workbook = openPackage(bytes)
  workbook.delete('xl/tables/table1.xml')
  workbook.delete('xl/worksheets/_rels/sheet1.xml.rels')
  editParts(workbook, /^xl\/worksheets\/sheet1\.xml$/, (xml) => xml.replace(/<c r="[A-Z]+\d+"><v><\/v><\/c>/g, ''))
  fixTypes(workbook)
  fixDates(workbook, day)
  return closePackage(workbook)
}

function finish(parts: OfficePackage, day: string): Uint8Array<ArrayBuffer> {
  editParts(parts, /\.xml$/, (xml) =>
    xml.replace(/ altLang="en-US"/g, '').replace(/(lang="|<c:lang val=")en-US/g, '$1fr-FR'),
  )
  fixTypes(parts)
  fixDates(parts, day)
  for (const [path, bytes] of parts) if (path.endsWith('.xlsx')) parts.set(path, finishWorkbook(bytes, day))
  return closePackage(parts)
}

/** `docx` names its relations at random: each name becomes its rank, where it is given and where it is used. */
function nameRelations(parts: OfficePackage): void {
  const ranks = new Map<string, string>()
  const rename = (xml: string): string =>
    xml.replace(/(?<=")(?:rId)?[a-z0-9_-]{21}(?=")/g, (name) => {
      const known = ranks.get(name) ?? `rIdTrame${ranks.size + 1}`
      ranks.set(name, known)
      return known
    })
  editParts(parts, /^word\/(.*\/)?_rels\/.*\.rels$/, rename)
  editParts(parts, /^word\/.*\.xml$/, (xml) =>
    xml.replace(/(?<=")(?:rId)?[a-z0-9_-]{21}(?=")/g, (name) => ranks.get(name) ?? name),
  )
}

/** Each number found is replaced by its rank, from 1: the library goes on counting from one document to the next. */
function ranked(xml: string, places: RegExp, ranks = new Map<string, number>()): string {
  return xml.replace(places, (number) => {
    const rank = ranks.get(number) ?? ranks.size + 1
    ranks.set(number, rank)
    return String(rank)
  })
}

/** Pictures and bookmarks, and what points to these. */
const numberMarks = (parts: OfficePackage): void =>
  editParts(parts, /^word\/document\.xml$/, (xml) =>
    ranked(ranked(xml, /(?<=<wp:docPr id=")\d+/g), /(?<=<w:bookmark(?:Start [^>]*|End )w:id="|"_Toc|PAGEREF _Toc)\d+/g),
  )

/** Charts and the workbooks behind them, wherever they are named. */
function numberCharts(parts: OfficePackage): void {
  const ranks = new Map<string, number>()
  const rename = (text: string): string =>
    ranked(text, /(?<=\bcharts\/(?:_rels\/)?chart|\bMicrosoft_Excel_Worksheet)\d+(?=\.)/g, ranks)
  editParts(parts, /^ppt\/.*\.rels$|^\[Content_Types\]\.xml$/, rename)
  for (const [path, bytes] of [...parts]) {
    parts.delete(path)
    parts.set(rename(path), bytes)
  }
}

/** @param captions of the tables, in their order @param day of the data, ISO */
export function finishDocx(bytes: Uint8Array, captions: readonly string[], day: string): Uint8Array<ArrayBuffer> {
  const parts = openPackage(bytes)
  nameRelations(parts)
  numberMarks(parts)
  editParts(parts, /^word\/styles\.xml$/, (xml) => xml.replace('</w:styles>', `${tableStyleXml}</w:styles>`))
  let rank = 0
  editParts(parts, /^word\/document\.xml$/, (xml) =>
    xml.replace(/<\/w:tblPr>/g, (end) => {
      const caption = escapeXml(captions[rank++] ?? '')
      return `<w:tblCaption w:val="${caption}"/><w:tblDescription w:val="${caption}"/>${end}`
    }),
  )
  return finish(parts, day)
}

/** Shapes are numbered in their order: the library gives the same number to two of them. Titles are those of the layout. */
function finishSlide(xml: string): string {
  let rank = 1
  return xml
    .replace(/(<p:cNvPr id=")\d+/g, (_match, start: string) => `${start}${rank++}`)
    .replace(/<p:ph\b[^>]*\btype="title"[^>]*\/>/g, '<p:ph type="title"/>')
    .replace(/<a:tblPr\/>/g, '<a:tblPr firstRow="1" firstCol="1"/>')
}

/** An unknown value has no point; elements come in the order of the schema; horizontal bars are read from the top down, as their table is. */
function finishChart(xml: string): string {
  const known = xml
    .replace(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
    .replace(/(<c:noMultiLvlLbl val="\d"\/>)\s*(<c:tickLblSkip val="\d+"\/>)/g, '$2$1')
  if (!known.includes('<c:barDir val="bar"/>')) return known
  return known
    .replace(/(<c:catAx>[\s\S]*?<c:orientation val=")minMax/, '$1maxMin')
    .replace(/(<c:valAx>[\s\S]*?<c:tickLblPos val=")low/, '$1nextTo')
    .replace(/(<c:valAx>[\s\S]*?<c:crosses val=")autoZero/, '$1max')
}

/** The masters come before the slides, as the schema asks. */
const finishPresentation = (xml: string): string =>
  xml.replace(/(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s, '$2$1')

/** @param tables captions in the order of the slides: each table carries its own @param day of the data, ISO */
export function finishPptx(bytes: Uint8Array, captions: readonly string[], day: string): Uint8Array<ArrayBuffer> {
  const parts = openPackage(bytes)
  numberCharts(parts)
  editParts(parts, /^ppt\/slide(s|Layouts)\/slide(Layout)?\d+\.xml$/, finishSlide)
  editParts(parts, /^ppt\/charts\/chart\d+\.xml$/, finishChart)
  editParts(parts, /^ppt\/presentation\.xml$/, finishPresentation)
  let rank = 0
  for (let slide = 1; parts.has(`ppt/slides/slide${slide}.xml`); slide++)
    editParts(parts, new RegExp(`^ppt/slides/slide${slide}\\.xml$`), (xml) =>
      xml.replace(
        /(<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr [^>]*?)(\/?>)/g,
        (_match, start: string, end: string) => {
          const caption = escapeXml(captions[rank++] ?? '')
          return `${start} descr="${caption}"${end}`
        },
      ),
    )
  return finish(parts, day)
}
