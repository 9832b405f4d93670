/** Spreadsheets of offices brought in by the real commands, then taken back: no row of the CTG is left, changed or missing. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { applyImport } from '#app/domains/plan-files/commands/apply-import.server.ts'
import { startImport } from '#app/domains/plan-files/commands/start-import.server.ts'
import { undoImport } from '#app/domains/plan-files/commands/undo-import.server.ts'
import { keepCells } from '#app/domains/plan-files/import/plan-cell.ts'
import { getImportPage } from '#app/domains/plan-files/import-page-query.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { unguardedDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { makeOfficeFile } from './make-office-file.ts'
import { writeTenFiles, writeTiredFiles } from './ten-files.ts'
import type { OfficeFile } from './truth.ts'

const given: { db?: Database; tables?: readonly string[] } = {}
const db = () => given.db ?? expect.unreachable('no database')

/** The import tells that it came and went: in the journal, in its own row, with its file. Numbers once given are not given again. */
const keepsTrace = new Set(['audit_entry', 'plan_import', 'stored_file', 'ctg_counter'])

beforeAll(async () => {
  given.db = await unguardedDatabase()
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where column_name = 'ctg_id' and table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db())
  given.tables = rows.map(({ name }) => name).filter((name) => !keepsTrace.has(name))
})

/** Every row of the CTG, table by table, as one reads them. */
async function rowsOf(ctgId: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = given.tables ?? []
  const { rows } = await sql<{ name: string; row: string }>`${sql.join(
    tables.map(
      (name) =>
        sql`select ${name}::text as name, to_jsonb(t)::text as row from ${sql.table(name)} t where ctg_id = ${ctgId}`,
    ),
    sql` union all `,
  )}`.execute(db())
  return new Map(tables.map((name) => [name, rows.flatMap((one) => (one.name === name ? [one.row] : [])).toSorted()]))
}

type Brought = { readonly refusal?: string; readonly importId?: string; readonly keys: readonly string[] }

/** As the page does: the file read by the server, filed, every line of its preview ticked. */
async function startFile({ as, actors, ctgId }: PlanFixture, { name, bytes }: OfficeFile): Promise<Brought> {
  const context = as(actors.townCoordinator)
  const sheets = keepCells(await readSpreadsheet(name, bytes))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { sha256, name, mediaType: 'application/octet-stream', sizeBytes: bytes.length }
  try {
    const { importId } = await startImport(context, { ctgId, file, sheets })
    const page = await getImportPage(context, ctgId, importId)
    return { importId, keys: page.kind === 'spreadsheet' ? page.actions.map(({ key }) => key) : [] }
  } catch (error) {
    // A file of forms has no line of titles: it is refused with a sentence, and nothing is written.
    if (error instanceof DomainError) return { refusal: error.code, keys: [] }
    throw error
  }
}

/** A sample: half of the first ten by hand, those of tired coordinators, some of each format. */
const files = [
  ...writeTiredFiles(),
  ...writeTenFiles().filter((_, index) => index % 2 === 0),
  ...[1, 3, 5, 8, 11, 12, 13].map(makeOfficeFile),
]
const broughtIn = { files: 0, actions: 0 }

describe('a spreadsheet brought in, then taken back', () => {
  test.each(files.map((file) => [file.name, file] as const))('%s leaves nothing', async (_, file) => {
    const fixture = await givenPlan(db())
    const context = fixture.as(fixture.actors.townCoordinator)
    const { ctgId } = fixture
    const before = await rowsOf(ctgId)
    const { importId, keys, refusal } = await startFile(fixture, file)
    if (importId === undefined || keys.length === 0) {
      expect(refusal ?? 'plan.import-empty').toMatch(/^plan\.(no-table-found|import-empty)$/)
      expect(await rowsOf(ctgId)).toEqual(before)
      return
    }
    const { actions } = await applyImport(context, { ctgId, importId, rows: keys, overwritten: [] })
    const brought = await rowsOf(ctgId)
    expect(brought.get('action')?.length).toBe((before.get('action')?.length ?? 0) + actions)
    expect(actions).toBe(keys.length)
    broughtIn.files += 1
    broughtIn.actions += actions
    await undoImport(context, { ctgId, importId })
    expect(await rowsOf(ctgId)).toEqual(before)
  })

  test('most of these files were brought in: the others prove nothing', () => {
    expect(broughtIn.files).toBeGreaterThanOrEqual(files.length - 3)
    expect(broughtIn.actions).toBeGreaterThan(60)
  })
})
