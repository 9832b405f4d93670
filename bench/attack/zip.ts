/** Archives that lie about what they become. */
import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { readonly name: string; readonly content: Buffer | string }

/** A ZIP of these entries, compressed. */
export function zip(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  const place = { offset: 0 }
  for (const { name, content } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 9 })
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(name.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(place.offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, rest, Buffer.from(name))
    place.offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(place.offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

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
