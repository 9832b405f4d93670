/** Administering on a real database: what each act changes, and what it never lets pass. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSession } from '#app/domains/accounts/open-session.server.ts'
import { askAgain } from '#app/domains/campaigns/write-reminders.server.ts'
import { writeCampaignMails } from '#app/domains/campaigns/write-mails.server.ts'
import { listCoordinators } from '#app/domains/ctg/queries.server.ts'
import { writeDigests } from '#app/domains/followup/watch/write-digests.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { giveUpJobs, listFailedMails, retryMails } from '#app/kernel/job-care.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { getAccountsPage, getAdministeredAccount } from './accounts-queries.server.ts'
import { askAddressChange } from './commands/ask-address-change.server.ts'
import { closeAccount } from './commands/close-account.server.ts'
import { giveCoordination } from './commands/give-coordination.server.ts'
import { publishMessage } from './commands/publish-message.server.ts'
import { sendInvitationAgain } from './commands/send-invitation-again.server.ts'
import { setAdministration } from './commands/set-administration.server.ts'
import { withdrawInvitation } from './commands/withdraw-invitation.server.ts'
import { confirmNewAddress } from './confirm-address.server.ts'
import { getConnectorsPage } from './connectors-queries.server.ts'
import { getCtgsPage } from './ctgs-queries.server.ts'
import { accountStates } from './instance.ts'
import { forgetMessages, listShownMessages } from './messages.server.ts'
import { noteVersion, readOwnVersion, startPulse } from './pulse.server.ts'
import { findRound, noteRound } from './rounds.server.ts'
import { runTrial } from './try-connector.server.ts'

const { db } = await newTestDatabase()
const siteUrl = 'http://localhost:3000'
const given: { ctg?: FullCtg; app?: TestApp; context?: Context; cookie?: string } = {}
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const app = () => given.app ?? expect.unreachable('no application')
const admin = () => ({ ...(given.context ?? expect.unreachable('no administrator')), at: new Date() })

beforeAll(async () => {
  given.ctg = await givenFullCtg(db)
  given.app = await openTestApp(db)
  const personId = await givenPerson('Inès Organdi', true)
  given.context = { db, actor: await loadActor(db, personId, parisDay(new Date())), at: new Date() }
  given.cookie = await app().signIn(admin().actor)
})
afterAll(() => given.app?.close())

async function givenPerson(name: string, isAdministrator = false): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('person')
    .values({ id, name, email: `${id}@exemple.fr`, is_platform_administrator: isAdministrator })
    .execute()
  return id
}

const mailsTo = (email: string) =>
  db.selectFrom('outgoing_mail').select(['subject', 'body_text as text']).where('to_address', '=', email).execute()

const isClosed = async (personId: string) =>
  (await db.selectFrom('person').select('closed_at').where('id', '=', personId).executeTakeFirstOrThrow()).closed_at !==
  null

describe('closing an account', () => {
  test('ends its sessions and its rights at once, tells the person why, and keeps what is hers', async () => {
    const { reader } = ctg().actors
    const cookie = await app().signIn(reader)
    expect((await app().get(`/ctg/${ctg().ctgId}/plan`, cookie)).status).toBe(200)
    const input = { personId: reader.personId, reason: 'Départ de la collectivité' }
    await closeAccount(admin(), input)
    expect((await app().get(`/ctg/${ctg().ctgId}/plan`, cookie)).headers.get('location')).toMatch(/^\/connexion/)
    // Even a session that would be opened, or a job that reads in her name, finds nothing open.
    const again = await app().signIn(reader)
    expect((await app().get('/compte', again)).headers.get('location')).toMatch(/^\/connexion/)
    const actor = await loadActor(db, reader.personId, parisDay(new Date()))
    expect(actor.memberships).toEqual([])
    // By a passkey or an identity provider neither.
    const session = { personId: reader.personId, userAgent: null, isFactorPassed: true }
    const opening = db.transaction().execute((tx) => openSession(tx, session, new Date()))
    await expect(opening).rejects.toThrow('accounts.entry-closed')
    const { email } = await db
      .selectFrom('person')
      .select('email')
      .where('id', '=', reader.personId)
      .executeTakeFirstOrThrow()
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
    const { email } = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
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
    const told = async () => (await mailsTo(email)).map(({ subject }) => subject)
    const before = await told()
    await askAgain(db, [{ ctgId, recipientId: link.recipientId }], new Date())
    await writeCampaignMails(db, new Date(), siteUrl)
    // A Monday morning.
    await writeDigests(db, new Date('2027-01-11T09:00:00Z'), siteUrl)
    expect(await told()).toEqual(before)
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
    given.cookie = await app().signIn(admin().actor)
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
    const { email } = await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
    expect((await mailsTo(email)).map(({ subject }) => subject)).not.toContain('Votre invitation dans Trame est retirée')
  })
})

test('an address changes only when the new one answers, once; both are told, and the sessions end', async () => {
  const personId = await givenPerson('Paul Tergal')
  const [former, next] = [`${personId}@exemple.fr`, `nouvelle-${personId}@exemple.fr`]
  await askAddressChange(admin(), { personId, email: next, siteUrl })
  const token = (await mailsTo(next)).at(-1)?.text.match(/\/adresse\/(\S+)/)?.[1] ?? ''
  const emailOf = async () =>
    (await db.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()).email
  expect((await app().get(`/adresse/${token}`)).status).toBe(200)
  expect(await emailOf()).toBe(former)
  await confirmNewAddress(db, token, new Date())
  expect(await emailOf()).toBe(next)
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

describe('mails and jobs that failed', () => {
  test('a refused mail is sent again whole, and one given up is not asked for again', async () => {
    const work = { at: new Date(), newId: randomUUID }
    const mail = { toName: 'Claire', subject: 'Objet', bodyText: 'Lien : https://x', keptBodyText: 'Lien effacé' }
    const id = await db
      .transaction()
      .execute((tx) => sendMail({ ...work, tx }, { ...mail, onceKey: randomUUID(), toAddress: 'claire@exemple.fr' }))
    await db
      .updateTable('outgoing_mail')
      .set({ failure: '550' })
      .where('id', '=', id ?? '')
      .execute()
    // A page past the end is the last one: what was on it may have left since.
    for (const page of [1, 7])
      expect(await listFailedMails(db, new Date(), { page, pageSize: 20 })).toMatchObject({
        ...{ total: 1, page: 1, pageCount: 1 },
        mails: [{ id, mayRetry: true }],
      })
    expect(await db.transaction().execute((tx) => retryMails(tx, new Date(), id ?? ''))).toBe(1)
    const kept = () =>
      db
        .selectFrom('outgoing_mail')
        .select(['failure', 'body_text'])
        .where('id', '=', id ?? '')
        .executeTakeFirstOrThrow()
    expect(await kept()).toEqual({ failure: null, body_text: 'Lien : https://x' })
    await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'x' where key = ${`mail:${id}`}`.execute(
      db,
    )
    expect(await db.transaction().execute((tx) => giveUpJobs(tx, { name: 'send-mail' }))).toBe(1)
    expect((await kept()).failure).toBe('given-up-by-hand')
    // Asked for by itself, it may still be sent; « tous ceux qui le peuvent » leaves it.
    expect(await db.transaction().execute((tx) => retryMails(tx, new Date(), null))).toBe(0)
    expect(await db.transaction().execute((tx) => retryMails(tx, new Date(), id ?? ''))).toBe(1)
  })
})

test('a round notes when it was done and what it took away, and that it failed, by a word of a list', async () => {
  await noteRound(db, 'sweep-files', async () => 3)
  expect(await findRound(db, 'sweep-files')).toMatchObject({ removed: 3, failedAt: null })
  const failing = noteRound(db, 'sweep-files', () => Promise.reject(new Error('connect ECONNREFUSED claire@caf.fr')))
  await expect(failing).rejects.toThrow('ECONNREFUSED')
  expect(await findRound(db, 'sweep-files')).toMatchObject({ removed: 3, failure: 'not-answering' })
})

test('a trial of the files keeps, reads and removes; one without its setting fails in a word', async () => {
  const { files, config } = app().instance
  const tried = async (connector: string) => {
    await db
      .insertInto('connector_trial')
      .values({ connector, asked_at: new Date(), asked_by: 'Inès', asked_by_id: admin().actor.personId })
      .execute()
    await runTrial({ db, files, config, sender: 'Trame <x@y.fr>' }, { connector })
    return db.selectFrom('connector_trial').selectAll().where('connector', '=', connector).executeTakeFirstOrThrow()
  }
  expect(await tried('fichiers')).toMatchObject({ failure: null, succeeded_at: expect.any(Date) })
  for await (const { sha256 } of files.list()) expect.unreachable(`left behind: ${sha256}`)
  expect(await tried('courriel')).toMatchObject({ failure: 'gone', succeeded_at: null })
  const { connectors } = await getConnectorsPage(admin(), config)
  expect(connectors.find(({ connector }) => connector === 'courriel')).toMatchObject({ trialState: 'failed', why: 'gone' })
})

test('a node is seen while it runs, and a version keeps what it brought once', async () => {
  const own = readOwnVersion()
  expect(own.changes).toContain('- ')
  const stop = startPulse(db, 'all', own)
  await vi.waitFor(async () => expect(await db.selectFrom('instance_node').select('id').execute()).toHaveLength(1))
  await stop()
  expect(await db.selectFrom('instance_node').select('id').execute()).toHaveLength(0)
  for (const at of [new Date(), new Date()]) await noteVersion(db, own, at)
  await noteVersion(db, { ...own, migration: '9999-later.sql' }, new Date())
  expect(await db.selectFrom('instance_version').select('migration').execute()).toHaveLength(2)
})

test('a message is shown from its hour to its end to whoever has not closed it; a visitor reads only those for the sign-in page', async () => {
  const today = parisDay(new Date())
  const message = {
    level: 'maintenance',
    startsOn: today,
    startsAt: '00:00',
    endsOn: '2099-01-01',
    endsAt: '10:00',
  } as const
  await expect(publishMessage(admin(), { ...message, text: 'Trop long' })).rejects.toMatchObject({
    fields: { endsOn: expect.stringContaining('60 jours') },
  })
  const endsOn = parisDay(new Date(Date.now() + 86_400_000))
  const { messageId } = await publishMessage(admin(), { ...message, endsOn, text: 'Arrêt ce soir' })
  forgetMessages(db)
  const reader = ctg().actors.cafCoordinator
  const cookie = await app().signIn(reader)
  expect(await (await app().get('/compte', cookie)).text()).toContain('Arrêt ce soir')
  expect(await (await app().get('/connexion')).text()).not.toContain('Arrêt ce soir')
  const said = await app().post('/message-lu?retour=/compte', { intent: 'dismiss-message', messageId }, cookie)
  expect([said.status, said.headers.get('location')]).toEqual([303, '/compte'])
  expect(await (await app().get('/compte', cookie)).text()).not.toContain('Arrêt ce soir')
  expect(await listShownMessages(db, [], new Date())).toHaveLength(1)
  expect(await listShownMessages(db, [messageId], new Date())).toEqual([])
  const elsewhere = await app().post(
    '/message-lu?retour=//mechant.example',
    { intent: 'dismiss-message', messageId },
    cookie,
  )
  expect(elsewhere.headers.get('location')).toBe('/')
})

test('a passkey is a second factor, as an application of codes is', async () => {
  const personId = await givenPerson('Clé Zibeline')
  const hasFactor = async () => (await getAccountsPage(admin(), { words: 'Zibeline', state: null }, 1)).accounts[0]
  expect(await hasFactor()).toMatchObject({ hasSecondFactor: false })
  await db
    .insertInto('passkey')
    .values({
      ...{ id: randomUUID(), person_id: personId, credential_id: randomUUID(), public_key: Buffer.from([1]), counter: 0 },
      ...{ name: 'une clé', is_backed_up: false, created_at: new Date() },
    })
    .execute()
  expect(await hasFactor()).toMatchObject({ hasSecondFactor: true })
})

test('one account is read with its mandates, and an unknown one is not found', async () => {
  const { cafCoordinator } = ctg().actors
  const { account } = await getAdministeredAccount(admin(), cafCoordinator.personId)
  expect(account.mandates).toMatchObject([{ role: 'coordinator', isRunning: true, isLastCoordinator: true }])
  await expect(getAdministeredAccount(admin(), randomUUID())).rejects.toThrow('not-found')
})
