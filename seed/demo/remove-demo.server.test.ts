/** A demonstration where real people have begun to work becomes a real instance: all of it goes, nothing else does. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPassword } from '#app/domains/accounts/accounts.ts'
import { type Config, readConfig } from '#app/kernel/config.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { readDemoState } from './demo-state.server.ts'
import { listDemoParts, removeDemo } from './remove-demo.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-demo-'))
const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; real?: FullCtg; tried?: string; cookie?: string } =
  {}
const db = () => given.opened?.db ?? expect.unreachable('no database')
const real = () => given.real ?? expect.unreachable('no CTG')

const start = (changed: Partial<Config>, reset = false) => {
  const config = { ...readConfig({ TRAME_DATA: folder }), ...changed }
  return prepareInstance(db(), { config, files: openFileStore(config) }, { reset })
}

const idOf = async (email: string) =>
  (await db().selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id

/** Rows of a CTG by table. */
async function countRows(ctgId: string): Promise<Readonly<Record<string, number>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'ctg_id' and table_type = 'BASE TABLE'`.execute(db())
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from ${sql.table(`public.${name}`)} where ctg_id = ${ctgId}`.execute(db())
    if (rows[0]?.count) counts[name] = rows[0].count
  }
  return counts
}

/** A mandate in this CTG, of its first party. */
async function join(ctgId: string, personId: string): Promise<void> {
  const party = await db().selectFrom('party').select('id').where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
  await db()
    .insertInto('member')
    .values({
      ...{ ctg_id: ctgId, id: randomUUID(), person_id: personId, party_id: party.id, role: 'reader' },
      ...{ function_title: 'essai', created_at: new Date() },
    })
    .execute()
}

beforeAll(async () => {
  given.opened = await newTestDatabase()
  await start({ demo: 'on' })
  given.real = await givenFullCtg(db())
  await join(real().ctgId, await idOf('claire.mousseline@exemple.fr'))
  await join(real().ctgId, await idOf('paul.coton@exemple.fr'))
  // Claire also wrote there something that keeps its author.
  await sql`update public.meeting set organizer_id = ${await idOf('claire.mousseline@exemple.fr')} where ctg_id = ${real().ctgId}`.execute(
    db(),
  )
  await db()
    .insertInto('audit_entry')
    .values({
      ...{ at: new Date(), person_name: 'Une personne', ctg_id: real().ctgId, action: 'ctg.renamed' },
      ...{ subject_type: 'ctg' as const, subject_id: real().ctgId },
    })
    .execute()
  // A CTG that she tried alone.
  given.tried = randomUUID()
  await db().insertInto('ctg').values({ id: given.tried, name: 'Un essai', created_at: new Date() }).execute()
  await db()
    .insertInto('party')
    .values({
      ctg_id: given.tried,
      id: randomUUID(),
      kind: 'caf',
      name: 'Caf',
      short_name: 'Caf',
      is_signatory: true,
      position: 0,
    })
    .execute()
  await join(given.tried, await idOf('claire.mousseline@exemple.fr'))
}, 240_000)
afterAll(async () => {
  await given.opened?.pool.end()
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('an instance where the demonstration was played', () => {
  test.each<Partial<Config>>([
    { demo: 'off' },
    { demo: 'off', url: 'https://trame.ville.fr' },
    { demo: 'auto', url: 'https://trame.ville.fr' },
  ])('does not start as a real one (%j), and names the command', async (changed) => {
    await expect(start(changed)).rejects.toThrow('npm run demo -- remove')
  })

  test('does not play it again over the CTGs of real people', async () => {
    await expect(start({ demo: 'on' }, true)).rejects.toThrow('npm run demo -- remove')
    expect(await countRows(real().ctgId)).toMatchObject({ member: expect.any(Number) })
  })
  test('goes on as a demonstration when that is said', async () => {
    expect(await start({ demo: 'on', url: 'https://trame.ville.fr' })).toBe(true)
    expect(await start({ demo: 'auto' })).toBe(true)
  })
})

describe('removing the demonstration', () => {
  test('says beforehand what goes and what stays', async () => {
    const parts = await listDemoParts(db())
    expect(parts.ctgs.map(({ name }) => name)).toEqual([
      'Gennevilliers 2015-2018',
      'Gennevilliers 2026-2030',
      'Un essai',
    ])
    expect(parts.keptCtgs).toEqual([
      { id: real().ctgId, name: expect.any(String), leaving: ['Claire Mousseline', 'Paul Coton'] },
    ])
  })

  test('takes its CTGs, people and mails away, and nothing of the others', async () => {
    const app = await openTestApp(db())
    const cookie = await app.signIn({ ...real().actors.cafCoordinator, personId: await idOf('antoine.lin@exemple.fr') })
    expect((await app.get('/compte', cookie)).status).toBe(200)
    const before = await countRows(real().ctgId)
    const { ctgs, closed } = await removeDemo(db())
    expect(closed).toEqual(['Claire Mousseline'])
    for (const { id } of ctgs) expect(await countRows(id)).toEqual({})
    const { member: membersLeft = 0, ...rest } = await countRows(real().ctgId)
    const { member: membersBefore = 0, ...restBefore } = before
    expect(rest).toEqual(restBefore)
    expect(membersBefore - membersLeft).toBe(1)
    expect(await readDemoState(db())).toBe('removed')

    // The public password of the demonstration opens nothing any more.
    expect((await app.get('/compte', cookie)).status).toBe(302)
    for (const intent of ['demo', 'password'])
      for (const name of ['claire.mousseline', 'antoine.lin'])
        expect(
          (await app.post('/connexion', { intent, email: `${name}@exemple.fr`, password: demoPassword })).status,
        ).toBe(422)
    app.close()
  })

  test('the journal is closed again', async () => {
    await expect(sql`delete from public.audit_entry where ctg_id = ${real().ctgId}`.execute(db())).rejects.toThrow(
      'append-only',
    )
  })

  test('makes a real instance for good', async () => {
    for (const demo of ['off', 'auto', 'on'] as const) expect(await start({ demo })).toBe(false)
  })
})

test('under https, an empty instance does not play it by itself', async () => {
  const empty = await newTestDatabase()
  const config = { ...readConfig({ TRAME_DATA: folder }), url: 'https://trame.ville.fr' }
  expect(await prepareInstance(empty.db, { config, files: openFileStore(config) }, { reset: false })).toBe(false)
  expect(await empty.db.selectFrom('person').select('id').execute()).toEqual([])
  await empty.pool.end()
})
