/** Opens and closes Office documents (zip archives), always in the same manner: the same parts give the same bytes. */
import { promisify } from 'node:util'
import { crc32, deflateRawSync } from 'node:zlib'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'

/** Parts by their path, in the order of the archive. */
export type OfficePackage = Map<string, Buffer>

const openBuffer: (bytes: Buffer, options: Options) => Promise<ZipFile> = promisify(fromBuffer)

/** Every part; folders are left out. @throws Error when the archive is damaged */
export async function openPackage(bytes: Uint8Array): Promise<OfficePackage> {
  const archive = await openBuffer(Buffer.from(bytes), { lazyEntries: true })
  const parts: OfficePackage = new Map()
  const readEntry = async (entry: Entry): Promise<void> => {
    if (entry.fileName.endsWith('/')) return
    const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) =>
      archive.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    )
    const chunks: Uint8Array[] = []
    for await (const chunk of stream) chunks.push(chunk)
    parts.set(entry.fileName, Buffer.concat(chunks))
  }
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', (entry: Entry) => readEntry(entry).then(() => archive.readEntry(), reject))
    archive.on('end', resolve)
    archive.on('error', reject)
    archive.readEntry()
  })
  return parts
}

/** 1 January 1980, midnight: the first instant a zip archive can write. */
const zipDate = 0x0021
const deflated = 8
const utf8Names = 0x0800

/** What an entry says of itself, both before its bytes and in the directory. */
function describeEntry(path: Buffer, content: Buffer, compressed: Buffer): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(20, 0)
  about.writeUInt16LE(utf8Names, 2)
  about.writeUInt16LE(deflated, 4)
  about.writeUInt16LE(zipDate, 8)
  about.writeUInt32LE(crc32(content), 10)
  about.writeUInt32LE(compressed.length, 14)
  about.writeUInt32LE(content.length, 18)
  about.writeUInt16LE(path.length, 22)
  return about
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function directoryEntry(about: Buffer, path: Buffer, offset: number): Buffer {
  const after = Buffer.alloc(14)
  after.writeUInt32LE(offset, 10)
  return Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), about, after, path])
}

function endOfArchive(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([signature(0x06054b50), end])
}

/** The archive; `[Content_Types].xml` comes first, as Office writes it. Source: APPNOTE.TXT 6.3, §4.3. */
export function closePackage(parts: OfficePackage): Uint8Array<ArrayBuffer> {
  const types = '[Content_Types].xml'
  const names = [types, ...[...parts.keys()].filter((name) => name !== types)].filter((name) => parts.has(name))
  const entries: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const name of names) {
    const path = Buffer.from(name)
    const content = parts.get(name) ?? Buffer.alloc(0)
    const compressed = deflateRawSync(content, { level: 6 })
    const about = describeEntry(path, content, compressed)
    const entry = Buffer.concat([signature(0x04034b50), about, path, compressed])
    entries.push(entry)
    directory.push(directoryEntry(about, path, offset))
    offset += entry.length
  }
  const end = Buffer.concat(directory)
  return Uint8Array.from(Buffer.concat([...entries, end, endOfArchive(names.length, end.length, offset)]))
}
