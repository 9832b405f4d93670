/** Contents kept for a command: there before its row, gone when it is refused and nobody else names them. Why: docs/decisions/0019. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import type { FileStore, StagedFile, StoredContent } from '#app/kernel/files/file-store.ts'
import { listNamed } from './named-contents.server.ts'

type Place = { readonly db: Database; readonly files: FileStore }

/** Room taken by files being sent, counted from their announcement. */
export type Room = {
  /** The CTG whose room it is; null outside of one. */
  readonly ctgId: string | null
  /** Under the lock of rooms, the contents being announced. @throws DomainError when there is none for them */
  readonly check: (tx: Transaction) => Promise<void>
}

/** Serialises the announcement and the removal of the same content. */
const lockContents = (tx: Transaction, contents: readonly string[]) =>
  sql`select pg_advisory_xact_lock(hashtextextended(sha256, 72710367)) from unnest(${contents}::text[]) as one (sha256)`.execute(
    tx,
  )

/** Contents of one transaction: all the locks of PostgreSQL stand in one table, of some thousands for everybody. */
const announcedAtOnce = 500

/** Whoever takes room goes one after the other, on every node: what one announced, the next one counts. */
const lockRoom = (tx: Transaction) => sql`select pg_advisory_xact_lock(hashtextextended('room', 72710367))`.execute(tx)

type ExpectedContent = { readonly sha256: string; readonly size?: number }

/** From the commit on, nobody removes these contents. @returns the ids of what was announced. @throws what `room` throws */
async function announce(db: Database, staged: readonly ExpectedContent[], room?: Room): Promise<readonly string[]> {
  const forCtg = { for_ctg_id: room?.ctgId ?? null }
  // In the order of their names: two sendings of the same contents wait for each other once.
  const rows = staged
    .map(({ sha256, size }) => ({
      ...{ id: randomUUID(), sha256, since: new Date(), ...forCtg },
      size_bytes: room ? (size ?? 0) : 0,
    }))
    .sort((one, other) => one.sha256.localeCompare(other.sha256))
  for (let start = 0; start < rows.length; start += announcedAtOnce) {
    const some = rows.slice(start, start + announcedAtOnce)
    await db.transaction().execute(async (tx) => {
      await lockContents(
        tx,
        some.map(({ sha256 }) => sha256),
      )
      if (room) await lockRoom(tx)
      await tx.insertInto('awaited_content').values(some).execute()
      await room?.check(tx)
    })
  }
  return rows.map(({ id }) => id)
}

const forgetAnnounced = (db: Database, ids: readonly string[]) =>
  sql`delete from public.awaited_content where id = any(${ids}::uuid[])`.execute(db)

/** Under the lock of this content: whoever announces it afterwards will find it gone, and keep it again. */
export async function removeUnnamed({ db, files }: Place, sha256: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockContents(tx, [sha256])
    if ((await listNamed(tx, [sha256])).has(sha256)) return false
    await files.remove(sha256)
    return true
  })
}

/**
 * Keeps these contents, then runs what names them. What it kept and that no row names at the end goes: the command was refused,
 * or did without. A content that was there before is left to the sweep of the night.
 */
export async function keepingContents<Result>(
  place: Place,
  staged: readonly StagedFile[],
  run: () => Promise<Result>,
  room?: Room,
): Promise<Result> {
  if (staged.length === 0) return run()
  const { db, files } = place
  const announced = await announce(db, staged, room)
  const added = new Set<string>()
  try {
    for (const file of staged) if ((await files.keep(file)).isNew) added.add(file.sha256)
    return await run()
  } finally {
    await forgetAnnounced(db, announced)
    for (const sha256 of added) await removeUnnamed(place, sha256)
  }
}

/** Stores a file that Trame made, then runs what names it in a row: unnamed, the file is removed. */
export async function keepingMade<Result>(
  place: Place,
  bytes: Uint8Array,
  run: (stored: StoredContent) => Promise<Result>,
): Promise<Result> {
  await using staged = await place.files.stage(bytes)
  // Awaited here: what was staged goes when this block ends.
  return await keepingContents(place, [staged], () => run({ sha256: staged.sha256, size: staged.size }))
}

/** Nobody removes these contents while `run` keeps them one by one and names them; what is not named in the end goes at night. */
export async function awaitingContents<Result>(
  { db }: Place,
  contents: readonly Pick<StoredContent, 'sha256'>[],
  run: () => Promise<Result>,
): Promise<Result> {
  if (contents.length === 0) return run()
  const announced = await announce(db, contents)
  try {
    return await run()
  } finally {
    await forgetAnnounced(db, announced)
  }
}
