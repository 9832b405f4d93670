/** Asking for one’s data, showing who one is, and the same without account. Rules: docs/rules/privacy.md §2, §5. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepCode } from '#app/domains/accounts/codes.server.ts'
import { makeMailCode, proofOfCode } from '#app/domains/accounts/second-factor.server.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { givenArchive } from '#test/privacy-fixture.server.ts'
import { askAddressLink, listHeld, mailAddressLink } from './address-link.server.ts'
import { askArchive } from './commands/ask-archive.server.ts'
import { eraseMyAddress } from './commands/erase-address.server.ts'
import { openArchive } from './commands/open-archive.server.ts'
import { reducePerson } from './commands/reduce-person.server.ts'
import { addressDoor } from './door.server.ts'
import { getAddressData, getDepartedPerson, takeArchive } from './queries.server.ts'

const given: { opened?: Awaited<ReturnType<typeof newTestDatabase>>; ctg?: FullCtg } = {}
const db = () => openDatabase((given.opened ?? expect.unreachable('no database')).pool)
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const at = new Date('2026-11-24T09:00:00Z')
const as = (who: keyof FullCtg['actors'], isAdministrator = false): Context => ({
  ...{ db: db(), at },
  actor: { ...ctg().actors[who], isPlatformAdministrator: isAdministrator },
})

beforeAll(async () => {
  given.opened = await newTestDatabase()
  given.ctg = await givenFullCtg(given.opened.db)
})
afterAll(() => given.opened?.pool.end())

const countOf = async (query: ReturnType<typeof sql>) => (await query.execute(db())).rows.length

describe('her archive', () => {
  test('is asked once at a time, by a job, and journaled', async () => {
    await askArchive(as('reader'), {})
    await expect(askArchive(as('reader'), {})).rejects.toThrow('privacy.under-way')
    const { personId } = ctg().actors.reader
    expect(await countOf(sql`select from personal_archive where person_id = ${personId}`)).toBe(1)
    expect(
      await countOf(sql`select from audit_entry where action = 'person.data-asked' and subject_id = ${personId}`),
    ).toBe(1)
  })

  test('is sent to the session in which she showed who she is, and for some minutes', async () => {
    const { personId } = ctg().actors.lead
    await givenArchive(db(), personId)
    const [secret, code, sessionId] = ['s'.repeat(32), makeMailCode(), randomUUID()]
    const key = { purpose: 'data' as const, ownerId: personId }
    const codeProof = proofOfCode(secret, key, code)
    await db()
      .transaction()
      .execute((tx) => keepCode(tx, key, codeProof, at))
    await expect(openArchive(as('lead'), { codeProof: 'b'.repeat(64), sessionId })).rejects.toThrow('wrong-identity')
    expect(await takeArchive(as('lead'), sessionId)).toBeUndefined()
    await openArchive(as('lead'), { codeProof, sessionId })
    await expect(openArchive(as('lead'), { codeProof, sessionId }), 'a code serves once').rejects.toThrow(
      'wrong-identity',
    )
    expect(await takeArchive(as('lead'), randomUUID())).toBeUndefined()
    expect(await takeArchive(as('contributor'), sessionId)).toBeUndefined()
    expect(await takeArchive(as('lead'), sessionId)).toMatchObject({ mediaType: 'application/zip' })
    const later = { ...as('lead'), at: new Date(at.getTime() + 11 * 60_000) }
    expect(await takeArchive(later, sessionId)).toBeUndefined()
    expect(
      await countOf(sql`select from audit_entry where action = 'person.data-taken' and subject_id = ${personId}`),
    ).toBe(1)
  })

  test('is not opened before it is made', async () => {
    await expect(openArchive(as('contributor'), { codeProof: 'b'.repeat(64) })).rejects.toThrow('privacy.no-archive')
  })
})

describe('reducing at once', () => {
  const reason = 'Demande reçue'
  test('is refused to who does not administer, to oneself, and while a mandate runs; nothing is written', async () => {
    const { personId } = ctg().actors.bodyMember
    await expect(reducePerson(as('cafCoordinator'), { personId, reason })).rejects.toThrow('privacy.reduce-person')
    await expect(reducePerson(as('cafCoordinator', true), { personId, reason })).rejects.toThrow('privacy.still-here')
    await expect(reducePerson(as('bodyMember', true), { personId, reason })).rejects.toThrow('privacy.oneself')
    const administrator = ctg().actors.townCoordinator.personId
    await sql`update person set is_platform_administrator = true where id = ${administrator}`.execute(db())
    await expect(reducePerson(as('cafCoordinator', true), { personId: administrator, reason })).rejects.toThrow(
      'privacy.administrator',
    )
    expect(await countOf(sql`select from person_reduction`)).toBe(0)
  })

  test('is shown before, then begun once', async () => {
    const { personId } = ctg().actors.bodyMember
    await sql`update member set until = '2026-01-01' where person_id = ${personId}`.execute(db())
    const { knownAs, lines, person } = await getDepartedPerson(as('cafCoordinator', true), personId)
    expect(person.refusal).toBeUndefined()
    expect(knownAs).toContainEqual({ where: 'CTG de test', as: 'Body-member de la Caf' })
    expect(lines.length).toBeGreaterThanOrEqual(0)
    await reducePerson(as('cafCoordinator', true), { personId, reason })
    await expect(reducePerson(as('cafCoordinator', true), { personId, reason })).rejects.toThrow('already-reduced')
    await expect(getDepartedPerson(as('cafCoordinator'), personId)).rejects.toThrow('not-an-administrator')
  })
})

describe('without account', () => {
  const email = 'mina@exemple.fr'
  const mails = (to: string) =>
    countOf(sql`select from outgoing_mail where to_address = ${to} and once_key like 'address-link:%'`)

  test('asking is the same whether something is held or not, and limited', async () => {
    for (const address of [email, 'personne@exemple.fr'])
      for (const clientAddress of ['10.0.0.1', '10.0.0.2', '10.0.0.3'])
        await askAddressLink({ db: db(), at }, { email: address, clientAddress })
    for (const address of [email, 'personne@exemple.fr'])
      await expect(askAddressLink({ db: db(), at }, { email: address, clientAddress: '10.0.0.9' })).rejects.toThrow(
        'attempts.data-link',
      )
  })

  test('eight links a day are written to one address, known or not, from wherever they are asked', async () => {
    for (const address of ['une@exemple.fr', 'nulle@exemple.fr']) {
      const ask = (hour: number) =>
        askAddressLink(
          { db: db(), at: new Date(at.getTime() + hour * 3_600_000) },
          { email: address, clientAddress: `10.1.0.${hour}` },
        )
      for (let hour = 1; hour <= 8; hour += 1) await ask(hour)
      await expect(ask(9)).rejects.toThrow('attempts.data-link-day')
      await ask(26)
    }
  })

  test('a link leaves only where something is held; who has an account is sent to it', async () => {
    await sql`update public_comment set email = ${email} where ctg_id = ${ctg().ctgId}`.execute(db())
    const account = `${ctg().actors.reader.personId}@exemple.fr`
    for (const to of [email, 'personne@exemple.fr', account])
      await mailAddressLink(db(), { email: to }, at, 'https://trame.exemple.fr')
    expect([await mails(email), await mails('personne@exemple.fr'), await mails(account)]).toEqual([1, 0, 1])
    const { rows } = await sql<{ body: string }>`
      select body_text as body from outgoing_mail where to_address = ${account}`.execute(db())
    expect(rows[0]?.body).toContain('/compte/donnees')
    expect(rows[0]?.body).not.toContain('/mes-donnees/')
  })

  test('who has a closed account is sent to who administers: she cannot sign in', async () => {
    const { personId } = ctg().actors.lead
    await sql`update person set closed_at = now(), closed_reason = 'Départ' where id = ${personId}`.execute(db())
    await mailAddressLink(db(), { email: `${personId}@exemple.fr` }, at, 'https://trame.exemple.fr')
    const { rows } = await sql<{ body: string }>`select body_text as body from outgoing_mail
      where to_address = ${`${personId}@exemple.fr`} and once_key like 'address-link:%'`.execute(db())
    expect(rows[0]?.body).toContain('/donnees-personnelles')
    expect(rows[0]?.body).not.toContain('connectez-vous')
    await sql`update person set closed_at = null, closed_reason = null where id = ${personId}`.execute(db())
  })

  test('what is taken away names nobody else and shows nothing of the CTG', async () => {
    await sql`update public.action set lead_email = ${email}, lead_name = 'Mina', description = 'Secret de la fiche',
      is_restricted = true where ctg_id = ${ctg().ctgId}`.execute(db())
    const words = await getAddressData(
      db(),
      { linkId: randomUUID(), email, erasedAt: null },
      at,
      'https://trame.exemple.fr',
    )
    expect(words).toContain(email)
    expect(words).not.toContain('Secret de la fiche')
    const heldActions = (await listHeld(db(), email)).find(({ table }) => table === 'action')
    const { lists }: { lists: readonly { table: string; total: number }[] } = JSON.parse(words)
    expect(lists.find(({ table }) => table === 'action')?.total).toBe(heldActions?.count)
    for (const { name } of Object.values(ctg().actors)) expect(words).not.toContain(name)
  })

  test('erased, neither name nor address is found; a signature by link stays', async () => {
    await sql`update signing_link set email = ${email}, holder_name = 'Mina Signataire'`.execute(db())
    const linkId = randomUUID()
    await db()
      .insertInto('address_link')
      .values({ id: linkId, token_hash: 'e'.repeat(64), email, made_at: at, expires_at: at })
      .execute()
    const holder = addressDoor.holderOf({ linkId, email, erasedAt: null })
    const listener = (await given.opened?.pool.connect()) ?? expect.unreachable('no database')
    const emptied: (string | undefined)[] = []
    listener.on('notification', ({ payload }) => emptied.push(payload))
    await listener.query('listen trame_public')
    await eraseMyAddress({ db: db(), holder, at }, {})
    await expect.poll(() => emptied, { message: 'public pages are made again without her' }).toEqual([ctg().ctgId])
    listener.release(true)
    expect((await listHeld(db(), email)).filter(({ stays }) => !stays)).toEqual([])
    expect(await countOf(sql`select from public.action where lead_name = 'Mina'`)).toBe(0)
    expect(await countOf(sql`select from public_comment where email = ${email}`)).toBe(0)
    expect(await countOf(sql`select from signing_link where holder_name = 'Mina Signataire'`)).toBeGreaterThan(0)
  })
})
