import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { changeMember } from './commands/change-member.server.ts'
import { endMember } from './commands/end-member.server.ts'
import { handOverCoordination } from './commands/hand-over-coordination.server.ts'
import { inviteMember } from './commands/invite-member.server.ts'

const db = await testDatabase()

const siteUrl = 'http://localhost:3000'
const invitation = ({ ctgId, town }: CtgFixture, given: object = {}) => ({
  ctgId,
  partyId: town.id,
  email: `${randomUUID()}@ville.fr`,
  name: 'Inès Faber',
  role: 'cooperation-officer' as const,
  themeId: null,
  functionTitle: 'chargée de coopération',
  until: null,
  siteUrl,
  ...given,
})
const mandates = (ctgId: string) => db.selectFrom('member').selectAll().where('ctg_id', '=', ctgId).execute()
const memberIdOf = (fixture: CtgFixture, actor: keyof CtgFixture['actors']) =>
  fixture.actors[actor].memberships[0]?.memberId ?? ''

describe('inviting a member', () => {
  test('makes the person, her mandate, one mail and one line of the journal', async () => {
    const fixture = await givenCtg(db)
    const input = invitation(fixture)
    const { memberId } = await inviteMember(fixture.as(fixture.actors.cafCoordinator), input)
    const person = await db.selectFrom('person').selectAll().where('email', '=', input.email).executeTakeFirstOrThrow()
    const member = (await mandates(fixture.ctgId)).find(({ id }) => id === memberId)
    expect(member).toMatchObject({ person_id: person.id, party_id: fixture.town.id, role: 'cooperation-officer' })
    const mails = await db.selectFrom('outgoing_mail').selectAll().where('to_address', '=', input.email).execute()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.body_text).toContain(`${siteUrl}/ctg/${fixture.ctgId}`)
    const audit = await db.selectFrom('audit_entry').selectAll().where('subject_id', '=', memberId).execute()
    expect(audit.map(({ action, party_id }) => [action, party_id])).toEqual([['member.invited', fixture.caf.id]])
  })

  test('a person already known gets another mandate and keeps her name', async () => {
    const fixture = await givenCtg(db)
    const context = fixture.as(fixture.actors.townCoordinator)
    const input = invitation(fixture)
    await inviteMember(context, input)
    await inviteMember(context, {
      ...input,
      email: input.email.toUpperCase(),
      name: 'Autre',
      partyId: fixture.partner.id,
    })
    const people = await db.selectFrom('person').selectAll().where('email', '=', input.email).execute()
    expect(people.map(({ name }) => name)).toEqual(['Inès Faber'])
  })

  test('the same mandate twice is refused, an ended one is opened again', async () => {
    const fixture = await givenCtg(db)
    const context = fixture.as(fixture.actors.townCoordinator)
    const input = invitation(fixture)
    const { memberId } = await inviteMember(context, input)
    await expect(inviteMember(context, input)).rejects.toMatchObject({ code: 'ctg.already-member' })
    await endMember(context, { ctgId: fixture.ctgId, memberId, lastDay: null })
    expect(await inviteMember(context, input)).toEqual({ memberId })
  })

  test.each(['reader', 'earlyOfficer', 'contributor', 'bodyMember', 'lead'] as const)(
    'is refused to %s, and nothing is written',
    async (role) => {
      const fixture = await givenCtg(db)
      const before = (await mandates(fixture.ctgId)).length
      await expect(inviteMember(fixture.as(fixture.actors[role]), invitation(fixture))).rejects.toMatchObject({
        kind: 'forbidden',
      })
      expect(await mandates(fixture.ctgId)).toHaveLength(before)
    },
  )

  test('answers 404 to a stranger, and for a party or a theme of another CTG', async () => {
    const [fixture, other] = [await givenCtg(db), await givenCtg(db)]
    const input = invitation(fixture)
    await expect(inviteMember(fixture.as(fixture.actors.stranger), input)).rejects.toMatchObject({ kind: 'not-found' })
    const context = fixture.as(fixture.actors.cafCoordinator)
    for (const wrong of [{ partyId: other.caf.id }, { themeId: other.early.id }])
      await expect(inviteMember(context, { ...input, ...wrong })).rejects.toMatchObject({ kind: 'not-found' })
    expect(await db.selectFrom('person').select('id').where('email', '=', input.email).execute()).toEqual([])
  })

  test('an end in the past is a sentence at its field', async () => {
    const fixture = await givenCtg(db)
    const context = fixture.as(fixture.actors.cafCoordinator)
    await expect(inviteMember(context, invitation(fixture, { until: '2026-11-23' }))).rejects.toMatchObject({
      fields: { until: expect.any(String) },
    })
  })
})

