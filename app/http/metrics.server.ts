/**
 * `/metrics`, read by Prometheus with the deployer's token: how long answers take, what waits, what failed, what the process holds.
 * Without a token in the environment there is no such address. Nothing personal: no address of a page, no CTG, no person.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { nodeSilenceMs } from '#app/domains/instance/instance.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { laneOf } from '#app/kernel/job-lanes.ts'

/** What was asked for, without its address: an address names a CTG. */
const kindOf = (path: string): string => {
  if (path.startsWith('/api/')) return 'api'
  if (path.startsWith('/assets/')) return 'asset'
  return path.endsWith('.data') ? 'data' : 'page'
}

type Waiting = {
  readonly jobs: readonly { readonly name: string; readonly state: string; readonly count: number }[]
  readonly mails: readonly { readonly state: string; readonly count: number }[]
  readonly nodes: readonly { readonly version: string; readonly role: string; readonly count: number }[]
}

/** Jobs and mails by where they stand, nodes by what they run, in one statement. Mails given up and done are those still kept. */
async function readWaiting(db: Database): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select
      coalesce((select json_agg(row) from (
        select task.identifier as name, count(*)::int as count, case
          when job.locked_at is not null then 'running'
          when job.attempts >= job.max_attempts then 'given-up'
          when job.attempts > 0 then 'retrying'
          else 'waiting' end as state
        from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
        group by 1, 3) as row), '[]') as jobs,
      coalesce((select json_agg(row) from (
        select case when failure is null then 'waiting' else 'failing' end as state, count(*)::int as count
        from outgoing_mail where sent_at is null group by 1) as row), '[]') as mails,
      coalesce((select json_agg(row) from (
        select version, role, count(*)::int as count from instance_node
        where seen_at > now() - make_interval(secs => ${nodeSilenceMs / 1000}) group by 1, 2) as row), '[]') as nodes`.execute(
    db,
  )
  return rows[0] ?? { jobs: [], mails: [], nodes: [] }
}

const digest = (word: string): Buffer => createHash('sha256').update(word).digest()

export type Metrics = {
  readonly observe: (request: { readonly method: string; readonly path: string }, status: number, ms: number) => void
  readonly answer: (authorization: string | undefined) => Promise<Response>
}

/** @param token of the deployer; undefined: nothing is measured, and the address does not exist */
export function createMetrics(db: Database, token: string | undefined): Metrics | undefined {
  if (token === undefined) return undefined
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'trame_http_request_duration_seconds',
    help: 'Time to answer, by kind of address and class of status',
    labelNames: ['method', 'kind', 'status'] as const,
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const jobs = new Gauge({
    name: 'trame_jobs',
    help: 'Jobs in the background, by name, lane and state',
    labelNames: ['name', 'lane', 'state'] as const,
    registers: [registry],
  })
  const mails = new Gauge({
    name: 'trame_mails',
    help: 'Mails not sent yet, by state',
    labelNames: ['state'] as const,
    registers: [registry],
  })
  const nodes = new Gauge({
    name: 'trame_nodes',
    help: 'Nodes that run, by version and role',
    labelNames: ['version', 'role'] as const,
    registers: [registry],
  })

  const isOurs = (authorization: string | undefined): boolean =>
    timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))

  return {
    observe: ({ method, path }, status, ms) =>
      durations.observe({ method, kind: kindOf(path), status: `${Math.floor(status / 100)}xx` }, ms / 1000),
    async answer(authorization) {
      if (!isOurs(authorization)) return new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer' } })
      const waiting = await readWaiting(db)
      jobs.reset()
      for (const { name, state, count } of waiting.jobs) jobs.set({ name, lane: laneOf(name), state }, count)
      nodes.reset()
      for (const { version, role, count } of waiting.nodes) nodes.set({ version, role }, count)
      mails.reset()
      for (const { state, count } of waiting.mails) mails.set({ state }, count)
      return new Response(await registry.metrics(), {
        headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
      })
    },
  }
}
