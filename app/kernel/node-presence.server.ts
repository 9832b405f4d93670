/**
 * Which nodes run on a database, and of which version: each holds a shared lock of PostgreSQL whose second number is that of
 * its newest migration, as long as it lives. Why: docs/decisions/0024.
 */
import type pg from 'pg'
import { type Listener, startListener } from './listener.server.ts'
import { startLabels } from './start-labels.fr.ts'

/** Any fixed number: the first of the two that name these locks. */
const presenceLocks = 72_710_381

const numberOf = (migration: string): number => Number.parseInt(migration, 10)

/** @param version name of the newest migration that this node knows */
export function startPresence(url: string, version: string): Listener {
  return startListener(url, 'trame_nodes', {
    onMessage: () => undefined,
    onListening: async (client) => {
      await client.query('select pg_advisory_lock_shared($1, $2)', [presenceLocks, numberOf(version)])
    },
  })
}

/** Nodes that run an older code than this version, in words; undefined when there is none. */
export async function countOlderNodes(client: pg.ClientBase, version: string): Promise<string | undefined> {
  const { rows } = await client.query<{ version: number; nodes: number }>(
    `select objid::bigint as version, count(*)::int as nodes from pg_locks
     where locktype = 'advisory' and classid::bigint = $1 and objsubid = 2 and granted and objid::bigint < $2
       and database = (select oid from pg_database where datname = current_database())
     group by objid order by objid`,
    [presenceLocks, numberOf(version)],
  )
  if (rows.length === 0) return
  const words = rows.map(({ version: of, nodes }) => {
    const number = String(of).padStart(4, '0')
    return nodes === 1 ? startLabels.nodeOfVersion(number) : startLabels.nodesOfVersion(nodes, number)
  })
  return words.join(' et ')
}
