/** Rewrites an OpenDocument workbook so that no row of it is passed over. */
import { crc32 } from 'node:zlib'
import { readEntryText } from './archive.server.ts'
import { plainContent } from './plain-ods.ts'

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet'

type Entry = { readonly name: string; readonly content: Buffer }

function headersOf({ name, content }: Entry, offset: number) {
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt32LE(crc32(content), 10)
  common.writeUInt32LE(content.length, 14)
  common.writeUInt32LE(content.length, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  const place = Buffer.alloc(14)
  place.writeUInt32LE(offset, 10)
  return {
    local: Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), content]),
    central: Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, place, Buffer.from(name)]),
  }
}

/** A zip archive whose entries are not compressed: it is read at once, in memory. */
function store(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = headersOf(entry, offset)
    locals.push(local)
    centrals.push(central)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end])
}

export async function plainOds(bytes: Uint8Array): Promise<Buffer> {
  const xml = await readEntryText(bytes, 'content.xml')
  return store([
    { name: 'mimetype', content: Buffer.from(mediaType) },
    { name: 'content.xml', content: Buffer.from(plainContent(xml)) },
  ])
}
