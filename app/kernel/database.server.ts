/** Connections to PostgreSQL, and how its types are read: days as 'YYYY-MM-DD', instants as Date, numbers as number. */
import { Kysely, type KyselyPlugin, type Transaction as KyselyTransaction } from 'kysely'
import pg from 'pg'
import type { DB } from './database-types.ts'
import { prepareReads } from './prepared-statements.server.ts'
import { SharingDialect } from './shared-connections.server.ts'
import { currentSight, type Sight, searchPath } from './sight.server.ts'
import { StartError } from './start-error.ts'

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

export function openPool(url: string, size = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, types, connectionTimeoutMillis: 10_000, pipeline: true })
  // An idle connection lost (server restarted) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    prepareReads(client)
    // Asked first on this connection, before whoever waits for it: every name is then that of the view, if there is one.
    client.query(`set search_path to ${searchPath}`).catch((error: Error) => client.emit('error', error))
  })
  return pool
}

/** A pool on a database that answers. @throws StartError; its sentence holds nothing of the address, which has a password */
export async function connectPool(url: string, size?: number): Promise<pg.Pool> {
  try {
    const pool = openPool(url, size)
    await pool.query('select 1')
    return pool
  } catch (error) {
    throw new StartError(
      'La base de données ne répond pas : vérifiez DATABASE_URL (adresse, compte, mot de passe) et que PostgreSQL est démarré.',
      error,
    )
  }
}

/** @param sightNow which restricted sheets its statements see: those of the request under way, unless told otherwise */
export const openDatabase = (
  pool: pg.Pool,
  plugins: KyselyPlugin[] = [],
  sightNow: () => Sight = currentSight,
): Database => new Kysely<DB>({ dialect: new SharingDialect(pool, sightNow), plugins })