describe('ending and changing a mandate', () => {
  test('ended at once: yesterday was its last day, and she no longer acts under it', async () => {
    const fixture = await givenCtg(db)
    const memberId = memberIdOf(fixture, 'reader')
    await db
      .insertInto('acting_as')
      .values({ person_id: fixture.actors.reader.personId, ctg_id: fixture.ctgId, member_id: memberId })
      .execute()
    await endMember(fixture.as(fixture.actors.townCoordinator), { ctgId: fixture.ctgId, memberId, lastDay: '' })
    const member = (await mandates(fixture.ctgId)).find(({ id }) => id === memberId)
    expect(member?.until).toBe('2026-11-23')
    expect(await db.selectFrom('acting_as').select('member_id').where('member_id', '=', memberId).execute()).toEqual([])
  })

  test('the last coordinator of a lead party can neither be ended nor changed', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const memberId = memberIdOf(fixture, 'cafCoordinator')
    const context = fixture.as(fixture.actors.townCoordinator)
    await expect(endMember(context, { ctgId, memberId, lastDay: '' })).rejects.toMatchObject({
      code: 'ctg.last-coordinator',
    })
    const asReader = { ctgId, memberId, role: 'reader' as const, themeId: '', functionTitle: 'lectrice', until: '' }
    await expect(changeMember(context, asReader)).rejects.toMatchObject({ code: 'ctg.last-coordinator' })
    await expect(
      changeMember(context, { ...asReader, role: 'coordinator', until: '2026-12-31' }),
    ).rejects.toMatchObject({ code: 'ctg.last-coordinator' })
    await expect(changeMember(context, { ...asReader, role: 'coordinator' })).resolves.toEqual({ memberId })
  })

  test('two coordinators ended at the same instant: one stays', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const first = memberIdOf(fixture, 'townCoordinator')
    const context = fixture.as(fixture.actors.cafCoordinator)
    const second = await inviteMember(context, invitation(fixture, { role: 'coordinator' }))
    const ends = await Promise.allSettled(
      [first, second.memberId].map((memberId) => endMember(context, { ctgId, memberId, lastDay: '' })),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a mandate of another CTG answers 404', async () => {
    const [fixture, other] = [await givenCtg(db), await givenCtg(db)]
    await expect(
      endMember(fixture.as(fixture.actors.cafCoordinator), {
        ctgId: fixture.ctgId,
        memberId: memberIdOf(other, 'reader'),
        lastDay: '',
      }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('handing the coordination over', () => {
  test('one act: the successor coordinates, the former stays until her last day', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const memberId = memberIdOf(fixture, 'cafCoordinator')
    const email = `${randomUUID()}@caf.fr`
    const successor = await handOverCoordination(fixture.as(fixture.actors.cafCoordinator), {
      ctgId,
      memberId,
      email,
      name: 'Noé Varin',
      functionTitle: 'conseiller territorial',
      until: '2026-12-31',
      siteUrl,
    })
    const rows = await mandates(ctgId)
    expect(rows.find(({ id }) => id === memberId)?.until).toBe('2026-12-31')
    expect(rows.find(({ id }) => id === successor.memberId)).toMatchObject({
      party_id: fixture.caf.id,
      role: 'coordinator',
      until: null,
    })
  })

  test('is refused for a mandate that is not of coordination, to a reader, and writes nothing', async () => {
    const fixture = await givenCtg(db)
    const { ctgId } = fixture
    const email = `${randomUUID()}@caf.fr`
    const input = { ctgId, email, name: 'Noé Varin', functionTitle: 'conseiller', until: '', siteUrl }
    await expect(
      handOverCoordination(fixture.as(fixture.actors.cafCoordinator), {
        ...input,
        memberId: memberIdOf(fixture, 'reader'),
      }),
    ).rejects.toMatchObject({ code: 'ctg.not-a-coordinator' })
    await expect(
      handOverCoordination(fixture.as(fixture.actors.reader), {
        ...input,
        memberId: memberIdOf(fixture, 'cafCoordinator'),
      }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await db.selectFrom('person').select('id').where('email', '=', email).execute()).toEqual([])
  })
})
