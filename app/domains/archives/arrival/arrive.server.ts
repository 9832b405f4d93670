/** Writes an archive into the database, in the transaction it is given: all of it, or an error that says where it failed. Rules: docs/rules/archives.md §4-6. */
import { sql } from 'kysely'
import { nameUsualThemes } from '#app/domains/ctg/steps.server.ts'
import { namingColumns, namingJson } from '#app/domains/documents/named-contents.server.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import {
  type ArchivedPerson,
  archiveLimits,
  isKnownEntry,
  sha256OfEntry,
  tableEntry,
  tableOfEntry,
} from '../archive-format.ts'
import { arrivalInsert, arrivalUpdate, isApart } from '../rows.server.ts'
import { orderOfArrival, type TableShape } from '../table-shape.ts'
import { readPeople, tiePeople } from './arriving-people.server.ts'
import { checkRow, type RowBounds } from './check-row.ts'
import { readExpectedTables } from './expected-tables.server.ts'
import { linesOf } from './lines.ts'
import { type IdMap, idMap } from './new-ids.server.ts'
import type { OpenedArchive } from './open-archive.server.ts'
import { ArchiveRefused } from './refused.ts'

export type Arriving = {
  readonly tx: Transaction
  readonly files: Pick<FileStore, 'check'>
  readonly archive: OpenedArchive
  readonly arrivalId: string
  readonly ids: 'kept' | 'new'
  readonly at: Date
  readonly tellProgress?: ((percent: number) => Promise<void>) | undefined
}
export type Arrival = { readonly ctgId: string; readonly known: readonly ArchivedPerson[]; readonly people: number }

/** Lines sent to the database at once, by their length. */
const sentBytes = 4 * 1024 * 1024

/** Everything that is no table and no file: read to its end, so that each byte of the archive was looked at. */
export async function readTheRest(archive: OpenedArchive): Promise<void> {
  for (const { name } of archive.manifest.files) {
    if (!isKnownEntry(name)) throw new ArchiveRefused('unknown-entry', name)
    if (tableOfEntry(name) === undefined && sha256OfEntry(name) === undefined)
      for await (const _ of archive.read(name));
  }
}

/** @throws ArchiveRefused; what the database refuses is one too */
export async function arrive(arriving: Arriving): Promise<Arrival> {
  const { tx, archive, at } = arriving
  const tables = await readExpectedTables(tx, archive)
  refuseOtherTables(archive, tables)
  const people = await readPeople(archive)
  const { idOf, known } = await tiePeople(tx, people, at)
  const ids = idMap(idOf, arriving.ids === 'new' ? arriving.arrivalId : undefined)
  const bounds = {
    ctgId: archive.manifest.ctg.id,
    people: new Set(idOf.keys()),
    contents: await namedContents(arriving),
    naming: { columns: namingColumns, documents: namingJson },
  }
  await sql`create temporary table arriving (of_table text not null, line_rank bigint not null, line json not null, apart json) on commit drop`.execute(
    tx,
  )
  await sql`create index on pg_temp.arriving (of_table)`.execute(tx)
  const { order, later } = orderOfArrival(tables)
  for (const [index, table] of order.entries()) {
    await putTable(arriving, table, { bounds, ids, later: later.get(table.name) ?? [] })
    await arriving.tellProgress?.(Math.floor((100 * (index + 1)) / order.length))
  }
  for (const table of order) {
    const columns = later.get(table.name)
    if (columns) await asRefused(table, () => arrivalUpdate(table, columns).execute(tx))
  }
  const ctgId = ids.idOf(archive.manifest.ctg.id)
  await nameUsualThemes(tx, ctgId)
  return { ctgId, known, people: people.length }
}

function refuseOtherTables({ manifest }: OpenedArchive, tables: readonly TableShape[]): void {
  for (const { name } of manifest.files) {
    const table = tableOfEntry(name)
    if (table !== undefined && !tables.some((one) => one.name === table))
      throw new ArchiveRefused('unknown-table', table)
  }
}

/**
 * Fingerprints that rows may name: contents of the archive, and those it declares missing.
 * @throws ArchiveRefused when one declared missing is stored here
 */
