/** What is forgotten by its age: the younger stays, the older goes, what is still of use stays whatever its age. Rules: docs/rules/jobs.md §2. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { upkeepRules } from '#app/domains/privacy/upkeep-rules.ts'
import { forgetOldRows } from '#app/http/forget-old-rows.server.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { commentPlants } from './comments-upkeep.server.ts'
import { newTestDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'

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

/** Writes a row of this age under this mark, by which it is found again. */
type Plant = (mark: string, when: Date) => Promise<unknown>

const person = () => ctg().actors.townCoordinator.personId

const mail =
  (sent: boolean): Plant =>
  (id, when) =>
    db()
      .insertInto('outgoing_mail')
      .values({
        ...{ id, once_key: id, to_address: 'elue@exemple.fr', to_name: 'Élue', subject: 'Copil', body_text: 'Bonjour' },
        created_at: when,
        sent_at: sent ? when : null,
      })
      .execute()

const notice =
  (extra: { readonly read_at?: Date; readonly withdrawn_at?: Date } = {}, digest?: string): Plant =>
  (id, when) =>
    db()
      .insertInto('notice')
      .values({
        ...{ ctg_id: ctg().ctgId, id, person_id: person(), kind: 'comment', subject_type: 'action', subject_id: id },
        ...{ once_key: id, created_at: when, digest_id: digest ?? null },
        ...extra,
      })
      .execute()

const digest: Plant = (id, when) =>
  db()
    .insertInto('notice_digest')
    .values({ id, person_id: person(), slot: id, unsubscribe_hash: randomBytes(32).toString('hex'), written_at: when })
    .execute()

const message =
  (state: 'waiting' | 'delivered'): Plant =>
  (id, when) =>
    db()
      .insertInto('webhook_message')
      .values({
        ...{ ctg_id: ctg().ctgId, id, webhook_id: ctg().software.webhookId, topic: 'test', changes: '[]', state },
        occurred_at: when,
        next_attempt_at: when,
      })
      .execute()

const planImport =
  (status: 'preview' | 'applied'): Plant =>
  (id, when) =>
    db()
      .insertInto('plan_import')
      .values({
        ...{
          ctg_id: ctg().ctgId,
          id,
          file_id: randomUUID(),
          file_name: 'plan.ods',
          sheet: '[]',
          mapping: '{}',
          status,
        },
        created_at: when,
      })
      .execute()

const letterOf = async (personId: string, when: Date, mailId: string | null = null) =>
  db()
    .insertInto('weekly_digest')
    .values({
      person_id: personId,
      week_on: sql<string>`date_trunc('week', ${when}::timestamptz)::date`,
      told: '[]',
      mail_id: mailId,
      written_at: when,
    })
    .execute()

