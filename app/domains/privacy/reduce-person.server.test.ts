/** A person who has left, reduced: her name is found nowhere but where the table says it stays. Rules: docs/rules/privacy.md §4. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiLabels } from '#app/domains/api/labels.fr.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { personalColumns } from './personal-columns.ts'
import { canary, canaryAddress, plant, whereFound } from './planted-person.fixture.server.ts'
import { continueReduction, findNamed, reducePeople, startReduction } from './reduce-person.server.ts'
import { tellDeparted } from './tell-departed.server.ts'

const at = new Date('2030-06-01T02:00:00Z')

const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; ctg?: FullCtg } = {}
const db = () => openDatabase((given.opened ?? expect.unreachable('no database')).pool)
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

beforeAll(async () => {
  given.opened = await newTestDatabase()
  given.ctg = await givenFullCtg(given.opened.db)
})
afterAll(() => given.opened?.pool.end())

/** A contributor of the CTG whose mandate ended. */
async function givenDeparted(name: string, email: string, until = '2027-01-31'): Promise<string> {
  const id = randomUUID()
  await db().insertInto('person').values({ id, name, email, emailVerified: true }).execute()
  await db()
    .insertInto('member')
    .values({
      ...{ ctg_id: ctg().ctgId, id: randomUUID(), person_id: id, party_id: ctg().cafPartyId, role: 'contributor' },
      ...{ function_title: 'Chargée de projet', until, created_at: new Date('2026-01-05T09:00:00Z') },
    })
    .execute()
  return id
}

const start = async (personId: string) => {
  const named = (await findNamed(db(), personId)) ?? expect.unreachable('nobody')
  await db()
    .transaction()
    .execute((tx) => startReduction({ tx, at }, named, { askedBy: 'Administration', reason: 'Demande reçue' }))
  return named
}

describe('a person written everywhere', () => {
  test('is found nowhere but where the table says she stays', { timeout: 120_000 }, async () => {
    const personId = await givenDeparted(canary, canaryAddress)
    const left = await plant(db(), { ctgId: ctg().ctgId, personId: personId })
    const before = await whereFound(db(), [canary, canaryAddress])
    // Nearly every column took her: the others hold rows whose checks a blank one does not pass.
    expect(before.length).toBeGreaterThan(140)
    expect(left.length).toBeLessThan(30)

    await start(personId)
    await continueReduction(db(), personId, at, { batchSize: 2, pauseMs: 0 })

    const after = await whereFound(db(), [canary, canaryAddress])
    expect(after.filter((key) => personalColumns[key]?.fate !== 'stays')).toEqual([])
    expect(after).toEqual(
      expect.arrayContaining([
        ...['attendance.person_name', 'decision_confirmation.person_name', 'signed_copy.signed_by'],
        ...['meeting_record.content', 'convention_version.content', 'plan_snapshot.content'],
      ]),
    )
    const { rows } = await sql<{ name: string; email: string; accounts: number; isClosed: boolean }>`
      select name, email, closed_at is not null as "isClosed", (select count(*)::int from person_session where "userId" = person.id)
        + (select count(*)::int from person_account where "userId" = person.id) as accounts
      from person where id = ${personId}`.execute(db())
    expect(rows[0]).toEqual({
      name: 'Chargée de projet de la Caf',
      email: `${personId}@personne.invalid`,
      accounts: 0,
      isClosed: true,
    })
  })

  test('the journal of her acts says her function, and nothing else of it changed', async () => {
    const personId = await givenDeparted('Ondine Journal', 'ondine.journal@exemple.fr')
    await db()
      .insertInto('audit_entry')
      .values({
        ...{ at, person_id: personId, person_name: 'Ondine Journal', party_id: null, ctg_id: ctg().ctgId },
        ...{ action: 'finding.proposed', subject_type: 'finding', subject_id: randomUUID() },
        detail: JSON.stringify({ by: 'Ondine Journal', text: 'Ondine Journal a dit' }),
      })
      .execute()
    await start(personId)
    await continueReduction(db(), personId, at)
    const { rows } = await sql<{ name: string; detail: unknown }>`
      select person_name as name, detail from public.audit_entry
      where person_id = ${personId} and action = 'finding.proposed'`.execute(db())
    expect(rows).toEqual([
      // Inside a sentence, it is what somebody wrote.
      {
        name: 'Chargée de projet de la Caf',
        detail: { by: 'Chargée de projet de la Caf', text: 'Ondine Journal a dit' },
      },
    ])
  })
})

type Line = { readonly personId?: string | null; readonly name: string; readonly detail?: object }

