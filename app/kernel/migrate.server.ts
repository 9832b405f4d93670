/** Forward-only SQL migrations, in order of name, each in its transaction, under one lock. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { searchPath } from './sight.server.ts'
import { StartError } from './start-error.ts'

const folder = path.resolve(import.meta.dirname, '../../db/migrations')
/** The views through which the application reads, and the migration whose columns they need. */
const sightFile = path.resolve(import.meta.dirname, '../../db/sight.sql')
const sightSince = '0058'
/** Any fixed number: the advisory lock that two nodes starting together wait for. */
const migrationLock = 72_710_366

const listMigrations = (): readonly { name: string; sql: string }[] =>
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name), 'utf8') }))

/** Name of the newest migration of this code: the version a backup carries. */
export const latestMigration = (): string => listMigrations().at(-1)?.name ?? ''

/**
 * Brings the database to this code's version. @returns names applied, in order; empty when there was nothing to do
 * @param last stops after this one: a backup is loaded into the tables of its time
 * @throws StartError when the database is newer than the code or a past migration was edited
 */
export async function migrate(pool: pg.Pool, last?: string): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query('set search_path to public')
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration order by name',
    )
    const known = listMigrations()
    const unknown = rows.find(({ name }) => !known.some((migration) => migration.name === name))
    if (unknown)
      throw new StartError(
        `La base de données est plus récente que ce programme (elle connaît « ${unknown.name} ») : mettez Trame à jour, puis relancez.`,
      )
    const applied: string[] = []
    const sight = readSight()
    const presentSight = await findSight(client)
    for (const { name, sql } of known) {
      if (last !== undefined && name > last) break
      const sha256 = createHash('sha256').update(sql).digest('hex')
      const past = rows.find((row) => row.name === name)
      if (past && past.sha256 !== sha256)
        throw new StartError(
          `La migration « ${name} » a changé depuis qu’elle a été appliquée : reprenez la version d’origine du programme.`,
        )
      if (past) continue
      await client.query('begin')
      // With its views, in one transaction: an older node still serving never reads past them.
      if (presentSight !== undefined) await client.query('drop schema if exists sight cascade')
      await client.query(sql)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
      if (presentSight !== undefined) await client.query(sight.sql)
      await client.query('commit')
      applied.push(name)
    }
    const isMade = presentSight === sight.fingerprint || (presentSight !== undefined && applied.length > 0)
    if (!isMade && (last ?? latestMigration()) > sightSince)
      await client.query(`begin; drop schema if exists sight cascade; ${sight.sql}; commit`)
    return applied
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined)
    await client.query(`set search_path to ${searchPath}`).catch(() => undefined)
    client.release()
  }
}

/** The views as this code wants them; the schema's comment keeps their fingerprint, to know when they have changed. */
function readSight() {
  const sql = fs.readFileSync(sightFile, 'utf8')
  const fingerprint = createHash('sha256').update(sql).digest('hex')
  return { sql: `${sql}\n comment on schema sight is '${fingerprint}'`, fingerprint }
}

/** The fingerprint of the views there are; undefined when there are none. */
async function findSight(client: pg.PoolClient): Promise<string | undefined> {
  const { rows } = await client.query<{ fingerprint: string }>(
    "select coalesce(obj_description(oid, 'pg_namespace'), '') as fingerprint from pg_namespace where nspname = 'sight'",
  )
  return rows[0]?.fingerprint
}
