/** What a person is given is hers, all of it that she may read, and nothing of the others. Rules: docs/rules/privacy.md §2. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#app/kernel/database.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { readingPage } from './archive-page.fr.ts'
import { collectData } from './collect-data.server.ts'
import { dataJson } from './data-archive.ts'
import { isSecret } from './given-data.ts'
import { findNamed } from './reduce-person.server.ts'

const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; ctg?: FullCtg } = {}
const db = () => openDatabase((given.opened ?? expect.unreachable('no database')).pool)
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

beforeAll(async () => {
  given.opened = await newTestDatabase()
  given.ctg = await givenFullCtg(given.opened.db)
})
afterAll(() => given.opened?.pool.end())

const collect = async (personId: string, ctgIds: readonly string[] = [ctg().ctgId]) => {
  const named = (await findNamed(db(), personId)) ?? expect.unreachable('nobody')
  return collectData(db(), { named, ctgIds })
}

const facts = (lists: Awaited<ReturnType<typeof collect>>) => ({
  ...{ instance: 'https://trame.exemple.fr', madeAt: new Date('2026-11-24T09:00:00Z'), whose: 'Elle', lists },
  ...{ ctgNames: { [ctg().ctgId]: 'CTG de test' }, sentenceOf: (action: string) => action },
})

describe('her data', () => {
  test('hold her account, mandate, sessions and mails', async () => {
    const { personId } = ctg().actors.cafCoordinator
    await db()
      .insertInto('person_session')
      .values({ id: randomUUID(), userId: personId, token: 'jeton-secret', expiresAt: new Date('2030-01-01') })
      .execute()
    const email = `${personId}@exemple.fr`
    const mail = { id: randomUUID(), once_key: randomUUID(), subject: 'Votre lien', body_text: 'Bonjour' }
    await db()
      .insertInto('outgoing_mail')
      .values({ ...mail, to_address: email, to_name: 'Coordination', created_at: new Date() })
      .execute()
    const lists = await collect(personId)
    const tables = lists.map(({ table }) => table)
    expect(tables).toEqual(expect.arrayContaining(['person', 'member', 'person_session', 'outgoing_mail']))
    const words = dataJson(facts(lists))
    expect(words).toContain(email)
    expect(words).not.toContain('jeton-secret')
    for (const { rows } of lists)
      for (const row of rows) expect(Object.keys(row).filter((column) => isSecret(column))).toEqual([])
  })

  test('begin with the latest: of too many, those are given', async () => {
    const { personId } = ctg().actors.contributor
    for (const day of ['2026-02-01', '2026-04-01', '2026-03-01'])
      await db()
        .insertInto('outgoing_mail')
        .values({
          ...{
            id: randomUUID(),
            once_key: randomUUID(),
            subject: day,
            body_text: 'Bonjour',
            created_at: new Date(day),
          },
          ...{ to_address: `${personId}@exemple.fr`, to_name: 'Elle' },
        })
        .execute()
    const mails = (await collect(personId)).find(({ table }) => table === 'outgoing_mail')
    expect(mails?.rows.map(({ subject }) => subject)).toEqual(['2026-04-01', '2026-03-01', '2026-02-01'])
  })

  test('hold no name and no address of the other people of her CTG', async () => {
    const { cafCoordinator, ...others } = ctg().actors
    await sql`update data_request set asked_by = ${cafCoordinator.name}, answered_by = ${others.townCoordinator.name}
      where ctg_id = ${ctg().ctgId}`.execute(db())
    const words = dataJson(facts(await collect(cafCoordinator.personId)))
    expect(words).toContain('"asked_by"')
    for (const { name, personId } of Object.values(others))
      expect([words.includes(name), words.includes(`${personId}@exemple.fr`)]).toEqual([false, false])
  })

  test('hold what she wrote in the CTGs she still reads, and nothing written in the others', async () => {
    const { personId, name } = ctg().actors.lead
    await sql`update finding set proposed_by = ${name} where ctg_id = ${ctg().ctgId}`.execute(db())
    expect((await collect(personId)).map(({ table }) => table)).toContain('finding')
    const elsewhere = (await collect(personId, [])).map(({ table }) => table)
    expect(elsewhere).not.toContain('finding')
    expect(elsewhere).toContain('member')
  })

  test('are read without running anything', async () => {
    const { personId } = ctg().actors.reader
    await sql`update person set name = '<script>alert(1)</script>' where id = ${personId}`.execute(db())
    const page = readingPage(facts(await collect(personId)))
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>')
  })
})