/** @returns what is said of them, in the order of the lines */
async function journal(lines: readonly Line[]) {
  const subjectId = randomUUID()
  for (const { personId = null, name, detail = {} } of lines)
    await db()
      .insertInto('audit_entry')
      .values({
        ...{ at, person_id: personId, person_name: name, party_id: null, ctg_id: ctg().ctgId },
        ...{ action: 'finding.proposed', subject_type: 'finding', subject_id: subjectId },
        detail: JSON.stringify(detail),
      })
      .execute()
  return async () =>
    (
      await sql<{ name: string; detail: unknown }>`select person_name as name, detail from public.audit_entry
        where subject_id = ${subjectId} order by id`.execute(db())
    ).rows
}

const asFunction = 'Chargée de projet de la Caf'

describe('in the journal', () => {
  test('what she did by a personal link is hers too; what a software did under her account stays its own', async () => {
    const name = 'Lise Parlien'
    const personId = await givenDeparted(name, 'lise.parlien@exemple.fr')
    const software = apiLabels.author('Iris', 'Caf')
    const read = await journal([{ name }, { personId, name: software, detail: { by: software } }])
    await start(personId)
    await continueReduction(db(), personId, at)
    expect(await read()).toEqual([
      { name: asFunction, detail: {} },
      { name: software, detail: { by: software } },
    ])
  })

  test('a key of a detail stays, whoever is called so', async () => {
    const personId = await givenDeparted('before', 'before@exemple.fr')
    const read = await journal([{ personId, name: 'before', detail: { before: ['before', 'Avant'], after: null } }])
    await start(personId)
    await continueReduction(db(), personId, at)
    expect(await read()).toEqual([{ name: asFunction, detail: { before: [asFunction, 'Avant'], after: null } }])
  })

  test('who is called as her function is comes to an end', async () => {
    const name = 'Chargée du siège de la Caf'
    const personId = await givenDeparted(name, 'fonction@exemple.fr')
    await sql`update member set function_title = 'Chargée du siège' where person_id = ${personId}`.execute(db())
    const lines = Array.from({ length: 3 }, () => ({ personId, name, detail: { by: name } }))
    const read = await journal(lines)
    await start(personId)
    await continueReduction(db(), personId, at, { batchSize: 1, pauseMs: 0 })
    expect(await read()).toEqual(lines.map(({ name, detail }) => ({ name, detail })))
  })
})

test('a row that somebody writes meanwhile is reduced all the same', async () => {
  const name = 'Aude Attente'
  const personId = await givenDeparted(name, 'aude.attente@exemple.fr')
  await sql`update finding set proposed_by = ${name} where ctg_id = ${ctg().ctgId}`.execute(db())
  await start(personId)
  const reduced = await db()
    .transaction()
    .execute(async (tx) => {
      await sql`update finding set version = version where ctg_id = ${ctg().ctgId}`.execute(tx)
      const going = continueReduction(db(), personId, at)
      await wait(500)
      return { going }
    })
  await reduced.going
  const { rows } = await sql`select from finding where proposed_by = ${name}`.execute(db())
  expect(rows).toEqual([])
})

describe('the journal stays closed', () => {
  const line = sql`(select min(id) from public.audit_entry)`
  test.each([
    ['a name, of nobody being reduced', sql`person_name = 'Autre'`],
    ['an act', sql`action = 'autre.acte'`],
    ['a detail', sql`detail = '{"autre": 1}'`],
  ])('%s is refused', async (_, set) => {
    await expect(sql`update public.audit_entry set ${set} where id = ${line}`.execute(db())).rejects.toThrow(
      'append-only',
    )
  })

  test('while a person is being reduced, only her name becomes her function', async () => {
    const personId = await givenDeparted('Iris Close', 'iris.close@exemple.fr')
    const actor = { at, person_id: personId, person_name: 'Iris Close', party_id: null, ctg_id: ctg().ctgId }
    const of = { action: 'finding.proposed', subject_type: 'finding' as const, subject_id: randomUUID(), detail: '{}' }
    await db()
      .insertInto('audit_entry')
      .values({ ...actor, ...of })
      .execute()
    await start(personId)
    const hers = sql`person_id = ${personId}`
    for (const set of [sql`person_name = 'Autre'`, sql`detail = '{"x": 1}'`, sql`at = now()`, sql`person_id = null`])
      await expect(sql`update public.audit_entry set ${set} where ${hers}`.execute(db())).rejects.toThrow('append-only')
    await expect(sql`delete from public.audit_entry where ${hers}`.execute(db())).rejects.toThrow('append-only')
    await continueReduction(db(), personId, at)
  })
})

