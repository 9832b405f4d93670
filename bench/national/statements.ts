/** What PostgreSQL says of its work: the five slowest statements of the pages with their plans as they ran, and the size of tables. */
import fs from 'node:fs'
import type pg from 'pg'
import { z } from 'zod'

const mostShown = 5
/** Met less often, a statement is one of the measure's own. */
const leastCalls = 20

export type SlowStatement = {
  readonly id: string
  readonly text: string
  readonly calls: number
  readonly meanMs: number
  readonly maxMs: number
}

export const forgetStatements = (pool: pg.Pool) => pool.query('select pg_stat_statements_reset()')

/** Slowest on average first. */
export async function listSlowStatements(pool: pg.Pool): Promise<readonly SlowStatement[]> {
  const { rows } = await pool.query<SlowStatement>(
    `select queryid::text as id, query as text, calls, mean_exec_time as "meanMs", max_exec_time as "maxMs"
     from pg_stat_statements where calls >= $1 and dbid = (select oid from pg_database where datname = current_database())
       and query !~* '^\\s*(begin|commit|set|insert into "?person_session)' order by mean_exec_time desc limit $2`,
    [leastCalls, mostShown],
  )
  return rows
}

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Total Time'?: number
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Node[]
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Actual Total Time': z.number().optional(),
    'Actual Rows': z.number().optional(),
    'Actual Loops': z.number().optional(),
    'Rows Removed by Filter': z.number().optional(),
    Plans: z.array(node).optional(),
  }),
)
const explained = z.object({ 'Query Identifier': z.number().optional(), Plan: node })

/** Connections opened from now on write how each statement ran. */
export const explainAll = (pool: pg.Pool) =>
  pool.query(`do $$ begin execute format('alter database %I set session_preload_libraries = ''auto_explain''', current_database());
    execute format('alter database %I set auto_explain.log_min_duration = 0', current_database());
    execute format('alter database %I set auto_explain.log_analyze = on', current_database());
    execute format('alter database %I set auto_explain.log_verbose = on', current_database());
    execute format('alter database %I set auto_explain.log_format = ''json''', current_database()); end $$`)

const counted = (value: number | undefined) => Math.round(value ?? 0).toLocaleString('fr-FR')

/** One line a node: what is read, by which index, how many rows, in how long. */
function linesOf(plan: Node, depth = 0): readonly string[] {
  const on = [plan['Relation Name'], plan['Index Name']].filter(Boolean).join(' par ')
  const removed = plan['Rows Removed by Filter'] ? `, ${counted(plan['Rows Removed by Filter'])} écartées` : ''
  const loops = (plan['Actual Loops'] ?? 1) > 1 ? ` × ${counted(plan['Actual Loops'])}` : ''
  const line = `${'  '.repeat(depth)}${plan['Node Type']}${on ? ` ${on}` : ''} : ${counted(plan['Actual Rows'])} lignes${loops}${removed}, ${(plan['Actual Total Time'] ?? 0).toFixed(2)} ms`
  return [line, ...(plan.Plans ?? []).flatMap((inner) => linesOf(inner, depth + 1))]
}

const mostLines = 16

/** The slowest plan written for each statement. */
export function readPlans(log: string, statements: readonly SlowStatement[]): ReadonlyMap<string, readonly string[]> {
  const plans = new Map<string, { readonly ms: number; readonly lines: readonly string[] }>()
  // A line of PostgreSQL's log begins with its date; what follows a plan's first line is indented by a tab.
  for (const entry of fs.readFileSync(log, 'utf8').split(/\n(?=\d{4}-\d\d-\d\d )/)) {
    const found = /duration: ([\d.]+) ms {2}plan:\n([\s\S]+)$/.exec(entry)
    if (!found) continue
    // Identifiers have more digits than a number holds.
    const json = (found[2] ?? '').replace(/"Query Identifier": (-?\d+)/, '"Query Name": "$1"')
    const id = /"Query Name": "(-?\d+)"/.exec(json)?.[1]
    if (!id || !statements.some((one) => one.id === id)) continue
    const ms = Number(found[1])
    if ((plans.get(id)?.ms ?? -1) >= ms) continue
    plans.set(id, { ms, lines: linesOf(explained.parse(JSON.parse(json)).Plan).slice(0, mostLines) })
  }
  return new Map([...plans].map(([id, { lines }]) => [id, lines]))
}

export type TableSize = {
  readonly name: string
  readonly rows: number
  readonly bytes: number
  readonly indexBytes: number
}

/** The whole database, then its heaviest tables. */
export async function listSizes(
  pool: pg.Pool,
): Promise<{ readonly bytes: number; readonly tables: readonly TableSize[] }> {
  const { rows: tables } = await pool.query<TableSize>(
    `select relname as name, reltuples as rows, pg_total_relation_size(oid) as bytes, pg_indexes_size(oid) as "indexBytes"
     from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 3 desc limit 12`,
  )
  const { rows } = await pool.query<{ bytes: number }>('select pg_database_size(current_database()) as bytes')
  return { bytes: rows[0]?.bytes ?? 0, tables }
}
