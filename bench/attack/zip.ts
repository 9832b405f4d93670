/** Archives that lie about what they become. */
import { zipSync } from 'fflate'

type Entry = { readonly name: string; readonly content: Buffer | string }

const zip = (entries: readonly Entry[]): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(entries.map(({ name, content }) => [name, Buffer.from(content)])), { level: 9 }),
  )

const bombBytes = 300 * 1024 * 1024
const workbook = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>`
const relations = (target: string, kind: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`
const types = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`

/** A few hundred kilobytes that become 300 MB: one of each kind that people send. */
export function makeBombs(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const filling = Buffer.alloc(bombBytes, ' ')
  const ooxml = 'application/vnd.openxmlformats-officedocument'
  return [
    {
      name: 'plan.xlsx',
      bytes: zip([
        { name: '[Content_Types].xml', content: types('/xl/workbook.xml', `${ooxml}.spreadsheetml.sheet.main+xml`) },
        { name: '_rels/.rels', content: relations('xl/workbook.xml', 'officeDocument') },
        { name: 'xl/workbook.xml', content: workbook },
        { name: 'xl/_rels/workbook.xml.rels', content: relations('worksheets/sheet1.xml', 'worksheet') },
        { name: 'xl/worksheets/sheet1.xml', content: filling },
      ]),
    },
    {
      name: 'plan.ods',
      bytes: zip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: filling },
      ]),
    },
    {
      name: 'plan.docx',
      bytes: zip([
        {
          name: '[Content_Types].xml',
          content: types('/word/document.xml', `${ooxml}.wordprocessingml.document.main+xml`),
        },
        { name: '_rels/.rels', content: relations('word/document.xml', 'officeDocument') },
        { name: 'word/document.xml', content: filling },
      ]),
    },
  ]
}
