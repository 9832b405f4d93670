/** The register of things against the database: titles, addresses, readers, restricted sheets (docs/decisions/0037). */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import type { SubjectType } from '#app/kernel/database-types.ts'
import { sightOf, withSight } from '#app/kernel/sight.server.ts'
import { textKinds } from '#app/texts.server.ts'
import { nameThings, tableOf } from '#app/things/find-things.server.ts'
import { shownKind, things } from '#app/things/register.ts'
import { testDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { routeTable } from './route-table.ts'

const kinds = Object.keys(things).filter((name): name is SubjectType => name in things)
const shown = kinds.filter((kind) => shownKind(kind))
const given: { db?: Database; ctg?: FullCtg } = {}
const db = () => given.db ?? expect.unreachable('no database')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
beforeAll(async () => {
  given.db = await testDatabase()
  given.ctg = await givenFullCtg(db())
  const { ctgId, early, caf } = given.ctg
  const reading = { id: randomUUID(), theme_id: early.id, party_id: caf.id, text: 'Lecture' }
  await db()
    .insertInto('party_reading')
    .values({ ctg_id: ctgId, ...reading })
    .execute()
})

const rows = async <Row>(text: string): Promise<readonly Row[]> => (await sql.raw<Row>(text).execute(db())).rows

/** A thing of this kind in the CTG; undefined when its fixture has none. */
async function findThing(kind: SubjectType) {
  const key = kind === 'ctg' ? 'id' : 'ctg_id'
  // A CTG has one public page, which bears its id.
  const id = kind === 'portal-page' ? 'ctg_id' : 'id'
  const [row] = await rows<{ id: string }>(
    `select ${id} as id from public.${tableOf(kind)} where ${key} = '${ctg().ctgId}' order by id limit 1`,
  )
  return row && { ctgId: ctg().ctgId, type: kind, id: row.id }
}

test('has every kind that a row may store', async () => {
  const stored = await rows<{ kind: string }>('select unnest(enum_range(null::subject_type))::text as kind')
  expect(stored.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted())
})

describe.each(shown)('%s', (kind) => {
  test('has a title, and an address that leads to a page', async () => {
    const thing = (await findThing(kind)) ?? expect.unreachable(`the full CTG has no ${kind}`)
    const named = (await nameThings(db(), ctg().actors.townCoordinator, [thing])).get(thing.id)
    expect(named).toMatchObject({ type: kind, kindName: things[kind].name })
    expect(named?.title).not.toBe('')
    const pages = Object.values(routeTable).map(({ address }) =>
      RegExp(`^${address.replace(/\/:ctgId/, `/${ctg().ctgId}`).replace(/:\w+/g, '[0-9a-f-]{36}')}$`),
    )
    expect(pages.some((page) => page.test(named?.path ?? ''))).toBe(true)
  })
  test('is named to nobody outside its CTG', async () => {
    const thing = (await findThing(kind)) ?? expect.unreachable(`the full CTG has no ${kind}`)
    expect((await nameThings(db(), ctg().actors.stranger, [thing])).size).toBe(0)
  })
})

const sight = fs.readFileSync(path.resolve(import.meta.dirname, '../db/sight.sql'), 'utf8')

describe('what hangs on a restricted sheet', () => {
  const onSheets = shown.filter((kind) => shownKind(kind)?.readers === 'readers-of-its-sheet')

  test('is named to whom the sheet is open, and to nobody else', async () => {
    const { ctgId, ids, actors } = ctg()
    await db().updateTable('action').set({ is_restricted: true }).where('ctg_id', '=', ctgId).execute()
    const things = [
      { ctgId, type: 'action' as const, id: ids.action },
      { ctgId, type: 'progress-report' as const, id: ids.report },
      { ctgId, type: 'corrective-action' as const, id: ids.correctiveAction },
    ]
    expect(things.map(({ type }) => type).toSorted()).toEqual(onSheets.toSorted())
    const name = () => nameThings(db(), actors.townCoordinator, things)
    expect((await name()).size).toBe(0)
    expect((await withSight(sightOf([ids.action]), name)).size).toBe(3)
    await db().updateTable('action').set({ is_restricted: false }).where('ctg_id', '=', ctgId).execute()
  })
  test('is what db/sight.sql hides, with the measures that no line is about', () => {
    const hidden = /create view sight\.hidden as([^;]*);/.exec(sight)?.[1] ?? ''
    const tables = [...hidden.matchAll(/from public\.(\w+) \w+\s+join sight\.hidden_action/g)].map(([, table]) => table)
    const expected = onSheets.filter((kind) => kind !== 'action').map(tableOf)
    expect(tables.toSorted()).toEqual([...expected, 'action_measure'].toSorted())
  })
  test('is every kind whose rows name a sheet', async () => {
    const naming = await rows<{ table: string }>(
      `select table_name as table from information_schema.columns
        where table_schema = 'public' and column_name = 'action_id'`,
    )
    const tables = new Set(naming.map(({ table }) => table))
    expect(onSheets.toSorted()).toEqual(['action', ...kinds.filter((kind) => tables.has(tableOf(kind)))].toSorted())
  })
  test('takes its files with it', async () => {
    const filed = await rows<{ table: string }>(
      `select table_name as table from information_schema.columns where table_schema = 'public'
        and column_name in ('file_id', 'action_id', 'report_id', 'corrective_action_id')
        group by table_name having count(*) > 1 and bool_or(column_name = 'file_id')`,
    )
    const hidden = /create view sight\.hidden_file as([^;]*);/.exec(sight)?.[1] ?? ''
    const tables = [...hidden.matchAll(/from public\.(\w+)/g)].map(([, table]) => table)
    expect(tables.toSorted()).toEqual(filed.map(({ table }) => table).toSorted())
  })
  test('is hidden wherever a table names a sheet, or a thing of any kind', async () => {
    const naming = await rows<{ table: string }>(
      `select distinct columns.table_name as table from information_schema.columns
        join information_schema.tables using (table_schema, table_name)
        where columns.table_schema = 'public' and table_type = 'BASE TABLE'
          and column_name in ('action_id', 'subject_type')`,
    )
    const views = await rows<{ table: string }>(
      "select table_name as table from information_schema.views where table_schema = 'sight'",
    )
    const seen = new Set(views.map(({ table }) => table))
    expect(naming.map(({ table }) => table).filter((table) => !seen.has(table))).toEqual([])
  })
})

test('a text goes with the thing that bears it, whatever its kind', async () => {
  const triggers = await rows<{ table: string }>(
    `select relname as table from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'texts_go_with_it'`,
  )
  const bearers = kinds.filter((kind) => textKinds[kind]).map(tableOf)
  expect(triggers.map(({ table }) => table).toSorted()).toEqual(bearers.toSorted())
})
