/**
 * Statements outside a transaction travel together: those asked in the same turn of the event loop, the reads of a page or of
 * several, go to PostgreSQL in one message on one connection. A transaction has a connection of its own (docs/decisions/0009).
 */
import { isDeepStrictEqual } from 'node:util'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { isDatabaseFailure, publicFailure } from './database-failure.ts'
import { nothingRestricted, type Sight, tellSight } from './sight.server.ts'
import { systemErrorCode } from './start-error.ts'

type PendingQuery = {
  readonly query: CompiledQuery
  readonly result: Promise<pg.QueryResult>
  readonly answer: (result: Promise<pg.QueryResult>) => void
}

/** Only a read that is compiled once (compile-once.server.ts) has the same tree each time it is asked. */
const isSameRead = (one: CompiledQuery, other: CompiledQuery): boolean =>
  one.query === other.query && isDeepStrictEqual(one.parameters, other.parameters)

/** Most statements in one message; the following ones go in the next message, on another connection when one is free. */
const mostTogether = 40

/** Gives a connection back; one on which something was lost or came too late is closed: what it would answer is nobody's. */
function giveBack(client: pg.PoolClient, results: readonly PromiseSettledResult<unknown>[]): void {
  client.release(results.some((result) => result.status === 'rejected' && isDatabaseFailure(result.reason)))
}

/** @param pool its connections are in pipeline mode. @returns asks one statement; rejects with PostgreSQL's error */
function createAsking(pool: pg.Pool): (query: CompiledQuery) => Promise<pg.QueryResult> {
  const waiting: PendingQuery[] = []

  async function sendWaiting(): Promise<void> {
    const client = await pool.connect().catch((error: unknown) => {
      for (const { answer } of waiting.splice(0)) answer(Promise.reject(error))
    })
    if (!client) return
    const together = waiting.splice(0, mostTogether)
    if (waiting.length > 0) void sendWaiting()
    const { stream } = client.connection
    stream.cork()
    const results = together.map(({ query }) => client.query(query.sql, [...query.parameters]))
    stream.uncork()
    for (const [index, { answer }] of together.entries()) {
      const result = results[index]
      if (result) answer(result)
    }
    giveBack(client, await Promise.allSettled(results))
  }

  return (query) => {
    // Not sent yet, so what it will answer is as fresh for this request as for the one that asked first.
    const same = waiting.find((one) => isSameRead(one.query, query))
    if (same) return same.result.then((result) => ({ ...result, rows: [...result.rows] }))
    const { promise: result, resolve: answer } = Promise.withResolvers<pg.QueryResult>()
    waiting.push({ query, result, answer })
    // Those of the other requests being answered leave with it: a write wakes PostgreSQL up, and waking costs more than asking.
    if (waiting.length === 1) setImmediate(() => void sendWaiting())
    return result
  }
}

/**
 * A newer node changes tables that we go on reading, and makes their views again (docs/decisions/0024): a plan of before, a view that
 * went between its name and its rows, a lock given up for the migration. The same words, asked once more, find the new ones.
 */
const remadeCodes: readonly string[] = ['0A000', '40P01', '42P01', '42703', 'XX000']
const isReadOfTablesRemade = ({ sql }: CompiledQuery, error: unknown): boolean =>
  /^\s*select\s/i.test(sql) && remadeCodes.includes(systemErrorCode(error) ?? '')

/** Wherever it is noticed, a silent database becomes the same error for the caller. */
const orPublicFailure = <Result>(query: Promise<Result>): Promise<Result> =>
  query.catch((error: unknown) => {
    throw publicFailure(error)
  })

const changes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE']

const resultOf = <R>({ command, rowCount, rows }: pg.QueryResult): QueryResult<R> =>
  changes.includes(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }

