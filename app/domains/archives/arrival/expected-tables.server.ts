/** What tables an archive may hold here, and with which columns: those of the instance, or those of an older one that still fit. Rules: docs/rules/archives.md §5. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '#app/kernel/database.server.ts'
import { archiveLimits, entryNames, type Manifest } from '../archive-format.ts'
import { readLeavingTables } from '../catalogue.server.ts'
import { readJson } from '../read-json.ts'
import type { TableShape } from '../table-shape.ts'
import type { OpenedArchive } from './open-archive.server.ts'
import { ArchiveRefused } from './refused.ts'

const schemaShape = z.object({
  tables: z.record(z.string(), z.object({ columns: z.array(z.object({ name: z.string(), type: z.string() })) })),
})

async function readSchema(archive: OpenedArchive) {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of archive.read(entryNames.schema)) {
    size += part.byteLength
    if (size > archiveLimits.manifestBytes) throw new ArchiveRefused('too-large', entryNames.schema)
    parts.push(part)
  }
  const { data, error } = schemaShape.safeParse(readJson(Buffer.concat(parts).toString('utf8')))
  if (!data) throw new ArchiveRefused('unknown-column', entryNames.schema, error)
  return data
}

/** Migrations of the archive that this instance does not have, and those made since. */
async function compareMigrations(db: Reader, { migrations }: Manifest) {
  const { rows } = await sql<{ name: string }>`select name from public.migration order by name`.execute(db)
  const known = new Set(rows.map(({ name }) => name))
  if (migrations.some((name) => !known.has(name))) throw new ArchiveRefused('newer', entryNames.manifest)
  return { isSame: rows.length === migrations.length }
}

/**
 * The tables of the archive, with the columns its lines have. An older archive comes in as it is when nothing it holds has changed
 * its shape since and what is new may be empty; otherwise it goes first through the version it comes from.
 * @throws ArchiveRefused newer | older | unknown-table
 */
export async function readExpectedTables(db: Reader, archive: OpenedArchive): Promise<readonly TableShape[]> {
  const here = await readLeavingTables(db)
  const { counts } = archive.manifest
  const { isSame } = await compareMigrations(db, archive.manifest)
  const { tables: there } = await readSchema(archive)
  for (const name of Object.keys(counts)) {
    if (here.some((table) => table.name === name)) continue
    throw new ArchiveRefused(isSame ? 'unknown-table' : 'older', name)
  }
  return here
    .filter(({ name }) => isSame || name in counts)
    .map((table) => {
      if (!(table.name in counts)) throw new ArchiveRefused('absent-entry', table.name)
      const columns = there[table.name]?.columns ?? []
      const refusal = isSame ? 'unknown-column' : 'older'
      const isKept = (column: { name: string; type: string }) =>
        table.columns.some(({ name, type }) => name === column.name && type === column.type)
      if (!columns.every(isKept)) throw new ArchiveRefused(refusal, table.name)
      const added = table.columns.filter(({ name }) => !columns.some((column) => column.name === name))
      if (isSame && added.length > 0) throw new ArchiveRefused(refusal, table.name)
      if (!added.every(({ isNullable, hasDefault }) => isNullable || hasDefault))
        throw new ArchiveRefused('older', table.name)
      return { ...table, columns: table.columns.filter((column) => !added.includes(column)) }
    })
}
