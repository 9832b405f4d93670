/** Brings the files of a part to the folder of an import: asked of its producer, or taken from a folder that a person filled. */
import fs from 'node:fs'
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as yauzl from 'yauzl'
import { z } from 'zod'
import { readSentJson } from '#app/kernel/storable.ts'
import { SourceFailure } from './failure.ts'
import { fetchFile, refuseHtml } from './fetch-file.server.ts'
import { largestFileBytes, mostRecords, type Part, pauseMs, recordsPerPage } from './source.ts'

/** Where the files of an import come from. */
export type From =
  | {
      readonly kind: 'internet'
      /** Where a test puts its own server. */
      readonly addressOf?: (address: string) => string
      /** Times are multiplied by it. */
      readonly pace?: number
    }
  | { readonly kind: 'folder'; readonly folder: string }

/** What was brought: files of one format that are read as one. */
export type Brought = { readonly format: 'csv' | 'parquet' | 'json'; readonly files: readonly string[] }

type Bringing = {
  readonly from: From
  /** Of this import, on this machine. */
  readonly folder: string
  readonly signal?: AbortSignal | undefined
  /** After each page. */
  readonly onPage?: () => Promise<void>
}

/**
 * @returns undefined for an optional part that is not there
 * @throws SourceFailure missing-file, and those of `fetchFile`
 */
export async function bringPart(part: Part, bringing: Bringing): Promise<Brought | undefined> {
  const { from } = bringing
  if (from.kind === 'folder') return takeFromFolder(part, from.folder, bringing.folder)
  if (part.address === '') return
  try {
    return await askProducer(part, { ...bringing, from })
  } catch (error) {
    const isAbsent = error instanceof SourceFailure && error.failure.code === 'status' && error.failure.status === 404
    if (isAbsent && part.isOptional) return
    throw error
  }
}

type Asking = Bringing & { readonly from: Extract<From, { readonly kind: 'internet' }> }

async function askProducer(part: Part, asking: Asking): Promise<Brought> {
  const { folder, signal, from } = asking
  const { addressOf = (address) => address, pace = 1 } = from
  if (part.form === 'explore') return askPages(part, asking)
  const to = path.join(folder, `${part.key}.${part.form}`)
  const isThere = fs.existsSync(to)
  await fetchFile({ file: part.key, address: addressOf(part.address), to, signal, pace })
  if (!isThere) await wait(pauseMs.file * pace)
  return part.form === 'zip' ? { format: 'csv', files: [await unpack(part, to)] } : { format: 'csv', files: [to] }
}

const pageShape = z.object({ total_count: z.number(), results: z.array(z.unknown()) })

/** Pages already whole on the disk are not asked for again. */
async function askPages(part: Part, { folder, signal, from, onPage }: Asking): Promise<Brought> {
  const { addressOf = (address) => address, pace = 1 } = from
  await mkdir(path.join(folder, part.key), { recursive: true })
  const files: string[] = []
  let read = 0
  for (;;) {
    const to = path.join(folder, part.key, `${String(read).padStart(6, '0')}.json`)
    const isThere = fs.existsSync(to)
    const address = `${addressOf(part.address)}?limit=${recordsPerPage}&offset=${read}`
    await fetchFile({ file: part.key, address, to, signal, pace })
    const page = pageShape.safeParse(readSentJson(await readFile(to, 'utf8')))
    if (!page.success) throw new SourceFailure({ code: 'unreadable-file', file: part.key })
    files.push(to)
    const { total_count: announced, results } = page.data
    read += results.length
    await onPage?.()
    if (read >= announced) return { format: 'json', files }
    if (results.length === 0 || read + recordsPerPage > mostRecords)
      throw new SourceFailure({ code: 'incomplete', file: part.key, read, announced })
    if (!isThere) await wait(pauseMs.explore * pace)
  }
}

/** Any extension a person may have downloaded it with. */
const formats = { csv: 'csv', parquet: 'parquet', json: 'json' } as const

async function takeFromFolder(part: Part, source: string, folder: string): Promise<Brought | undefined> {
  const names = fs.readdirSync(source)
  const direct = names.find((name) => part.fileName?.test(name))
  const [name] = direct
    ? [direct]
    : ['csv', 'parquet', 'json', 'zip'].map((end) => `${part.key}.${end}`).filter((one) => names.includes(one))
  if (name === undefined) {
    if (part.isOptional) return
    throw new SourceFailure({ code: 'missing-file', file: part.key })
  }
  const end = path.extname(name).slice(1).toLowerCase()
  const file = path.join(source, name)
  if (end === 'zip') {
    // Unpacked beside the import: nothing is written in a folder of somebody’s.
    const copy = path.join(folder, `${part.key}.zip`)
    await copyFile(file, copy)
    return { format: 'csv', files: [await unpack(part, copy)] }
  }
  await refuseHtml(file, part.key)
  const format = Object.entries(formats).find(([known]) => known === end)?.[1] ?? 'csv'
  return { format, files: [file] }
}

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)

/** The one file of the archive that is data. @throws SourceFailure missing-file | unreadable-file | too-large */
async function unpack({ key, fileName }: Part, archive: string): Promise<string> {
  const to = path.join(path.dirname(archive), `${key}.unpacked.csv`)
  if (fs.existsSync(to)) return to
  const zip = await openZip(archive, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new SourceFailure({ code: 'unreadable-file', file: key })
  })
  try {
    const entry = await findEntry(
      zip,
      (name) => fileName?.test(path.basename(name)) ?? name.toLowerCase().endsWith('.csv'),
    )
    if (!entry) throw new SourceFailure({ code: 'missing-file', file: key })
    if (entry.uncompressedSize > largestFileBytes) throw new SourceFailure({ code: 'too-large', file: key })
    const stream = await promisify<yauzl.Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry)
    await pipeline(stream, fs.createWriteStream(`${to}.part`, { mode: 0o600 }))
    await rename(`${to}.part`, to)
    return to
  } finally {
    zip.close()
  }
}

function findEntry(zip: yauzl.ZipFile, isIt: (name: string) => boolean): Promise<yauzl.Entry | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<yauzl.Entry | undefined>()
  zip.on('entry', (entry: yauzl.Entry) => (isIt(entry.fileName) ? resolve(entry) : zip.readEntry()))
  zip.on('end', () => resolve(undefined))
  zip.on('error', reject)
  zip.readEntry()
  return promise
}
