/** Small Word documents, for tests: paragraphs with their style, bold or not, items of a list, tables, or raw XML. */
import { strToU8, zipSync } from 'fflate'

export type DocxPart =
  | { readonly text: string; readonly style?: string; readonly isBold?: boolean; readonly isItem?: boolean }
  | { readonly rows: readonly (readonly string[])[] }
  | { readonly xml: string }

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const paragraph = (text: string, style = '', isBold = false, isItem = false): string => {
  const properties = `${style && `<w:pStyle w:val="${style}"/>`}${isItem ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : ''}`
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${isBold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
}

function xmlOf(part: DocxPart): string {
  if ('xml' in part) return part.xml
  if ('text' in part) return paragraph(part.text, part.style, part.isBold, part.isItem)
  const rows = part.rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
  return `<w:tbl>${rows.join('')}</w:tbl>`
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const styles = [1, 2, 3]
  .map((level) => `<w:style w:type="paragraph" w:styleId="Titre${level}"><w:name w:val="heading ${level}"/></w:style>`)
  .join('')

/** @param others entries more, by name */
export function docxFile(
  parts: readonly DocxPart[],
  others: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const files = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
    'word/styles.xml': `<?xml version="1.0"?><w:styles xmlns:w="${word}">${styles}</w:styles>`,
    'word/numbering.xml': `<?xml version="1.0"?><w:numbering xmlns:w="${word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${parts.map(xmlOf).join('')}</w:body></w:document>`,
    ...others,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** A template of two articles. */
export const docxOfTwoArticles = (): File =>
  new File(
    [
      docxFile([
        { text: 'Article 1 – Objet', isBold: true },
        { text: 'La convention réunit {parties signataires}.' },
        { text: 'Article 2 – Durée', isBold: true },
        { text: 'Du {date de début} au {date de fin}.' },
      ]),
    ],
    'modèle.docx',
  )
