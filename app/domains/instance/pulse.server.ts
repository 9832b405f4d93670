/**
 * Each process says every half minute that it is there, and each version keeps what it brought when it first starts: who
 * administers the instance sees nodes of two versions, and what changed. Rules: docs/rules/instance.md §9.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ProcessRole } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { listMigrationNames } from '#app/kernel/migrate.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { changesOf } from './changelog.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const beatMs = 30_000
/** Kept long enough for somebody who looks a week later. */
const keptMs = 7 * 86_400_000

export type OwnVersion = {
  readonly version: string
  /** Name of the newest migration of this code. */
  readonly migration: string
  readonly changes: string
}

const readFile = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8')

/** Version of this code, read from its own files: no network call. */
export function readOwnVersion(): OwnVersion {
  const version = /"version": "([^"]+)"/.exec(readFile('package.json'))?.[1] ?? ''
  return {
    version,
    migration: listMigrationNames().at(-1) ?? '',
    changes: changesOf(readFile('CHANGELOG.md'), version),
  }
}

/** Once for a version and its tables, however many nodes start. */
export async function noteVersion(db: Database, { version, migration, changes }: OwnVersion, at: Date): Promise<void> {
  const before = await db
    .selectFrom('instance_version')
    .select(['version', 'migration'])
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const brought = before ? listMigrationNames().filter((name) => name > before.migration) : []
  await db
    .insertInto('instance_version')
    .values({ version, migration, changes, migrations: [...brought], started_at: at })
    .onConflict((conflict) => conflict.columns(['version', 'migration']).doNothing())
    .execute()
}

/** @returns how to stop it: the node is then gone at once, rather than silent */
export function startPulse(db: Database, role: ProcessRole, { version, migration }: OwnVersion): () => Promise<void> {
  const id = randomUUID()
  const startedAt = new Date()
  const beat = async () => {
    const seen = { seen_at: new Date() }
    await db
      .insertInto('instance_node')
      .values({ id, name: os.hostname().slice(0, 100), role, version, migration, started_at: startedAt, ...seen })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(seen))
      .execute()
    await db
      .deleteFrom('instance_node')
      .where('seen_at', '<', new Date(Date.now() - keptMs))
      .execute()
  }
  // A database that is away is told elsewhere; the next beat says that the node is still there.
  const beatOrTell = () => beat().catch((error: unknown) => log.debug({ err: error }, 'pulse'))
  let last = beatOrTell()
  const timer = setInterval(() => {
    last = beatOrTell()
  }, beatMs).unref()
  return async () => {
    clearInterval(timer)
    await last
    await rowsOf(db, 'instance_node', { id })
      .remove()
      .catch(() => undefined)
  }
}
