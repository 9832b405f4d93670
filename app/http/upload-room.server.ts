/** Room for files: that of a CTG, that of the instance, that of the disk. Rules: docs/rules/documents.md §18. */
import { statfs } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { FileRoom } from '#app/domains/documents/file-room.ts'
import { uploadLabels as t } from '#app/domains/documents/upload-labels.fr.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { formatFileSize } from '#app/kernel/format.ts'
import type { Instance } from './request-context.server.ts'

/** Left to the database and to what is under way. */
const reserveBytes = 64 * 1024 * 1024
const rememberedMs = 60_000

/** What the files of a CTG take, each content once, whoever reads; of what they may. Pages tell it, `requireRoom` refuses by it. */
export async function readFileRoom({ db, config }: Pick<Instance, 'db' | 'config'>, ctgId: string): Promise<FileRoom> {
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(size_bytes), 0)::text as bytes from
      (select distinct on (sha256) size_bytes from public.stored_file where ctg_id = ${ctgId}) as content`.execute(db)
  return { usedBytes: Number(rows[0]?.bytes), mostBytes: config.ctgQuotaBytes }
}

const counted = new WeakMap<Reader, { readonly at: number; readonly bytes: number }>()

/** Of all CTGs; counted again after a minute: a large instance has a million rows. */
async function countBytes(db: Reader): Promise<number> {
  const known = counted.get(db)
  if (known && performance.now() - known.at < rememberedMs) return known.bytes
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(size_bytes), 0)::text as bytes from
      (select distinct on (sha256) size_bytes from public.stored_file) as content`.execute(db)
  const bytes = Number(rows[0]?.bytes)
  counted.set(db, { at: performance.now(), bytes })
  return bytes
}

/** Bytes that the disk of this process may still take; undefined when the system does not tell. */
export async function readFreeBytes(folder: string): Promise<number | undefined> {
  const disk = await statfs(folder).catch(() => undefined)
  return disk && disk.bavail * disk.bsize
}

const patienceMs = 200

/**
 * As `/sante` tells it: `full`, files are refused while the rest is read; `low`, a gigabyte is left. A disk that writes much
 * answers late: what it said last is told meanwhile.
 */
export const createDiskWatch = (folder: string): (() => Promise<DiskState>) => {
  let last: DiskState = 'fine'
  let asking: Promise<DiskState> | undefined
  return () => {
    asking ??= readDiskState(folder)
      .then((state) => {
        last = state
        return state
      })
      .finally(() => {
        asking = undefined
      })
    return Promise.race([asking, wait(patienceMs).then(() => last)])
  }
}

type DiskState = 'fine' | 'low' | 'full'

export async function readDiskState(folder: string): Promise<DiskState> {
  const free = await readFreeBytes(folder)
  if (free === undefined || free >= 1_000_000_000) return 'fine'
  return free < reserveBytes ? 'full' : 'low'
}

/** @param bytes what is about to come, as announced, or as it came. @throws DomainError unavailable, too-large */
export async function requireRoom(
  { db, config }: Pick<Instance, 'db' | 'config'>,
  ctgId: string | undefined,
  bytes: number,
): Promise<void> {
  const free = await readFreeBytes(config.dataFolder)
  if (free !== undefined && free < bytes + reserveBytes) throw new DomainError('unavailable', 'documents.disk-full')
  if ((await countBytes(db)) + bytes > config.quotaBytes) throw new DomainError('too-large', 'documents.instance-full')
  if (ctgId === undefined) return
  const { usedBytes, mostBytes } = await readFileRoom({ db, config }, ctgId)
  if (usedBytes + bytes <= mostBytes) return
  const sentence = t.ctgFull(formatFileSize(usedBytes), formatFileSize(mostBytes))
  throw new DomainError('too-large', 'documents.ctg-full', { form: sentence })
}
