/** What is forgotten by its age: the younger stays, the older goes, what is still of use stays whatever its age. Rules: docs/rules/jobs.md §2. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { upkeepRules } from '#app/domains/privacy/upkeep-rules.ts'
import { forgetOldRows } from '#app/http/forget-old-rows.server.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { newTestDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { upkeepPlants } from './upkeep-plants.server.ts'

const at = new Date('2030-06-01T02:00:00Z')
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000)
const quick = { batchSize: 2, pauseMs: 0, mostBatches: 100 }

const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; ctg?: FullCtg } = {}
const opened = () => given.opened ?? expect.unreachable('no database')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
/** By id alone: the rows of a test, whatever their CTG. */
const db = () => openDatabase(opened().pool)

beforeAll(async () => {
  given.opened = await newTestDatabase()
  given.ctg = await givenFullCtg(given.opened.db)
})
afterAll(() => opened().pool.end())

const { person, mail, notice, digest, message, planImport, letterOf, newPerson, plants } = upkeepPlants({
  db,
  ctg,
  daysAgo,
})

const isThere = async (query: ReturnType<typeof sql>) => (await query.execute(db())).rows.length > 0

describe('each rule', () => {
  for (const { what, days } of upkeepRules) {
    // What ends tomorrow has not begun to age.
    const margin = Math.min(1, days / 10)
    test(`${what} : ${days} jours`, async () => {
      const planted = plants[what] ?? expect.unreachable('no row planted for this rule')
      const [young, ...old] = Array.from({ length: 6 }, () => randomUUID())
      if (young === undefined) return expect.unreachable('no mark')
      await planted.plant(young, daysAgo(days - margin))
      for (const mark of old) await planted.plant(mark, daysAgo(days + margin))
      expect(await Promise.all(old.map((mark) => isThere(planted.found(mark))))).toEqual(old.map(() => true))
      await forgetOldRows(db(), at, quick)
      expect(await isThere(planted.found(young))).toBe(true)
      expect(await Promise.all(old.map((mark) => isThere(planted.found(mark))))).toEqual(old.map(() => false))
    })
  }
})

describe('what is still of use stays, whatever its age', () => {
  const old = daysAgo(3000)

  test('a mail that a letter cites', async () => {
    const [cited, alone, reader] = [randomUUID(), randomUUID(), await newPerson()]
    await mail(true)(cited, old)
    await mail(true)(alone, old)
    await letterOf(reader, old, cited)
    await forgetOldRows(db(), at, quick)
    expect(await isThere(sql`select from outgoing_mail where id = ${cited}`)).toBe(true)
    expect(await isThere(sql`select from outgoing_mail where id = ${alone}`)).toBe(false)
    expect(await isThere(sql`select from weekly_digest where person_id = ${reader}`)).toBe(true)
  })

  test('a message that waits, a take-up that was confirmed, a session that lasts', async () => {
    const [waiting, applied, session] = [randomUUID(), randomUUID(), randomUUID()]
    await message('waiting')(waiting, old)
    await planImport('applied')(applied, old)
    await db()
      .insertInto('person_session')
      .values({ id: session, userId: person(), token: session, createdAt: old, expiresAt: daysAgo(-1) })
      .execute()
    await forgetOldRows(db(), at, quick)
    expect(await isThere(sql`select from webhook_message where id = ${waiting}`)).toBe(true)
    expect(await isThere(sql`select from plan_import where id = ${applied}`)).toBe(true)
    expect(await isThere(sql`select from person_session where id = ${session}`)).toBe(true)
  })

  test('an archive of one’s data, asked long ago and just made', async () => {
    const id = randomUUID()
    const made = { made_at: daysAgo(6), file_sha256: 'a'.repeat(64), size_bytes: 1 }
    await db()
      .insertInto('personal_archive')
      .values({ id, person_id: person(), asked_at: daysAgo(9), ...made })
      .execute()
    await forgetOldRows(db(), at, quick)
    expect(await isThere(sql`select from personal_archive where id = ${id}`)).toBe(true)
  })

  test('a way to unsubscribe whose notices are still there', async () => {
    const [cited, told] = [randomUUID(), randomUUID()]
    await digest(cited, old)
    await notice({}, cited)(told, daysAgo(10))
    await forgetOldRows(db(), at, quick)
    expect(await isThere(sql`select from notice_digest where id = ${cited}`)).toBe(true)
  })
})

test('a row that someone holds is left for another night, and nobody waits', async () => {
  const [held, free] = [randomUUID(), randomUUID()]
  for (const key of [held, free])
    await db()
      .insertInto('attempt')
      .values({ key, count: 1, started_at: daysAgo(9) })
      .execute()
  await db()
    .transaction()
    .execute(async (tx) => {
      await sql`select from attempt where key = ${held} for update`.execute(tx)
      await forgetOldRows(db(), at, quick)
    })
  expect(await isThere(sql`select from attempt where key = ${held}`)).toBe(true)
  expect(await isThere(sql`select from attempt where key = ${free}`)).toBe(false)
})

test('a job given up goes after a month; one that waits stays', async () => {
  for (const key of ['old', 'recent', 'waiting'])
    await sql`select graphile_worker.add_job('send-mail', '{}', job_key := ${key}, max_attempts := 1)`.execute(db())
  await sql`update graphile_worker._private_jobs set attempts = 1, updated_at = ${daysAgo(31)} where key = 'old'`.execute(
    db(),
  )
  await sql`update graphile_worker._private_jobs set attempts = 1, updated_at = ${daysAgo(29)} where key = 'recent'`.execute(
    db(),
  )
  await sql`update graphile_worker._private_jobs set updated_at = ${daysAgo(31)} where key = 'waiting'`.execute(db())
  await forgetOldRows(db(), at, quick)
  const { rows } = await sql<{ key: string }>`
    select key from graphile_worker._private_jobs where key in ('old', 'recent', 'waiting') order by key`.execute(db())
  expect(rows.map(({ key }) => key)).toEqual(['recent', 'waiting'])
})
