/** Rows of lots. A lot is of the whole instance: it has no CTG. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { claimUntil, isUnclaimed } from '#app/kernel/lease.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type Account, accountShape } from './account-shape.ts'
import { type Failure, failureShape } from './failure.ts'
import { figuresChannel, keptBefore, type Lot } from './lots.ts'
import type { Source } from './source.ts'
import { sourceWords } from './source-words.fr.ts'

/** Heard by every node once the transaction commits. */
export const tellNodes = (tx: Transaction): Promise<unknown> => sql`select pg_notify(${figuresChannel}, '')`.execute(tx)

type NewLot = {
  readonly source: Source
  readonly origin: Lot['origin']
  readonly requestedBy: string
  readonly at: Date
}

/** Two imports of one source would ask its producer twice for the same files. @throws DomainError conflict `sources.already-being-loaded` */
export async function addLot(tx: Transaction, { source, origin, requestedBy, at }: NewLot, id: string = randomUUID()) {
  const { key, producer, licence, page } = source
  const { title } = sourceWords[key]
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('figure_lot')
    .values({
      ...{ id, source: key, title, producer, licence, address: page, origin },
      steps_total: source.parts.length + 1,
      requested_by: requestedBy,
      requested_at: at,
    })
    // Said in the statement, not beside it: its index is found whatever the values.
    .onConflict((conflict) => conflict.column('source').where('state', '=', sql.lit('preparing')).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new DomainError('conflict', 'sources.already-being-loaded')
  return id
}

const selectLots = (db: Reader) =>
  db
    .selectFrom('figure_lot')
    .select([
      'id',
      'source',
      'title',
      'state',
      'origin',
      'vintage',
      'steps_done as stepsDone',
      'steps_total as stepsTotal',
      'step',
      'account',
      'failure',
      'size_bytes as sizeBytes',
      'requested_by as requestedBy',
      'requested_at as requestedAt',
      'published_at as publishedAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selectLots>['executeTakeFirstOrThrow']>>

const readLot = ({ account, failure, sizeBytes, ...row }: Row): Lot => ({
  ...row,
  account: account === null ? null : accountShape.parse(account),
  failure: failure === null ? null : failureShape.parse(failure),
  sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
})

export async function lockLot(tx: Transaction, id: string): Promise<Lot> {
  return readLot(found(await selectLots(tx).where('id', '=', id).forUpdate().executeTakeFirst(), 'sources.lot'))
}

export const getLot = async (db: Reader, id: string): Promise<Lot> =>
  readLot(await selectLots(db).where('id', '=', id).executeTakeFirstOrThrow())

/** The latest of each source, then the others, the newest first. */
export async function listLots(db: Reader, most: number): Promise<readonly Lot[]> {
  const newest = sql<number>`row_number() over (partition by source order by requested_at desc)`
  return (await selectLots(db).orderBy(newest).orderBy('requested_at', 'desc').limit(most).execute()).map(readLot)
}

export async function isPreparing(db: Reader, id: string): Promise<boolean> {
  const row = await rowsOf(db, 'figure_lot', { id, state: 'preparing' }).find(['id'])
  return row !== undefined
}

/** @returns the key of its source; undefined when another process has it, or when it is not to be prepared */
export async function claimLot(db: Database, id: string): Promise<string | undefined> {
  const row = await db
    .updateTable('figure_lot')
    .set({ claimed_until: claimUntil })
    .where('id', '=', id)
    .where('state', '=', 'preparing')
    .where(isUnclaimed('figure_lot'))
    .returning('source')
    .executeTakeFirst()
  return row?.source
}

/** @returns whether it is still wanted */
export async function keepClaim(db: Database, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('figure_lot')
    .set({ claimed_until: claimUntil })
    .where('id', '=', id)
    .where('state', '=', 'preparing')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const endClaim = (db: Database, id: string): Promise<unknown> =>
  db.updateTable('figure_lot').set({ claimed_until: null }).where('id', '=', id).execute()

export const showStep = (db: Database, id: string, step: string, stepsDone: number): Promise<unknown> =>
  rowsOf(db, 'figure_lot', { id, state: 'preparing' }).update({ step, steps_done: stepsDone })

export type MadeLot = {
  readonly sha256: string
  readonly size: number
  readonly account: Account
  readonly vintage: string
}

/** Those of its source that are too old to be given back let their file go. @returns whether it was still wanted */
export async function publishLot(tx: Transaction, id: string, { sha256, size, account, vintage }: MadeLot, at: Date) {
  const row = await rowsOf(tx, 'figure_lot', { id, state: 'preparing' }).change(
    {
      ...{ state: 'published', sha256, size_bytes: size, vintage, account: JSON.stringify(account), step: null },
      steps_done: sql<number>`steps_total`,
      published_at: at,
    },
    ['source'],
  )
  if (!row) return false
  await tx
    .updateTable('figure_lot')
    .set({ state: 'replaced', sha256: null, size_bytes: null, ended_at: at })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('figure_lot')
        .select('id')
        .where('source', '=', row.source)
        .where('state', '=', 'published')
        .orderBy('published_at', 'desc')
        .offset(1 + keptBefore),
    )
    .execute()
  await tellNodes(tx)
  return true
}

export const failLots = (db: Database, which: RawBuilder<boolean>, failure: Failure, at: Date): Promise<unknown> =>
  db
    .updateTable('figure_lot')
    .set({ state: 'failed', failure: JSON.stringify(failure), step: null, ended_at: at })
    .where('state', '=', 'preparing')
    .where(which)
    .execute()

/** What a failed lot read, for who wants to know why. */
export const keepAccount = (db: Database, id: string, account: Account): Promise<unknown> =>
  rowsOf(db, 'figure_lot', { id }).update({ account: JSON.stringify(account) })

/** Published ones, the newest first: it goes before the others. Of one source, only the newest is read. */
export async function listServed(db: Reader): Promise<readonly { readonly sha256: string; readonly size: number }[]> {
  const { rows } = await sql<{ sha256: string; size: string }>`
    select sha256, size_bytes as size from (
      select distinct on (source) sha256, size_bytes, published_at, id from figure_lot where state = 'published'
      order by source, published_at desc, id
    ) newest order by published_at desc, id`.execute(db)
  return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }))
}