/** A person of her own, with two letters: the later one is planted last. */
async function newPerson(): Promise<string> {
  const { id } = await db()
    .insertInto('person')
    .values({ name: 'Coordinatrice', email: `${randomUUID()}@exemple.fr`, emailVerified: true })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** How a row of each rule is written, and where its mark is; by what the rule says. */
const plants: Readonly<
  Record<string, { readonly plant: Plant; readonly found: (mark: string) => ReturnType<typeof sql> }>
> = {
  'Réponses déjà données à une demande': {
    plant: (mark, when) =>
      db()
        .insertInto('handled_request')
        .values({ author_id: person(), request_id: mark, command: 'a.b', answer: '{}', handled_at: when })
        .execute(),
    found: (mark) => sql`select from handled_request where request_id = ${mark}`,
  },
  'Sessions finies': {
    plant: (id, when) =>
      db().insertInto('person_session').values({ id, userId: person(), token: id, expiresAt: when }).execute(),
    found: (mark) => sql`select from person_session where token = ${mark}`,
  },
  'Liens de connexion et de mot de passe périmés': {
    plant: (identifier, when) =>
      db().insertInto('verification').values({ identifier, value: 'x', expiresAt: when }).execute(),
    found: (mark) => sql`select from verification where identifier = ${mark}`,
  },
  'Réseaux d’où une personne est entrée, hachés': {
    plant: (mark, when) =>
      db()
        .insertInto('known_network')
        .values({ person_id: person(), network_key: mark.padEnd(43, '-'), entered_at: when })
        .execute(),
    found: (mark) => sql`select from known_network where network_key = ${mark.padEnd(43, '-')}`,
  },
  'Essais comptés': {
    plant: (key, when) => db().insertInto('attempt').values({ key, count: 1, started_at: when }).execute(),
    found: (mark) => sql`select from attempt where key = ${mark}`,
  },
  'Codes à usage unique périmés': {
    plant: (owner_id, when) =>
      db()
        .insertInto('one_time_code')
        .values({ purpose: 'sign', owner_id, proof: 'a'.repeat(64), expires_at: when })
        .execute(),
    found: (mark) => sql`select from one_time_code where owner_id = ${mark}`,
  },
  'Demandes à un navigateur restées sans réponse': {
    plant: (mark, when) =>
      db()
        .insertInto('entry_challenge')
        .values({
          proof: createHash('sha256').update(mark).digest('hex'),
          purpose: 'passkey-enter',
          detail: JSON.stringify({ mark }),
          expires_at: when,
        })
        .execute(),
    found: (mark) => sql`select from entry_challenge where detail ->> 'mark' = ${mark}`,
  },
  'Texte des courriels partis, ou que l’on a renoncé à envoyer': {
    plant: mail(true),
    found: (mark) => sql`select from outgoing_mail where id = ${mark} and body_text <> ''`,
  },
  'Courriels eux-mêmes, sauf ceux qu’une convocation, une campagne ou une lettre cite': {
    plant: mail(false),
    found: (mark) => sql`select from outgoing_mail where id = ${mark}`,
  },
  'Notifications lues': {
    plant: (mark, when) => notice({ read_at: when })(mark, when),
    found: (mark) => sql`select from notice where id = ${mark}`,
  },
  'Notifications retirées': {
    plant: (mark, when) => notice({ withdrawn_at: when })(mark, when),
    found: (mark) => sql`select from notice where id = ${mark}`,
  },
  'Notifications jamais lues': { plant: notice(), found: (mark) => sql`select from notice where id = ${mark}` },
  'Courriels de notifications écrits, et leur lien de désabonnement': {
    plant: digest,
    found: (mark) => sql`select from notice_digest where id = ${mark}`,
  },
  'Lettres de la semaine, sauf la dernière de chacun': {
    async plant(mark, when) {
      await sql`insert into person (id, name, email, "emailVerified") values (${mark}, 'Coordinatrice', ${`${mark}@exemple.fr`}, true)`.execute(
        db(),
      )
      await letterOf(mark, when)
      await letterOf(mark, daysAgo(0))
    },
    found: (mark) => sql`select from weekly_digest where person_id = ${mark} and week_on < ${daysAgo(8)}::date`,
  },
  'Messages de webhook reçus ou abandonnés': {
    plant: message('delivered'),
    found: (mark) => sql`select from webhook_message where id = ${mark}`,
  },
  ...commentPlants({ db, ctgId: () => ctg().ctgId }),
  'Reprises de tableur commencées et jamais confirmées': {
    plant: planImport('preview'),
    found: (mark) => sql`select from plan_import where id = ${mark}`,
  },
  'Copies d’une CTG à télécharger': {
    plant: (id, when) =>
      db()
        .insertInto('ctg_archive')
        .values({
          ...{ ctg_id: ctg().ctgId, id, kind: 'whole', state: 'ready', requested_by: 'Claire', requested_at: when },
          ...{ asked_at: when, made_at: when, expires_at: when },
          ...{ file_sha256: 'a'.repeat(64), manifest_fingerprint: 'b'.repeat(64), size_bytes: 1 },
        })
        .execute(),
    found: (mark) => sql`select from ctg_archive where id = ${mark} and file_sha256 is not null`,
  },
  'Octets des archives apportées, entrées ou non': {
    plant: (id, when) =>
      db()
        .insertInto('archive_arrival')
        .values({
          ...{ id, file_sha256: 'a'.repeat(64), file_name: 'ctg.zip', size_bytes: 1, state: 'checking' },
          ...{ brought_by: 'Claire', brought_at: when, asked_at: when },
        })
        .execute(),
    found: (mark) => sql`select from archive_arrival where id = ${mark} and file_sha256 is not null`,
  },
  'Archives des données d’une personne, préparées pour elle': {
    plant: (id, when) =>
      db().insertInto('personal_archive').values({ id, person_id: person(), asked_at: when }).execute(),
    found: (mark) => sql`select from personal_archive where id = ${mark}`,
  },
  'Liens par lesquels une personne sans compte voit ce qui est gardé sous son adresse': {
    plant: (id, when) =>
      db()
        .insertInto('address_link')
        .values({
          id,
          token_hash: randomBytes(32).toString('hex'),
          email: 'mina@exemple.fr',
          made_at: when,
          expires_at: when,
        })
        .execute(),
    found: (mark) => sql`select from address_link where id = ${mark}`,
  },
}

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
