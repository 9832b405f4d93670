/** Connections to PostgreSQL, and how its types are read: days as 'YYYY-MM-DD', instants as Date, numbers as number. */
import { Kysely, type KyselyPlugin, type Transaction as KyselyTransaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database-types.ts'
import { prepareReads } from './prepared-statements.server.ts'
import { SharingDialect } from './shared-connections.server.ts'
import { currentSight, type Sight, searchPath } from './sight.server.ts'
import { StartError } from './start-error.ts'
import { startLabels } from './start-labels.fr.ts'

export type Database = Kysely<DB>
export type Transaction = KyselyTransaction<DB>
/** For reads: the pool, or the transaction under way. */
export type Reader = Database | Transaction

const dayType = 1082
const bigintType = 20
const numericType = 1700

/** Our own table of parsers, so that pg's global one is left alone. Counts and amounts here stay far under 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === dayType) return (text: string) => text
    if (oid === bigintType || oid === numericType) return Number
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
}

/**
 * Sets how long a statement may last: people wait for a page; a long job, a migration or a backup may take minutes; what a
 * brief job asks is short; /sante gives up at once.
 */
export type PoolUse = 'pages' | 'work' | 'brief-work' | 'health'

/** Time limits: the one PostgreSQL enforces (0: none), then the one after which we give up on a silent server. */
export type Patience = {
  readonly statementMs: number
  readonly answerMs: number
  readonly idleInTransactionMs: number
}
const patience: Readonly<Record<PoolUse, Patience>> = {
  pages: { statementMs: 12_000, answerMs: 15_000, idleInTransactionMs: 60_000 },
  // A backup keeps its transaction open while it writes files.
  work: { statementMs: 0, answerMs: 15 * 60_000, idleInTransactionMs: 0 },
  'brief-work': { statementMs: 55_000, answerMs: 60_000, idleInTransactionMs: 0 },
  health: { statementMs: 600, answerMs: 700, idleInTransactionMs: 0 },
}
const connectionMs = 10_000

/** Connections that a process opens at most for each use; docs/exploitation.md counts them. */
export const poolSizes: Readonly<Record<PoolUse, number>> = {
  pages: 10,
  work: 10,
  'brief-work': 10,
  health: 1,
}

/** PostgreSQL notices within a minute that this process died, and releases its locks. */
const whenWeVanish = 'set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3'

/** @param use `work` unless people wait for what is asked; a test gives a shorter patience of its own */
export function openPool(url: string, size?: number, use: PoolUse | Patience = 'work'): pg.Pool {
  const { statementMs, answerMs, idleInTransactionMs } = typeof use === 'string' ? patience[use] : use
  const pool = new pg.Pool({
    connectionString: url,
    max: size ?? (typeof use === 'string' ? poolSizes[use] : poolSizes.pages),
    types,
    connectionTimeoutMillis: Math.min(connectionMs, answerMs),
    // A pipelined connection that does not answer in time is closed by node-postgres, with all that it was asked.
    query_timeout: answerMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    pipeline: true,
  })
  // An idle connection lost (server restarted) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    prepareReads(client)
    // Runs first on each new connection: unqualified names then resolve to the restricted views, where there is one.
    const lasts = `set statement_timeout = ${statementMs}; set idle_in_transaction_session_timeout = ${idleInTransactionMs}`
    const settings = `set search_path to ${searchPath}; ${lasts}; ${howToPlan}; ${whenWeVanish}`
    client.query(settings).catch((error: Error) => client.emit('error', error))
  })
  return pool
}

/**
 * JIT compiling costs more than any of our statements, at each execution. The default cost of a random read is that of a spinning
 * disk: with it, small tables were scanned whole in nested loops, half of the time of a page (docs/decisions/0086).
 */
const howToPlan = 'set jit = off; set random_page_cost = 1.1'

/** A pool on a database that answers. @throws StartError; its sentence holds nothing of the address, which has a password */
export async function connectPool(url: string, size?: number, use?: PoolUse): Promise<pg.Pool> {
  try {
    const pool = openPool(url, size, use)
    await pool.query('select 1')
    return pool
  } catch (error) {
    throw new StartError(startLabels.databaseAbsent, error)
  }
}

/** @param sightNow which restricted sheets its statements see: those of the request under way, unless told otherwise */
export const openDatabase = (
  pool: pg.Pool,
  plugins: KyselyPlugin[] = [],
  sightNow: () => Sight = currentSight,
): Database => new Kysely<DB>({ dialect: new SharingDialect(pool, sightNow), plugins })
