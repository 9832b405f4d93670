/** Health, version and what an update brought, for who administers the instance. Rules: docs/rules/instance.md §9. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { countWaitingJobs } from '#app/kernel/jobs.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { groupChanges } from './changelog.ts'
import { isNodeUp, versionsTogether } from './instance.ts'
import type { OwnVersion } from './pulse.server.ts'

/** What the process knows of itself. */
export type OwnHealth = {
  readonly own: OwnVersion
  readonly disk: 'fine' | 'low' | 'full'
  readonly hasMetrics: boolean
  readonly nodeVersion: string
}

const mostNodes = 60

/** Nodes that were there within a week, those running first. */
export async function listNodes(db: Reader, at: Date) {
  const nodes = await db
    .selectFrom('instance_node')
    .select(['id', 'name', 'role', 'version', 'migration', 'started_at as startedAt', 'seen_at as seenAt'])
    .orderBy('seen_at', 'desc')
    .limit(mostNodes)
    .execute()
  return nodes.map((node) => ({ ...node, isUp: isNodeUp(node, at) }))
}

const listVersions = (db: Reader) =>
  db
    .selectFrom('instance_version')
    .select(['version', 'migration', 'started_at as startedAt', 'changes', 'migrations'])
    .orderBy('started_at', 'desc')
    .limit(2)
    .execute()

type Tables = {
  readonly migrations: number
  readonly lastAt: Date | null
  readonly server: string
  readonly bytes: string
}

export async function getHealthPage(context: Context, { own, ...process }: OwnHealth) {
  requireAdministrator(context)
  const { db, at } = context
  const [nodes, [current, former], waitingJobs, tables] = await Promise.all([
    listNodes(db, at),
    listVersions(db),
    countWaitingJobs(db),
    sql<Tables>`select (select count(*)::int from migration) as migrations, (select max(applied_at) from migration) as "lastAt",
      current_setting('server_version') as server, pg_database_size(current_database())::text as bytes`.execute(db),
  ])
  const changes = current?.changes ?? own.changes
  return {
    ...process,
    ...{ version: own.version, migration: own.migration, waitingJobs, nodes },
    together: versionsTogether(nodes, at),
    tables: { ...tables.rows[0], bytes: Number(tables.rows[0]?.bytes ?? 0) },
    firstStartedAt: current?.startedAt ?? null,
    migrationsBrought: current?.migrations ?? [],
    former: former ? { version: former.version, migration: former.migration, startedAt: former.startedAt } : null,
    /** What this version has that the one before had not said; all of it where none ran before. */
    brought: groupChanges(changes, former?.changes),
    all: groupChanges(changes),
  }
}
export type HealthPageData = Awaited<ReturnType<typeof getHealthPage>>
