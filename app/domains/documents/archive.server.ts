/** Looks into a zip archive without trusting it (docx, xlsx and ods are archives). */
import { promisify } from 'node:util'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'
import type { ArchiveEntry } from './upload.ts'

const openBuffer: (bytes: Buffer, options: Options) => Promise<ZipFile> = promisify(fromBuffer)

/** Calls `visit` for each entry, one after the other. @throws Error when the archive is damaged */
async function walk(bytes: Uint8Array, visit: (archive: ZipFile, entry: Entry) => void | Promise<void>): Promise<void> {
  const archive = await openBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', async (entry: Entry) => {
      try {
        await visit(archive, entry)
        archive.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    archive.on('end', resolve)
    archive.on('error', reject)
    archive.readEntry()
  })
}

/** What the central directory tells; nothing is opened. @throws Error when the archive is damaged */
export async function listEntries(bytes: Uint8Array): Promise<readonly ArchiveEntry[]> {
  const entries: ArchiveEntry[] = []
  await walk(bytes, (_archive, entry) => {
    entries.push({
      name: entry.fileName,
      compressedBytes: entry.compressedSize,
      uncompressedBytes: entry.uncompressedSize,
      isEncrypted: entry.isEncrypted(),
    })
  })
  return entries
}

const openEntry = (archive: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> =>
  new Promise((resolve, reject) =>
    archive.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  )

/** One entry as text; empty when the archive has none of this name. Its size was checked before (`isArchiveWithin`). */
export async function readEntryText(bytes: Uint8Array, name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  await walk(bytes, async (archive, entry) => {
    if (entry.fileName === name) for await (const chunk of await openEntry(archive, entry)) chunks.push(chunk)
  })
  return Buffer.concat(chunks).toString('utf8')
}

class LimitReached extends Error {}

/** Opens every entry to count its true bytes, since an archive may lie about its sizes; stops at the limit. */
export async function isArchiveWithin(bytes: Uint8Array, limitBytes: number): Promise<boolean> {
  let total = 0
  try {
    await walk(bytes, async (archive, entry) => {
      if (entry.fileName.endsWith('/')) return
      for await (const chunk of await openEntry(archive, entry)) {
        total += chunk.byteLength
        if (total > limitBytes) throw new LimitReached()
      }
    })
    return true
  } catch (error) {
    if (error instanceof LimitReached) return false
    throw error
  }
}