describe('a namesake', () => {
  test('keeps her name where a name alone does not say whose it is', async () => {
    const [left, stayed] = [
      await givenDeparted('Marie Homonyme', 'marie.h@exemple.fr'),
      await givenDeparted('Marie Homonyme', 'marie.h2@exemple.fr', '2099-01-01'),
    ]
    const row = { ctg_id: ctg().ctgId, thread_id: ctg().ids.thread, party_id: ctg().cafPartyId, written_at: at }
    for (const personId of [left, stayed])
      await db()
        .insertInto('text_comment')
        .values({ ...row, id: randomUUID(), body: 'Bien', person_id: personId, person_name: 'Marie Homonyme' })
        .execute()
    await sql`update finding set proposed_by = 'Marie Homonyme' where ctg_id = ${ctg().ctgId}`.execute(db())
    await start(left)
    await continueReduction(db(), left, at)
    const { rows } = await sql<{ person_id: string; person_name: string }>`
      select person_id, person_name from text_comment where person_id = any(${[left, stayed]}::uuid[])`.execute(db())
    expect(Object.fromEntries(rows.map((one) => [one.person_id, one.person_name]))).toEqual({
      [left]: 'Chargée de projet de la Caf',
      [stayed]: 'Marie Homonyme',
    })
    const { rows: findings } = await sql<{ by: string }>`
      select distinct proposed_by as by from finding where ctg_id = ${ctg().ctgId}`.execute(db())
    expect(findings).toEqual([{ by: 'Marie Homonyme' }])
  })
})

describe('the delay', () => {
  const months = { months: 24, siteUrl: 'https://trame.exemple.fr' }
  const stateOf = async (personId: string) =>
    (
      await sql<{ dueOn: string | null; isDone: boolean; mails: number }>`
        select due_on as "dueOn", done_at is not null as "isDone",
          (select count(*)::int from outgoing_mail where once_key like ${`departed:${personId}:%`}) as mails
        from person_reduction where person_id = ${personId}`.execute(db())
    ).rows[0]

  test('who left is told a month before, once, then reduced; who came back is not', async () => {
    const [gone, back, recent] = [
      await givenDeparted('Partie Longtemps', 'partie@exemple.fr', '2028-05-31'),
      await givenDeparted('Partie Revenue', 'revenue@exemple.fr', '2028-05-31'),
      await givenDeparted('Partie Récemment', 'recente@exemple.fr', '2030-05-01'),
    ]
    await tellDeparted(db(), at, months)
    await tellDeparted(db(), at, months)
    expect(await stateOf(gone)).toEqual({ dueOn: '2030-07-01', isDone: false, mails: 1 })
    expect(await stateOf(recent)).toBeUndefined()
    await reducePeople(db(), new Date('2030-06-30T02:00:00Z'), 24)
    expect(await stateOf(gone)).toMatchObject({ isDone: false })
    await sql`update member set until = null where person_id = ${back}`.execute(db())
    await reducePeople(db(), new Date('2030-07-01T02:00:00Z'), 24)
    expect(await stateOf(gone)).toMatchObject({ isDone: true })
    expect(await stateOf(back)).toBeUndefined()
    const { rows } = await sql<{ name: string }>`select name from person where id = ${back}`.execute(db())
    expect(rows).toEqual([{ name: 'Partie Revenue' }])
  })

  test('who came back and left again, or sits since, has her whole delay again', async () => {
    const [again, seated] = [
      await givenDeparted('Partie Deux Fois', 'deux.fois@exemple.fr', '2028-05-31'),
      await givenDeparted('Partie Qui Siège', 'siege@exemple.fr', '2028-05-31'),
    ]
    await tellDeparted(db(), at, months)
    expect(await stateOf(again)).toMatchObject({ dueOn: '2030-07-01' })
    await sql`update member set until = '2030-06-20' where person_id = ${again}`.execute(db())
    await sql`update seat set until = null, holder_name = 'Partie Qui Siège', holder_email = 'siege@exemple.fr'
      where ctg_id = ${ctg().ctgId} and id = ${ctg().ids.seat}`.execute(db())
    await reducePeople(db(), new Date('2030-07-01T02:00:00Z'), 24)
    expect([await stateOf(again), await stateOf(seated)]).toEqual([undefined, undefined])
  })

  test('killed in the middle, it is begun again and ends', async () => {
    const personId = await givenDeparted('Partie Coupée', 'coupee@exemple.fr')
    await start(personId)
    await reducePeople(db(), at, 24)
    await reducePeople(db(), at, 24)
    expect(await stateOf(personId)).toMatchObject({ isDone: true })
    const { rows } = await sql`select from public.audit_entry
      where action = 'person.reduced' and subject_id = ${personId}`.execute(db())
    expect(rows).toHaveLength(1)
  })
})
