/** Acts on accounts on a real database: what each changes, and what it never lets pass. Rules: docs/rules/instance.md §2-4. */
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { openSession } from '#app/domains/accounts/open-session.server.ts'
import { writeCampaignMails } from '#app/domains/campaigns/write-mails.server.ts'
import { askAgain } from '#app/domains/campaigns/write-reminders.server.ts'
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { writeDigests } from '#app/domains/followup/watch/write-digests.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { givenAdministration } from '#test/administration-fixture.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { getAccountsPage, getAdministeredAccount } from './accounts-queries.server.ts'
import { askAddressChange } from './commands/ask-address-change.server.ts'
import { closeAccount } from './commands/close-account.server.ts'
import { giveCoordination } from './commands/give-coordination.server.ts'
import { sendInvitationAgain } from './commands/send-invitation-again.server.ts'
import { setAdministration } from './commands/set-administration.server.ts'
import { withdrawInvitation } from './commands/withdraw-invitation.server.ts'
import { confirmNewAddress } from './confirm-address.server.ts'
import { getCtgsPage } from './ctgs-queries.server.ts'
import { accountStates } from './instance.ts'

const { db, ctg, app, admin, givenPerson, mailsTo, emailOf } = await givenAdministration()
const siteUrl = 'http://localhost:3000'
afterAll(() => app.close())

const isClosed = async (personId: string) =>
  (await db.selectFrom('person').select('closed_at').where('id', '=', personId).executeTakeFirstOrThrow()).closed_at !==
  null