/** Runs one statement that may see restricted sheets, in a transaction that declares this sight, sent in one message. Rare. */
async function askSeeing(pool: pg.Pool, query: CompiledQuery, sight: Sight): Promise<pg.QueryResult> {
  const client = await pool.connect()
  const { stream } = client.connection
  stream.cork()
  const sent = [client.query('begin'), client.query(tellSight, [sight])]
  const answer = client.query(query.sql, [...query.parameters])
  // After an error, PostgreSQL undoes what it is asked to commit.
  sent.push(client.query('commit'))
  stream.uncork()
  giveBack(client, await Promise.allSettled([...sent, answer]))
  return answer
}

/** What Kysely takes for a connection: none before a transaction begins. */
type LentConnection = DatabaseConnection & { own: DatabaseConnection | undefined }

function createDriver(pool: pg.Pool, sightNow: () => Sight): Driver {
  const askUnseeing = createAsking(pool)
  const askOnce = (query: CompiledQuery, sight: Sight): Promise<pg.QueryResult> =>
    sight === nothingRestricted ? askUnseeing(query) : askSeeing(pool, query, sight)
  const ask = (query: CompiledQuery): Promise<pg.QueryResult> => {
    const sight = sightNow()
    return askOnce(query, sight).catch((error: unknown) => {
      if (!isReadOfTablesRemade(query, error)) throw error
      return askOnce(query, sight)
    })
  }
  const inner: Driver = new PostgresDriver({ pool })
  const lent = new WeakMap<DatabaseConnection, LentConnection>()

  const lend = (): LentConnection => {
    const connection: LentConnection = {
      own: undefined,
      executeQuery: <R>(query: CompiledQuery) =>
        orPublicFailure(connection.own?.executeQuery<R>(query) ?? ask(query).then((result) => resultOf<R>(result))),
      streamQuery: (query, size) => {
        if (!connection.own) throw new Error('rows are streamed in a transaction only')
        return connection.own.streamQuery(query, size)
      },
    }
    lent.set(connection, connection)
    return connection
  }
  const ownOf = (connection: DatabaseConnection): DatabaseConnection => {
    const own = lent.get(connection)?.own
    if (!own) throw new Error('no transaction was begun')
    return own
  }

  return {
    init: () => inner.init(),
    acquireConnection: async () => lend(),
    async beginTransaction(connection, settings) {
      const loan = lent.get(connection)
      if (!loan) throw new Error('a connection of another driver')
      loan.own = await orPublicFailure(inner.acquireConnection())
      await orPublicFailure(inner.beginTransaction(loan.own, settings))
      const sight = sightNow()
      if (sight !== nothingRestricted)
        await orPublicFailure(loan.own.executeQuery(CompiledQuery.raw(tellSight, [sight])))
    },
    commitTransaction: (connection) => orPublicFailure(inner.commitTransaction(ownOf(connection))),
    rollbackTransaction: (connection) => orPublicFailure(inner.rollbackTransaction(ownOf(connection))),
    savepoint: (connection, name, compile) => inner.savepoint?.(ownOf(connection), name, compile) ?? Promise.resolve(),
    rollbackToSavepoint: (connection, name, compile) =>
      inner.rollbackToSavepoint?.(ownOf(connection), name, compile) ?? Promise.resolve(),
    releaseSavepoint: (connection, name, compile) =>
      inner.releaseSavepoint?.(ownOf(connection), name, compile) ?? Promise.resolve(),
    async releaseConnection(connection) {
      const own = lent.get(connection)?.own
      if (own) await inner.releaseConnection(own)
    },
    destroy: () => inner.destroy(),
  }
}

/** PostgreSQL whose statements outside transactions share connections. */
export class SharingDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  readonly #sightNow: () => Sight
  constructor(pool: pg.Pool, sightNow: () => Sight) {
    super({ pool })
    this.#pool = pool
    this.#sightNow = sightNow
  }
  override createDriver(): Driver {
    return createDriver(this.#pool, this.#sightNow)
  }
}
