/**
 * What the libraries that write Office documents leave undone, on the parts of the archive: French as the language, heads of
 * tables told as such, alternative texts, one instant and no random name. Rules: docs/rules/documents.md §6, §12.
 */
import { tableStyleXml } from './docx-styles.ts'
import { closePackage, type OfficePackage, openPackage } from './office-package.server.ts'

type Edit = (xml: string, path: string) => string

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function editParts(parts: OfficePackage, paths: RegExp, edit: Edit): void {
  for (const [path, bytes] of parts) {
    if (!paths.test(path)) continue
    const before = bytes.toString('utf8')
    const after = edit(before, path)
    if (after !== before) parts.set(path, Buffer.from(after))
  }
}

/** Every « created » and « modified » becomes midnight of the day of the data. */
const fixDates = (parts: OfficePackage, day: string): void =>
  editParts(parts, /^docProps\/core\.xml$/, (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`),
  )

/** Workbooks behind the charts are archives too. */
async function fixWorkbooks(parts: OfficePackage, day: string): Promise<void> {
  for (const [path, bytes] of parts) {
    if (!path.endsWith('.xlsx')) continue
    const workbook = await openPackage(bytes)
    fixDates(workbook, day)
    parts.set(path, Buffer.from(closePackage(workbook)))
  }
}

/** `docx` names what it links at random: those names are replaced by their rank, wherever they are. */
export async function finishDocx(
  bytes: Uint8Array,
  captions: readonly string[],
  day: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await openPackage(bytes)
  fixDates(parts, day)
  await fixWorkbooks(parts, day)
  editParts(parts, /^word\/styles\.xml$/, (xml) => xml.replace('</w:styles>', `${tableStyleXml}</w:styles>`))
  let rank = 0
  editParts(parts, /^word\/document\.xml$/, (xml) =>
    xml.replace(/<\/w:tblPr>/g, (end) => {
      const caption = escapeXml(captions[rank++] ?? '')
      return `<w:tblCaption w:val="${caption}"/><w:tblDescription w:val="${caption}"/>${end}`
    }),
  )
  return closePackage(parts)
}

/** Numbers the shapes of a slide in their order: the library gives the same number to two of them. */
function numberShapes(xml: string): string {
  let rank = 1
  return xml.replace(/(<p:cNvPr id=")\d+/g, (_match, start: string) => `${start}${rank++}`)
}

export async function finishPptx(bytes: Uint8Array, day: string): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await openPackage(bytes)
  fixDates(parts, day)
  await fixWorkbooks(parts, day)
  editParts(parts, /^ppt\/.*\.xml$/, (xml) => xml.replace(/lang="en-US"/g, 'lang="fr-FR"'))
  editParts(parts, /^ppt\/slides\/slide\d+\.xml$/, (xml) =>
    numberShapes(xml).replace(/<a:tblPr\/>/g, '<a:tblPr firstRow="1" firstCol="1"/>'),
  )
  editParts(parts, /^\[Content_Types\]\.xml$/, (xml) =>
    xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (override, path: string) =>
      parts.has(path) ? override : '',
    ),
  )
  return closePackage(parts)
}
