/** The rows of a fixture, sent together: eighty journeys to PostgreSQL for each CTG were half of the time of the suite. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import type { DB } from '#app/kernel/database-types.ts'

/** Keeps the statements it is given instead of sending them; nothing can be read by it. */
class RecordingDriver extends DummyDriver implements Driver {
  readonly statements: CompiledQuery[] = []
  override acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve({
      executeQuery: (query: CompiledQuery) => {
        if (!/^insert /.test(query.sql)) throw new Error(`what is sent together only inserts: ${query.sql}`)
        this.statements.push(query)
        return Promise.resolve({ rows: [] })
      },
      async *streamQuery() {
        yield await Promise.reject(new Error('what is sent together reads nothing'))
      },
    })
  }
}

/** Sends, in their order, the rows that `write` inserts one after the other. @returns what it returns */
export async function atOnce<Result>(db: Database, write: (rows: Database) => Promise<Result>): Promise<Result> {
  const driver = new RecordingDriver()
  const rows = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (one) => new PostgresIntrospector(one),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  const result = await write(rows)
  // One connection keeps their order, whoever else asks meanwhile (app/kernel/shared-connections.server.ts).
  await db.transaction().execute((tx) => Promise.all(driver.statements.map((statement) => tx.executeQuery(statement))))
  return result
}
