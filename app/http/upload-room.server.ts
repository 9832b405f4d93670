/** Room for files: that of a CTG, that of the instance, that of the disk. Rules: docs/rules/documents.md §18. */
import { statfs } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { FileRoom } from '#app/domains/documents/file-room.ts'
import type { Room } from '#app/domains/documents/keep-contents.server.ts'
import { uploadLabels as t } from '#app/domains/documents/upload-labels.fr.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { formatFileSize } from '#app/kernel/format.ts'
import type { Instance } from './request-context.server.ts'

/** Left to the database and to what is under way. */
const reserveBytes = 64 * 1024 * 1024
const rememberedMs = 60_000

/**
 * Bytes used by the files of a CTG, each content counted once, for every reader alike, and the bytes allowed. Pages show it,
 * `requireRoom` enforces it.
 */
export async function readFileRoom({ db, config }: Pick<Instance, 'db' | 'config'>, ctgId: string): Promise<FileRoom> {
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(size_bytes), 0)::text as bytes from
      (select distinct on (sha256) size_bytes from public.stored_file where ctg_id = ${ctgId}) as content`.execute(db)
  return { usedBytes: Number(rows[0]?.bytes), mostBytes: config.ctgQuotaBytes }
}

const counted = new WeakMap<Database, { readonly at: number; bytes: number }>()

/** Of all CTGs; counted again after a minute: a large instance has a million rows. What this process kept meanwhile is added. */
async function countBytes(db: Database, reader: Reader = db): Promise<number> {
  const last = counted.get(db)
  if (last && performance.now() - last.at < rememberedMs) return last.bytes
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(size_bytes), 0)::text as bytes from
      (select distinct on (sha256) size_bytes from public.stored_file) as content`.execute(reader)
  const bytes = Number(rows[0]?.bytes)
  counted.set(db, { at: performance.now(), bytes })
  return bytes
}

/** These were kept and named. */
export function noteKept(db: Database, bytes: number): void {
  const last = counted.get(db)
  if (last) last.bytes += bytes
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

type Setting = Pick<Instance, 'db' | 'config'>

function refuseInstance({ config }: Setting, bytes: number): void {
  if (bytes > config.quotaBytes) throw new DomainError('too-large', 'documents.instance-full')
}

const ctgFull = (sentence: string) => new DomainError('too-large', 'documents.ctg-full', { form: sentence })

/** Said early, with what is announced, then with each file: `roomFor` judges. @throws DomainError unavailable, too-large */
export async function requireRoom(setting: Setting, ctgId: string | undefined, bytes: number): Promise<void> {
  const { db, config } = setting
  const free = await readFreeBytes(config.dataFolder)
  if (free !== undefined && free < bytes + reserveBytes) throw new DomainError('unavailable', 'documents.disk-full')
  refuseInstance(setting, (await countBytes(db)) + bytes)
  if (ctgId === undefined) return
  const { usedBytes, mostBytes } = await readFileRoom(setting, ctgId)
  if (usedBytes + bytes > mostBytes) throw ctgFull(t.ctgFull(formatFileSize(usedBytes), formatFileSize(mostBytes)))
}

/** The room that these files take, with those of others on their way, on every node. */
export const roomFor = (setting: Setting, ctgId: string | undefined): Room => ({
  ctgId: ctgId ?? null,
  async check(tx) {
    const coming = await countComing(tx, ctgId ?? null)
    refuseInstance(setting, (await countBytes(setting.db, tx)) + coming.ofAll)
    const { ctgQuotaBytes } = setting.config
    if (ctgId !== undefined && coming.ofCtg + coming.kept > ctgQuotaBytes)
      throw ctgFull(t.ctgFilling(formatFileSize(coming.kept), formatFileSize(ctgQuotaBytes)))
  },
})

/**
 * Bytes on their way, and those that the CTG keeps: in one statement, what arrives meanwhile is counted in one or the other. One
 * left by a killed process is no more on its way after an hour.
 */
async function countComing(tx: Transaction, ctgId: string | null) {
  const { rows } = await sql<{ ofAll: string; ofCtg: string; kept: string }>`
    with coming as (select * from public.awaited_content where since > now() - interval '1 hour'),
    kept as (select sha256, max(size_bytes) as size_bytes from public.stored_file where ctg_id = ${ctgId} group by sha256),
    of_ctg as (select sha256, max(size_bytes) as size_bytes from coming where for_ctg_id = ${ctgId} group by sha256)
    select coalesce((select sum(size_bytes) from coming), 0)::text as "ofAll",
      coalesce((select sum(size_bytes) from kept), 0)::text as kept,
      coalesce((select sum(size_bytes) from of_ctg where sha256 not in (select sha256 from kept)), 0)::text as "ofCtg"`.execute(
    tx,
  )
  return { ofAll: Number(rows[0]?.ofAll), ofCtg: Number(rows[0]?.ofCtg), kept: Number(rows[0]?.kept) }
}
