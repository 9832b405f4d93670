/**
 * What a backup holds, in order, without trusting it: it may come from anybody. Each entry in its place and its bounds, each file the
 * content of its name, the counts those that close it. Nothing is held but one part, and the one read ahead; nothing is written but what `keep` writes.
 */
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { z } from 'zod'
import { contentName } from '../files/file-store.ts'
import { StartError } from '../start-error.ts'
import {
  type BackupCounts,
  type BackupJobs,
  type BackupVersion,
  backupLimits,
  countsName,
  countsShape,
  mayFollow,
  type Place,
  placeOf,
  versionName,
  versionShape,
} from './archive.ts'
import { ItemTooLong, jobsOf, stringsOf } from './items-of.ts'
import { backupLabels } from './labels.fr.ts'
import { type ReadEntry, readTar, shown } from './read-tar.server.ts'

export type Part =
  | { readonly kind: 'version'; readonly version: BackupVersion }
  | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly string[] }
  | { readonly kind: 'jobs'; readonly jobs: BackupJobs }
  | { readonly kind: 'file'; readonly sha256: string }
  | { readonly kind: 'counts'; readonly counts: BackupCounts }

/** Reads a content to its end. @returns its SHA-256 */
export type Keep = (content: AsyncIterable<Buffer>) => Promise<string>

/** Looks at the bytes, and keeps none. */
export const onlyLook: Keep = async (content) => {
  const hash = createHash('sha256')
  for await (const piece of content) hash.update(piece)
  return hash.digest('hex')
}

/**
 * Its last part is its counts: an archive read to its end is whole, and as it was written.
 * @throws StartError saying which of its entries is not
 */
export async function* readBackup(file: string, keep: Keep): AsyncGenerator<Part> {
  const rows = new Map<string, number>()
  const found = { files: 0 }
  const seen: { last?: Place } = {}
  for await (const entry of readTar(file)) {
    const place = placeOf(entry.name)
    if (!place || !mayFollow(seen.last, place)) throw new StartError(backupLabels.strangeEntry(shown(entry.name)))
    if (rows.size > backupLimits.tables) throw new StartError(backupLabels.tooManyTables)
    seen.last = place
    for await (const part of partsOf(entry, place, keep)) {
      if (part.kind === 'rows') rows.set(part.table, (rows.get(part.table) ?? 0) + part.rows.length)
      if (part.kind === 'file') found.files += 1
      if (part.kind === 'counts') refuseOtherCounts(part.counts, rows, found.files)
      yield part
    }
  }
  if (seen.last?.rank !== placeOf(countsName)?.rank) throw new StartError(backupLabels.noEnd)
}

async function* partsOf(entry: ReadEntry, { rank, name }: Place, keep: Keep): AsyncGenerator<Part> {
  const { rowBytes, jobBytes } = backupLimits
  const { content } = entry
  if (entry.name === versionName) yield { kind: 'version', version: await readJson(entry, versionShape) }
  else if (entry.name === countsName) yield { kind: 'counts', counts: await readJson(entry, countsShape) }
  else if (rank === 1) {
    for await (const rows of asWritten(entry, stringsOf(content, rowBytes))) yield { kind: 'rows', table: name, rows }
  } else if (rank === 2) {
    for await (const jobs of asWritten(entry, jobsOf(content, jobBytes))) yield { kind: 'jobs', jobs }
  } else {
    if ((await keep(content)) !== name) throw new StartError(backupLabels.damagedFile(contentName(name)))
    yield { kind: 'file', sha256: name }
  }
}

/** @throws StartError when the list is not one that Trame writes */
async function* asWritten<Items>(entry: ReadEntry, list: AsyncGenerator<Items>): AsyncGenerator<Items> {
  try {
    yield* list
  } catch (error) {
    throw notAsWritten(entry, error)
  }
}

function notAsWritten({ name }: ReadEntry, error: unknown): StartError {
  if (error instanceof StartError) return error
  if (error instanceof ItemTooLong) return new StartError(backupLabels.tooLarge(shown(name)))
  return new StartError(backupLabels.notAsWritten(shown(name)), error)
}

async function readJson<T>(entry: ReadEntry, shape: z.ZodType<T>): Promise<T> {
  if (entry.size > backupLimits.smallBytes) throw new StartError(backupLabels.tooLarge(shown(entry.name)))
  const written = await text(entry.content)
  try {
    return shape.parse(JSON.parse(written))
  } catch (error) {
    throw notAsWritten(entry, error)
  }
}

/** Neither less than is announced, nor more. */
function refuseOtherCounts({ tables, files }: BackupCounts, rows: ReadonlyMap<string, number>, found: number): void {
  const announced = new Map(Object.entries(tables))
  const names = [...announced.keys(), ...rows.keys()]
  const other = names.find((name) => (announced.get(name) ?? 0) !== (rows.get(name) ?? 0))
  if (other !== undefined) throw new StartError(backupLabels.otherCount(shown(other)))
  if (files !== found) throw new StartError(backupLabels.otherCount('fichiers'))
}
