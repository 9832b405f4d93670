/**
 * An archive opened without trusting it: its directory first, then its manifest, then each entry as it comes, held to the size
 * and the SHA-256 that the manifest says. Nothing is kept in memory but names. Rules: docs/rules/archives.md §4.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { type Entry, type Options, open, type ZipFile } from 'yauzl'
import {
  archiveFormat,
  archiveLimits,
  entryNames,
  isKnownEntry,
  type Manifest,
  manifestShape,
  sha256OfEntry,
} from '../archive-format.ts'
import { readJson } from '../read-json.ts'
import { refuseOtherContainer } from './container.server.ts'
import { ArchiveRefused } from './refused.ts'

const openZip: (file: string, options: Options) => Promise<ZipFile> = promisify(open)

export type OpenedArchive = {
  readonly manifest: Manifest
  readonly manifestSha256: string
  /** The pieces of an entry; fails at its end when they are not those the manifest says. @throws ArchiveRefused */
  readonly read: (name: string) => AsyncGenerator<Uint8Array>
} & Disposable

const symbolicLink = 0o120_000
const plainFile = 0o100_000

/** What a zip says of an entry before it is opened. */
function refuseEntry(entry: Entry, seen: ReadonlyMap<string, Entry>): void {
  const name = entry.fileName
  const kind = (entry.externalFileAttributes >>> 16) & 0o170_000
  if (entry.isEncrypted()) throw new ArchiveRefused('encrypted', name)
  if (kind === symbolicLink || (kind !== 0 && kind !== plainFile)) throw new ArchiveRefused('not-a-file', name)
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new ArchiveRefused('not-a-zip', name)
  if (seen.has(name)) throw new ArchiveRefused('doubled-name', name)
  const isManifest = name === entryNames.manifest || name === entryNames.manifestHash
  if (!isManifest && !isKnownEntry(name)) throw new ArchiveRefused('unknown-entry', name)
  if (isManifest && entry.uncompressedSize > archiveLimits.manifestBytes) throw new ArchiveRefused('too-large', name)
}

/** yauzl refuses by itself absolute names, « .. » and backslashes. @throws ArchiveRefused */
async function listEntries(zip: ZipFile, limitBytes: number): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  let total = 0
  if (zip.entryCount > archiveLimits.entries) throw new ArchiveRefused('too-large', '')
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      try {
        refuseEntry(entry, entries)
        total += entry.uncompressedSize
        if (total > limitBytes || entries.size >= archiveLimits.entries)
          throw new ArchiveRefused('too-large', entry.fileName)
        entries.set(entry.fileName, entry)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return entries
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  )

async function readSmall(zip: ZipFile, entry: Entry | undefined, name: string): Promise<Buffer> {
  if (!entry) throw new ArchiveRefused('no-manifest', name)
  const parts: Uint8Array[] = []
  for await (const part of await streamOf(zip, entry)) parts.push(part)
  return Buffer.concat(parts)
}

function readManifest(bytes: Buffer): Manifest {
  const value = readJson(bytes.toString('utf8'))
  const { data, success } = manifestShape.safeParse(value)
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  if (typeof format === 'number' && format > archiveFormat) throw new ArchiveRefused('newer', entryNames.manifest)
  if (!success || data.format !== archiveFormat) throw new ArchiveRefused('no-manifest', entryNames.manifest)
  return data
}

/** The manifest lists what is there, each once, and nothing else. */
function refuseUnlisted({ files }: Manifest, entries: ReadonlyMap<string, Entry>): void {
  const listed = new Set<string>()
  for (const { name, sha256, size } of files) {
    const entry = entries.get(name)
    if (listed.has(name)) throw new ArchiveRefused('doubled-name', name)
    if (!entry) throw new ArchiveRefused('absent-entry', name)
    if (entry.uncompressedSize !== size) throw new ArchiveRefused('altered', name)
    if ((sha256OfEntry(name) ?? sha256) !== sha256) throw new ArchiveRefused('altered', name)
    listed.add(name)
  }
  for (const name of entries.keys())
    if (!listed.has(name) && name !== entryNames.manifest && name !== entryNames.manifestHash)
      throw new ArchiveRefused('unlisted-entry', name)
}

/**
 * @param file on this machine
 * @param limitBytes what the archive may hold once opened
 * @throws ArchiveRefused with why and where; any error of zip is one
 */
export async function openArchive(file: string, limitBytes: number): Promise<OpenedArchive> {
  const zip = await openZip(file, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    (error: unknown) => {
      throw new ArchiveRefused('not-a-zip', '', error)
    },
  )
  try {
    const entries = await listEntries(zip, limitBytes)
    await refuseOtherContainer(file, [...entries.values()])
    const bytes = await readSmall(zip, entries.get(entryNames.manifest), entryNames.manifest)
    const manifestSha256 = createHash('sha256').update(bytes).digest('hex')
    const hashLine = await readSmall(zip, entries.get(entryNames.manifestHash), entryNames.manifestHash)
    if (hashLine.toString('utf8') !== `${manifestSha256}  ${entryNames.manifest}\n`)
      throw new ArchiveRefused('altered', entryNames.manifest)
    const manifest = readManifest(bytes)
    refuseUnlisted(manifest, entries)
    const listed = new Map(manifest.files.map((one) => [one.name, one]))
    return {
      ...{ manifest, manifestSha256 },
      read: (name) => checkedPieces(zip, entries.get(name), listed.get(name), name),
      [Symbol.dispose]: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw asRefused(error, '')
  }
}

/** An error of the zip itself is the archive's. */
const asRefused = (error: unknown, name: string): unknown =>
  error instanceof ArchiveRefused || !isOfZip(error) ? error : new ArchiveRefused('not-a-zip', name, error)

/** yauzl and zlib say what is wrong with the bytes; a disk that fails is no fault of theirs. */
const isOfZip = (error: unknown): boolean =>
  error instanceof Error && (!('code' in error) || String(error.code).startsWith('Z_')) && !(error instanceof TypeError)

type ListedFile = Manifest['files'][number]

async function* checkedPieces(zip: ZipFile, entry: Entry | undefined, listed: ListedFile | undefined, name: string) {
  if (!entry || !listed) throw new ArchiveRefused('absent-entry', name)
  const hash = createHash('sha256')
  let size = 0
  let withheld: Uint8Array | undefined
  try {
    for await (const piece of await streamOf(zip, entry)) {
      size += piece.byteLength
      if (size > listed.size) throw new ArchiveRefused('altered', name)
      hash.update(piece)
      if (withheld) yield withheld
      withheld = piece
    }
  } catch (error) {
    throw asRefused(error, name)
  }
  if (size !== listed.size || hash.digest('hex') !== listed.sha256) throw new ArchiveRefused('altered', name)
  if (withheld) yield withheld
}
