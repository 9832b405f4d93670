/** Writes the archive of a CTG: one snapshot of its tables, then its files, in one zip that is never whole in memory. Format: docs/archive-format.md. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore, StagedFile } from '#app/kernel/files/file-store.ts'
import { archiveFormat, entryNames, fileEntry, type Manifest, tableEntry } from './archive-format.ts'
import { readLeavingTables } from './catalogue.server.ts'
import { columnsLeftOut, rowsLeftOut, tablesLeftOut } from './left-out.fr.ts'
import { listNamedContents } from './named-by-ctg.server.ts'
import { selectPeople } from './people.server.ts'
import { readMe } from './read-me.fr.ts'
import { loadReading } from './reading/load-reading.server.ts'
import { readingPage } from './reading/reading-page.fr.ts'
import { listTexts } from './reading/texts.server.ts'
import { rowSelect } from './rows.server.ts'
import { schemaOf } from './schema.ts'
import type { TableShape } from './table-shape.ts'
import { type ZipEntry, zipOf } from './zip-writer.server.ts'

export type Making = {
  readonly db: Database
  readonly files: FileStore
  readonly at: Date
  /** Address of this instance, and the version of Trame. */
  readonly site: string
  readonly trame: string
  /** From 0 to 100, now and then. */
  readonly tellProgress?: (percent: number) => Promise<void>
}

export type WrittenArchive = {
  readonly staged: StagedFile
  readonly manifestSha256: string
  readonly manifest: Manifest
}

/** Rows asked for at once: a row may hold a whole state of the plan. */
const rowsAtOnce = 50

/** @returns what was written, apart: to be kept or let go */
export const writeArchive = (making: Making, ctgId: string): Promise<WrittenArchive> =>
  making.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const made = await beginManifest(tx, making, ctgId)
      const staged = await making.files.stage(zipOf(entriesOf(tx, making, made), making.at))
      return { staged, manifestSha256: made.manifestSha256, manifest: made.manifest }
    })

type ArchiveDraft = {
  readonly ctgId: string
  readonly tables: readonly TableShape[]
  readonly manifest: { -readonly [key in keyof Manifest]: Manifest[key] } & { files: Manifest['files'][number][] }
  manifestSha256: string
}

async function beginManifest(tx: Transaction, { at, site, trame }: Making, ctgId: string): Promise<ArchiveDraft> {
  const ctg = await tx.selectFrom('ctg').select(['id', 'name']).where('id', '=', ctgId).executeTakeFirstOrThrow()
  const { rows } = await sql<{ name: string }>`select name from public.migration order by name`.execute(tx)
  const migrations = rows.map(({ name }) => name)
  const manifest = {
    ...{ format: archiveFormat, kind: 'ctg' as const, trame, madeAt: at.toISOString(), site, ctg, migrations },
    ...{ counts: {}, people: 0, withheld: [], missing: [], files: [] },
  }
  return { ctgId, tables: await readLeavingTables(tx), manifest, manifestSha256: '' }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Everything in its order; the manifest, which says what came before it, closes the archive. */
async function* entriesOf(tx: Transaction, making: Making, made: ArchiveDraft): AsyncGenerator<ZipEntry> {
  const { ctgId, manifest, tables } = made
  const contents = await listNamedContents(tx, ctgId)
  const steps = tables.length + contents.length + 1
  let done = 0
  const advance = async () => {
    done += 1
    if (done % Math.ceil(steps / 20) === 0) await making.tellProgress?.(Math.floor((100 * done) / steps))
  }
  yield listed(made, entryNames.schema, [json(schemaOf(tables))])
  yield listed(
    made,
    entryNames.people,
    countedLines(rowsOf(tx, selectPeople(tables, ctgId)), (count) => {
      manifest.people = count
    }),
  )
  for (const table of tables) {
    await tellWithheld(tx, made, table)
    const lines = countedLines(rowsOf(tx, rowSelect(table, ctgId)), (count) => {
      manifest.counts = { ...manifest.counts, [table.name]: count }
    })
    yield listed(made, tableEntry(table.name), lines)
    await advance()
  }
  const texts = await listTexts(tx, ctgId)
  for await (const { id, html, plain } of texts) {
    yield listed(made, `textes/${id}.html`, [Buffer.from(html)])
    yield listed(made, `textes/${id}.txt`, [Buffer.from(plain)])
  }
  const names = new Map<string, string>()
  for (const { sha256, name } of contents) {
    const opened = names.has(sha256) ? undefined : await openSound(making.files, sha256)
    if (opened) {
      names.set(sha256, fileEntry(sha256, name))
      yield { ...listed(made, fileEntry(sha256, name), opened), isCompressed: true }
    } else if (!names.has(sha256)) manifest.missing = [...manifest.missing, { sha256, name }]
    await advance()
  }
  const reading = await loadReading(tx, ctgId)
  yield listed(made, entryNames.page, [
    Buffer.from(readingPage(reading, { manifest, entryOf: (sha256) => names.get(sha256) })),
  ])
  yield listed(made, entryNames.readMe, [Buffer.from(readMe(manifest, tablesLeftOut, columnsLeftOut))])
  const bytes = json(manifest)
  made.manifestSha256 = hashOf(bytes)
  yield { name: entryNames.manifest, pieces: pieces([bytes]) }
  yield {
    name: entryNames.manifestHash,
    pieces: pieces([Buffer.from(`${made.manifestSha256}  ${entryNames.manifest}\n`)]),
  }
}

const json = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

async function* pieces(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* content
}

/** The entry, whose hash and size go to the manifest once it was read to its end. */
function listed(
  { manifest }: ArchiveDraft,
  name: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): ZipEntry {
  async function* hashed() {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of content) {
      hash.update(piece)
      size += piece.byteLength
      yield piece
    }
    manifest.files.push({ name, sha256: hash.digest('hex'), size })
  }
  return { name, pieces: hashed() }
}

/** A content that is no longer whole is told as missing: the rest leaves all the same. */
async function openSound(files: FileStore, sha256: string) {
  if ((await files.check(sha256)) !== 'sound') return
  return (await files.open(sha256))?.stream()
}

async function* countedLines(lines: AsyncIterable<string>, tell: (count: number) => void): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const line of lines) {
    count += 1
    yield Buffer.from(`${line}\n`)
  }
  tell(count)
}

/** Row by row through a cursor of the snapshot: a table is never whole in memory. */
async function* rowsOf(tx: Transaction, select: ReturnType<typeof rowSelect>): AsyncGenerator<string> {
  await sql`declare leaving no scroll cursor for ${select}`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(rowsAtOnce)} from leaving`.execute(tx)
    for (const { line } of rows) yield line
    if (rows.length < rowsAtOnce) break
  }
  await sql`close leaving`.execute(tx)
}

/** How many rows stay, told with their reason. */
async function tellWithheld(tx: Transaction, { ctgId, manifest }: ArchiveDraft, { name }: TableShape): Promise<void> {
  const rule = Object.entries(rowsLeftOut).find(([table]) => table === name)?.[1]
  if (!rule) return
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.id('public', name)} as kept
    where kept.ctg_id = ${ctgId} and not (${sql.raw(rule.leaves)})`.execute(tx)
  const [row] = rows
  if (row && row.count > 0)
    manifest.withheld = [...manifest.withheld, { table: name, rows: row.count, reason: rule.reason }]
}