async function namedContents({ archive, files }: Arriving): Promise<ReadonlySet<string>> {
  const contents = new Set(archive.manifest.files.flatMap(({ name }) => sha256OfEntry(name) ?? []))
  for (const { sha256 } of archive.manifest.missing) {
    if (!contents.has(sha256) && (await files.check(sha256)) !== 'absent')
      throw new ArchiveRefused('file-absent', sha256)
    contents.add(sha256)
  }
  return contents
}

type Putting = { readonly bounds: RowBounds; readonly ids: IdMap; readonly later: readonly string[] }

async function putTable(arriving: Arriving, table: TableShape, { bounds, ids, later }: Putting): Promise<void> {
  const { archive, tx } = arriving
  let count = 0
  let batch: { rank: number; line: string; apart: string | null }[] = []
  let bytes = 0
  const send = async () => {
    if (batch.length > 0) await sendLines(tx, table, batch)
    batch = []
    bytes = 0
  }
  for await (const line of linesOf(archive.read(tableEntry(table.name)), archiveLimits.rowBytes, table.name)) {
    const row = checkRow(table, line, bounds)
    count += 1
    batch.push({ rank: count, line: ids.isEmpty ? line : ids.inText(line), apart: apartOf(table, row, ids) })
    bytes += line.length
    if (bytes > sentBytes) await send()
  }
  await send()
  if (count !== archive.manifest.counts[table.name]) throw new ArchiveRefused('wrong-count', table.name)
  if (table.name === 'ctg' && count !== 1) throw new ArchiveRefused('wrong-count', table.name)
  if (count === 0) return
  await asRefused(table, async () => {
    if (arriving.ids === 'kept') await refuseTaken(tx, table)
    await arrivalInsert(table, later).execute(tx)
  })
}

/** Values that keep the ids they were frozen with, or whose bytes are replaced as bytes. */
function apartOf(table: TableShape, row: Readonly<Record<string, unknown>>, ids: IdMap): string | null {
  const columns = table.columns.filter((column) => isApart(table, column))
  if (columns.length === 0) return null
  const values = columns.map(({ name, type }) => {
    const value = row[name]
    if (type !== 'bytea' || typeof value !== 'string' || ids.isEmpty) return [name, value]
    if (!/^\\x([0-9a-f]{2})*$/.test(value)) throw new ArchiveRefused('bad-row', table.name)
    return [name, ids.inBytes(value)]
  })
  return JSON.stringify(Object.fromEntries(values))
}

const sendLines = (
  tx: Transaction,
  table: TableShape,
  lines: readonly { rank: number; line: string; apart: string | null }[],
) =>
  asRefused(table, () =>
    sql`insert into pg_temp.arriving (of_table, line_rank, line, apart)
      select ${table.name}, sent.rank, sent.line::json, sent.apart::json
      from unnest(${lines.map(({ rank }) => rank)}::bigint[], ${lines.map(({ line }) => line)}::text[],
        ${lines.map(({ apart }) => apart)}::text[]) as sent (rank, line, apart)`.execute(tx),
  )

/** Ids are unique in an instance: some of what reads by id alone would mix two CTGs. @throws ArchiveRefused ids-taken */
async function refuseTaken(tx: Transaction, table: TableShape): Promise<void> {
  if (!table.columns.some(({ name, type }) => name === 'id' && type === 'uuid')) return
  const { rows } = await sql`select from ${sql.id('public', table.name)} as taken
    join pg_temp.arriving came on came.of_table = ${table.name} and (came.line ->> 'id')::uuid = taken.id limit 1`.execute(
    tx,
  )
  if (rows.length > 0) throw new ArchiveRefused('ids-taken', table.name)
}

/** What the database refuses of a row is the archive's; when it is silent or full, that is ours. */
async function asRefused<Result>(table: TableShape, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ArchiveRefused) throw error
    const code = 'code' in error ? String(error.code) : ''
    if (!/^(22|23|54)/.test(code)) throw error
    const isOfCountry =
      code === '23503' && 'detail' in error && /table "(territory|indicator)"/.test(String(error.detail))
    throw new ArchiveRefused(isOfCountry ? 'unknown-territory' : 'does-not-hold', table.name, error)
  }
}