describe('closing an account', () => {
  test('ends its sessions and its rights at once, tells the person why, and keeps what is hers', async () => {
    const { reader } = ctg.actors
    const cookie = await app.signIn(reader)
    expect((await app.get(`/ctg/${ctg.ctgId}/plan`, cookie)).status).toBe(200)
    const input = { personId: reader.personId, reason: 'Départ de la collectivité' }
    await closeAccount(admin(), input)
    expect((await app.get(`/ctg/${ctg.ctgId}/plan`, cookie)).headers.get('location')).toMatch(/^\/connexion/)
    // Even a session that would be opened, or a job that reads in her name, finds nothing open.
    const again = await app.signIn(reader)
    expect((await app.get('/compte', again)).headers.get('location')).toMatch(/^\/connexion/)
    const actor = await loadActor(db, reader.personId, parisDay(new Date()))
    expect(actor.memberships).toEqual([])
    // By a passkey or an identity provider neither.
    const session = { personId: reader.personId, userAgent: null, isFactorPassed: true }
    const opening = db.transaction().execute((tx) => openSession(tx, session, new Date()))
    await expect(opening).rejects.toThrow('accounts.entry-closed')
    const email = await emailOf(reader.personId)
    expect((await mailsTo(email)).at(-1)?.text).toContain('Départ de la collectivité')
  })

  test('leaves the mandate of whoever coordinates alone for a lead party, and ends the others', async () => {
    const one = await givenFullCtg(db)
    const { townCoordinator, lead } = one.actors
    const answer = await closeAccount(admin(), {
      personId: townCoordinator.personId,
      reason: 'Mutation',
      endsMandates: 'on',
    })
    expect(answer).toMatchObject({ ended: 0, left: 1 })
    expect(
      await closeAccount(admin(), { personId: lead.personId, reason: 'Mutation', endsMandates: 'on' }),
    ).toMatchObject({
      ended: 1,
      left: 0,
    })
    const bare = await getCtgsPage(admin(), { words: '', isBareOnly: true }, 1, 1)
    expect(bare.ctgs.map(({ id }) => id)).toEqual([one.ctgId])
    const toGive = { administeredCtgId: one.ctgId, partyId: one.partyId, name: 'Rose Linon', functionTitle: 'Chargée' }
    await giveCoordination(admin(), { ...toGive, email: `rose-${one.ctgId}@exemple.fr`, siteUrl })
    expect((await getCtgsPage(admin(), { words: '', isBareOnly: true }, 1, 1)).total).toBe(0)
    const other = { ...toGive, partyId: one.cafPartyId, email: 'autre@exemple.fr', siteUrl }
    await expect(giveCoordination(admin(), other)).rejects.toThrow('instance.has-coordination')
  })

  test('stops what is written to her as a member: letters of Monday, links of campaigns', async () => {
    const { ctgId, link, actors } = await givenFullCtg(db)
    const { personId } = actors.townCoordinator
    const email = await emailOf(personId)
    await db
      .updateTable('campaign_recipient')
      .set({ person_id: personId, email, access_revoked_at: null })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', link.recipientId)
      .execute()
    const linksOpen = () =>
      db
        .selectFrom('report_link')
        .select('id')
        .where('ctg_id', '=', ctgId)
        .where('recipient_id', '=', link.recipientId)
        .where('revoked_at', 'is', null)
        .execute()
    expect(await linksOpen()).not.toEqual([])
    await closeAccount(admin(), { personId, reason: 'Messagerie compromise' })
    expect(await linksOpen()).toEqual([])
    const subjectsOfMails = async () => (await mailsTo(email)).map(({ subject }) => subject)
    const before = await subjectsOfMails()
    await askAgain(db, [{ ctgId, recipientId: link.recipientId }], new Date())
    await writeCampaignMails(db, new Date(), siteUrl)
    // A Monday morning.
    await writeDigests(db, new Date('2027-01-11T09:00:00Z'), siteUrl)
    expect(await subjectsOfMails()).toEqual(before)
    const left = await listCoordinators(db, ctgId, parisDay(new Date()))
    expect(left.map(({ id }) => id)).not.toContain(personId)
  })

  test('is refused of oneself and of the last administrator, also when two are taken away together', async () => {
    const { personId } = admin().actor
    await expect(closeAccount(admin(), { personId, reason: 'Essai' })).rejects.toThrow('instance.own-account')
    const other = await givenPerson('Second administrateur', true)
    const taken = (id: string) => setAdministration(admin(), { personId: id, administration: 'taken' })
    const both = await Promise.allSettled([taken(personId), taken(other)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const left = await db.selectFrom('person').select('id').where('is_platform_administrator', '=', true).execute()
    expect(left).toHaveLength(1)
    await db.updateTable('person').set({ is_platform_administrator: true }).where('id', '=', personId).execute()
  })

  test('writes nothing when it is refused', async () => {
    const personId = await givenPerson('Ordinaire')
    const ordinary = { db, at: new Date(), actor: await loadActor(db, personId, parisDay(new Date())) }
    await expect(closeAccount(ordinary, { personId: admin().actor.personId, reason: 'Non' })).rejects.toThrow(
      'forbidden',
    )
    expect(await isClosed(admin().actor.personId)).toBe(false)
  })
})

describe('an invitation that waits', () => {
  test('is withdrawn once, with its mandates', async () => {
    const { reader } = (await givenFullCtg(db)).actors
    const input = { personId: reader.personId, siteUrl }
    await sendInvitationAgain(admin(), input)
    expect(await withdrawInvitation(admin(), input)).toMatchObject({ ended: 1 })
    await expect(withdrawInvitation(admin(), input)).rejects.toThrow('instance.not-invited')
    await expect(sendInvitationAgain(admin(), input)).rejects.toThrow('instance.not-invited')
  })

  test('of whoever coordinates alone is not said withdrawn while her mandate stays', async () => {
    const { townCoordinator } = (await givenFullCtg(db)).actors
    const personId = townCoordinator.personId
    await expect(withdrawInvitation(admin(), { personId })).rejects.toThrow('instance.coordinates-alone')
    const email = await emailOf(personId)
    expect((await mailsTo(email)).map(({ subject }) => subject)).not.toContain(
      'Votre invitation dans Trame est retirée',
    )
  })
})

test('an address changes only when the new one answers, once; both are told, and the sessions end', async () => {
  const personId = await givenPerson('Paul Tergal')
  const [former, next] = [`${personId}@exemple.fr`, `nouvelle-${personId}@exemple.fr`]
  await askAddressChange(admin(), { personId, email: next, siteUrl })
  const token = (await mailsTo(next)).at(-1)?.text.match(/\/adresse\/(\S+)/)?.[1] ?? ''
  expect((await app.get(`/adresse/${token}`)).status).toBe(200)
  expect(await emailOf(personId)).toBe(former)
  const sent = { identifier: randomUUID(), value: personId, expiresAt: new Date(Date.now() + 3_600_000) }
  await db
    .insertInto('verification')
    .values({ id: randomUUID(), ...sent })
    .execute()
  await confirmNewAddress(db, token, new Date())
  expect(await emailOf(personId)).toBe(next)
  // The password link that the former address had been sent.
  expect(await db.selectFrom('verification').select('id').where('value', '=', personId).execute()).toEqual([])
  await expect(confirmNewAddress(db, token, new Date())).rejects.toThrow('accounts.address-link-gone')
  expect((await mailsTo(former)).map(({ subject }) => subject)).toEqual([
    'L’adresse de votre compte Trame va changer',
    'L’adresse de votre compte Trame a changé',
  ])
  const taken = { personId: admin().actor.personId, email: next, siteUrl }
  await expect(askAddressChange(admin(), taken)).rejects.toMatchObject({ fields: { email: expect.any(String) } })
})

test('of two addresses asked for one account, only the last one may be confirmed', async () => {
  const [personId, otherId] = [await givenPerson('Paul Tergal'), await givenPerson('Anne Tergal')]
  const tokenFor = async (id: string, email: string) => {
    await askAddressChange(admin(), { personId: id, email, siteUrl })
    return (await mailsTo(email)).at(-1)?.text.match(/\/adresse\/(\S+)/)?.[1] ?? ''
  }
  const mistaken = await tokenFor(personId, `inconnue-${personId}@exemple.fr`)
  const others = await tokenFor(otherId, `anne-${otherId}@exemple.fr`)
  const last = await tokenFor(personId, `paul-${personId}@exemple.fr`)
  await expect(confirmNewAddress(db, mistaken, new Date())).rejects.toThrow('accounts.address-link-gone')
  await confirmNewAddress(db, last, new Date())
  await confirmNewAddress(db, others, new Date())
})

test('accounts are filtered by the very states that their rows say', async () => {
  const filtered = await Promise.all(accountStates.map((state) => getAccountsPage(admin(), { words: '', state }, 1)))
  for (const { filter, accounts } of filtered)
    expect(new Set(accounts.map(({ state }) => state))).toEqual(
      new Set([filter.state].filter((state) => accounts.some((one) => one.state === state))),
    )
  const all = await getAccountsPage(admin(), { words: '', state: null }, 1)
  expect(filtered.reduce((sum, { total }) => sum + total, 0)).toBe(all.total)
  // The signs of a pattern are words like others.
  expect((await getAccountsPage(admin(), { words: '%', state: null }, 1)).total).toBe(0)
})

test('a passkey is a second factor, as an application of codes is', async () => {
  const personId = await givenPerson('Clé Zibeline')
  const hasFactor = async () => (await getAccountsPage(admin(), { words: 'Zibeline', state: null }, 1)).accounts[0]
  expect(await hasFactor()).toMatchObject({ hasSecondFactor: false })
  await db
    .insertInto('passkey')
    .values({
      ...{
        id: randomUUID(),
        person_id: personId,
        credential_id: randomUUID(),
        public_key: Buffer.from([1]),
        counter: 0,
      },
      ...{ name: 'une clé', is_backed_up: false, created_at: new Date() },
    })
    .execute()
  expect(await hasFactor()).toMatchObject({ hasSecondFactor: true })
})

test('one account is read with its mandates, and an unknown one is not found', async () => {
  const { cafCoordinator } = ctg.actors
  const { account } = await getAdministeredAccount(admin(), cafCoordinator.personId)
  expect(account.mandates).toMatchObject([{ role: 'coordinator', isRunning: true, isLastCoordinator: true }])
  await expect(getAdministeredAccount(admin(), randomUUID())).rejects.toThrow('not-found')
})
