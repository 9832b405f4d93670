/** No word of what members write is shown on any page or file of the administration, and nobody else reads them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { fillAddress, routeTable } from '#test/route-table.ts'

const { db } = await newTestDatabase()
const given: { ctg?: FullCtg; app?: TestApp; cookie?: string } = {}
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.ctg = await givenFullCtg(db)
  given.app = await openTestApp(db)
  const personId = randomUUID()
  const person = { id: personId, name: 'Inès Organdi', email: `${personId}@exemple.fr` }
  await db
    .insertInto('person')
    .values({ ...person, is_platform_administrator: true })
    .execute()
  given.cookie = await app().signIn({ personId })
})
afterAll(() => given.app?.close())

/** A template of articles is the instance’s own words, read where they are written. */
const pages = Object.values(routeTable).filter(
  ({ readers, address }) => readers === 'administrators' && !address.includes('modeles'),
)

describe('every page and file of the administration', () => {
  /** In every text of every table that members write. */
  const canary = 'Zibeline'
  beforeAll(() => plantCanary())

  async function plantCanary() {
    const { ctgId, ids } = ctg()
    const { rows } = await sql<{ table: string; column: string }>`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.columns owner on owner.table_schema = 'public' and owner.table_name = c.table_name
        and owner.column_name = 'ctg_id'
      join information_schema.tables t on t.table_schema = 'public' and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.table_schema = 'public' and c.data_type = 'text'
        and c.column_name in ('title', 'description', 'text', 'summary', 'minutes', 'note', 'need', 'words', 'content', 'argument', 'reason', 'introduction', 'subject')
        and c.table_name not in ('party', 'member', 'stored_file')`.execute(db)
    const planted: string[] = []
    for (const { table, column } of rows) {
      const changed =
        await sql`update ${sql.id('public', table)} set ${sql.id(column)} = ${`${canary} ${table} ${column}`}
        where ctg_id = ${ctgId}`
          .execute(db)
          .catch(() => undefined)
      if (changed && Number(changed.numAffectedRows) > 0) planted.push(`${table}.${column}`)
    }
    await sql`update public.stored_file set name = ${`${canary}.pdf`} where ctg_id = ${ctgId}`.execute(db)
    await db
      .insertInto('outgoing_mail')
      .values({
        ...{ id: randomUUID(), once_key: `campaign:${randomUUID()}`, to_name: `${canary} Martin`, for_ctg_id: ctgId },
        ...{ to_address: `${canary.toLowerCase()}@exemple.fr`, subject: canary, body_text: canary },
        ...{ created_at: new Date(), failure: `550 <${canary}@exemple.fr> ${canary}` },
      })
      .execute()
    await db.transaction().execute((tx) => enqueue(tx, 'make-dossier', { ctgId, title: canary }, randomUUID()))
    await sql`update graphile_worker._private_jobs set attempts = 2, last_error = ${`Error: « ${canary} »`}`.execute(db)
    expect(planted.length, planted.join(' ')).toBeGreaterThan(20)
    expect(planted).toContain('action.title')
    expect(ids.action).not.toBe('')
  }

  test.each(pages.map(({ address, searches = [] }) => [address, searches] as const))(
    '%s',
    async (address, searches) => {
      const url = fillAddress(address, addressIds(ctg()))
      const query = vi.spyOn(pg.Client.prototype, 'query')
      const first = await app().get(url, given.cookie)
      const statements = query.mock.calls.filter(([text]) => !String(text).startsWith('set search_path')).length
      query.mockRestore()
      expect(first.status).toBe(200)
      expect(statements).toBeLessThanOrEqual(12)
      const texts = [await first.text()]
      for (const search of searches) texts.push(await (await app().get(url + search, given.cookie)).text())
      if (address.endsWith('/export')) texts.push(await (await app().get(`${url}?format=csv`, given.cookie)).text())
      for (const text of texts) expect(text.toLowerCase()).not.toContain(canary.toLowerCase())
      const stranger = await app().signIn(ctg().actors.townCoordinator)
      expect((await app().get(url, stranger)).status).toBe(404)
    },
  )
})
