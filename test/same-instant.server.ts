/** What is sent twice at the same instant, on an application whose commits can be held; and how many rows it adds. docs/decisions/0094. */
import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { newTestDatabase } from './database.server.ts'
import { heldCommits } from './held-commits.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

/** Long enough for an act that waits for nobody. */
const unheldMs = 200

/** Whoever is invited in one CTG is known in the next one; a link that opens nothing any more is counted as a guess. */
const apart: readonly string[] = ['handled_request', 'person', 'attempt']

type Added = readonly (readonly [table: string, count: number])[]

/** To be called at the top of a test file. */
export function withHeldCommits() {
  const given: { db?: Database; app?: TestApp; tables?: readonly string[] } = {}
  const db = () => given.db ?? expect.unreachable('no database')
  const app = () => given.app ?? expect.unreachable('no application')
  const commits = heldCommits()

  beforeAll(async () => {
    const { url } = await newTestDatabase()
    const pool = openPool(url, 8)
    commits.on(pool)
    given.db = openDatabase(pool)
    given.app = await openTestApp(given.db)
    const { rows } = await pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    given.tables = rows.map(({ name }) => name).filter((name) => !apart.includes(name))
  })
  afterAll(() => given.app?.close())

  async function countRows(): Promise<ReadonlyMap<string, number>> {
    const counted = (given.tables ?? []).map(
      (name) => `select '${name}' as name, count(*) as count from public.${name}`,
    )
    const query = CompiledQuery.raw(counted.join(' union all '))
    const { rows } = await db().executeQuery<{ name: string; count: number }>(query)
    return new Map(rows.map(({ name, count }) => [name, count]))
  }

  /** Both at the same instant: the second is sent when the first has done all but its commit. */
  async function together<Result>(first: () => Promise<Result>, second: () => Promise<Result>): Promise<Result[]> {
    const { reached, release } = commits.holdNext()
    const one = first()
    await Promise.race([reached, one])
    const other = second()
    await Promise.race([other, wait(unheldMs)])
    release()
    return Promise.all([one, other])
  }

  return {
    db,
    app,
    together,
    /** What an act answers, and the rows it adds, by table. */
    async adding<Result>(act: () => Promise<Result>): Promise<{ readonly answers: Result; readonly added: Added }> {
      const before = await countRows()
      const answers = await act()
      const after = await countRows()
      // PostgreSQL counts the tables in any order.
      const added = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
      return { answers, added: added.filter(([, count]) => count !== 0).sort() }
    },
  }
}
