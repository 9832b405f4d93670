/**
 * Imports a lot from its first file to its publication: each file brought whole, read, compared with its totals, kept by its
 * content, then shown. Killed at any moment, it goes on from the last whole file; nothing is seen before the end. Rules: docs/rules/sources.md §2.
 */
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { keepingContents } from '#app/domains/documents/keep-contents.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { log } from '#app/kernel/log.server.ts'
import { computeControls, listBroken } from './account.ts'
import type { Account } from './account-shape.ts'
import { type Brought, bringPart, type From } from './bring-part.server.ts'
import { type Failure, SourceFailure } from './failure.ts'
import {
  addDerived,
  openImport,
  readImportedCounts,
  readReferenceRows,
  readSums,
  writeLot,
} from './import-tables.server.ts'
import type { Lot } from './lots.ts'
import { readPart } from './read-part.server.ts'
import type { Source } from './source.ts'
import { findSource } from './source-table.ts'
import {
  addLot,
  claimLot,
  endClaim,
  failLots,
  getLot,
  isPreparing,
  keepAccount,
  keepClaim,
  publishLot,
  showStep,
} from './store.server.ts'

export type ImportPlace = {
  readonly db: Database
  readonly files: FileStore
  /** Of the instance, on this machine. */
  readonly dataFolder: string
}

export const importsFolder = (dataFolder: string): string => path.join(dataFolder, 'observatory', 'imports')

/** Who publishes, for the journal. */
const trame = { personId: null, name: 'Trame', memberships: [] } as const

/** Shorter than a claim: a process that lives says so several times before it would be taken for a dead one. */
const sayAliveMs = 10_000

/**
 * Claimed by this process as long as it lives: another that finds it claimed leaves the lot alone.
 * @returns whether the lot was published; false too when another process has it, or when it was stopped
 * @throws what is no fault of the source nor of its files, after the lot says that it failed
 */
export async function importLot(
  place: ImportPlace,
  lotId: string,
  from: From,
  stopping?: AbortSignal,
): Promise<boolean> {
  const { db } = place
  const key = await claimLot(db, lotId)
  const source = key === undefined ? undefined : findSource(key)
  if (!source) return false
  const noLonger = new AbortController()
  const signal = AbortSignal.any([noLonger.signal, ...(stopping ? [stopping] : [])])
  const saying = setInterval(() => {
    keepClaim(db, lotId).then(
      (isWanted) => isWanted || noLonger.abort(),
      (error: unknown) => log.warn({ err: error, lotId }, 'an import could not say that it lives'),
    )
  }, sayAliveMs)
  try {
    return await importClaimed({
      place,
      lotId,
      source,
      from,
      signal,
      folder: path.join(importsFolder(place.dataFolder), lotId),
    })
  } finally {
    clearInterval(saying)
    await endClaim(db, lotId)
  }
}

/** Asked for and done here, by the machine. @throws DomainError conflict when it is already being loaded. @returns the lot as it ended */
export async function importNow(place: ImportPlace, source: Source, from: From, requestedBy: string): Promise<Lot> {
  const newLot = { source, origin: from.kind, requestedBy, at: new Date() } as const
  const lotId = await place.db.transaction().execute((tx) => addLot(tx, newLot))
  await importLot(place, lotId, from)
  return getLot(place.db, lotId)
}

async function importClaimed(importing: Importing): Promise<boolean> {
  const { place, lotId, folder, signal } = importing
  fs.mkdirSync(folder, { recursive: true })
  try {
    const isPublished = await bringAndPublish(importing)
    fs.rmSync(folder, { recursive: true, force: true })
    return isPublished
  } catch (error) {
    // Stopped by a person, or with its process: the next one then goes on from here.
    if (signal.aborted) return false
    await failLot(place.db, lotId, error instanceof SourceFailure ? error.failure : { code: 'error' })
    fs.rmSync(folder, { recursive: true, force: true })
    if (error instanceof SourceFailure) return false
    log.error({ err: error, lotId }, 'an import failed')
    throw error
  }
}

const failLot = (db: Database, lotId: string, failure: Failure) =>
  failLots(db, sql<boolean>`id = ${lotId}`, failure, new Date())

type Importing = {
  readonly place: ImportPlace
  readonly lotId: string
  readonly source: Source
  readonly from: From
  readonly folder: string
  readonly signal: AbortSignal
}

async function bringAndPublish(importing: Importing): Promise<boolean> {
  const { place, lotId, source, folder } = importing
  const brought = await bringAll(importing)
  if (!brought) return false
  const opened = await openImport(folder, source, await readReferenceRows(place.db))
  try {
    const parts: Account['parts'] = []
    for (const part of source.parts) {
      const files = brought.get(part.key)
      parts.push({
        key: part.key,
        isThere: files !== undefined,
        ...(files ? await readPart(opened.connection, part, files) : { read: 0, notAsked: 0, kept: 0 }),
      })
    }
    await addDerived(opened.connection, source)
    const controls = computeControls(await readSums(opened.connection, source))
    const account = { parts, ...(await readImportedCounts(opened.connection)), controls: controls.slice(0, 40) }
    await keepAccount(place.db, lotId, account)
    if (account.figures === 0) throw new SourceFailure({ code: 'empty' })
    const broken = listBroken(controls)
    if (broken.length > 0) throw new SourceFailure({ code: 'control', controls: broken.slice(0, 10) })
    const file = path.join(folder, 'lot.parquet')
    await writeLot(opened.connection, file)
    return await publish(importing, file, account)
  } finally {
    opened.close()
  }
}

/** @returns undefined when the lot was stopped meanwhile */
async function bringAll({
  place: { db },
  lotId,
  source,
  from,
  folder,
  signal,
}: Importing): Promise<ReadonlyMap<string, Brought> | undefined> {
  const brought = new Map<string, Brought>()
  for (const [place, part] of source.parts.entries()) {
    if (!(await isPreparing(db, lotId))) return
    const onPage = () => showStep(db, lotId, part.key, place).then(() => undefined)
    await onPage()
    const files = await bringPart(part, { from, folder, signal, onPage })
    if (files) brought.set(part.key, files)
  }
  await showStep(db, lotId, source.key, source.parts.length)
  return brought
}

const vintageOf = (years: readonly number[]): string => {
  const [first, last] = [years.at(0), years.at(-1)]
  return first === last ? `${first}` : `${first}-${last}`
}

async function publish({ place: { db, files }, lotId }: Importing, file: string, account: Account): Promise<boolean> {
  await using staged = await files.stage(fs.createReadStream(file))
  const made = { sha256: staged.sha256, size: staged.size, account, vintage: vintageOf(account.years) }
  return await keepingContents({ db, files }, [staged], () =>
    db.transaction().execute(async (tx) => {
      const at = new Date()
      if (!(await publishLot(tx, lotId, made, at))) return false
      const work = { tx, at, actor: trame, newId: () => crypto.randomUUID() }
      await recordAct(work, 'figure-lot.published', { ctgId: null, id: lotId }, { figures: account.figures })
      return true
    }),
  )
}
