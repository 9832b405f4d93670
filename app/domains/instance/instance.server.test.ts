/** What works in the background, nodes and messages to all, on a real database. Rules: docs/rules/instance.md §5-9. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { parisDay } from '#app/kernel/calendar.ts'
import { giveUpJobs, listFailedMails, retryMails } from '#app/kernel/job-care.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { givenAdministration } from '#test/administration-fixture.server.ts'
import { publishMessage } from './commands/publish-message.server.ts'
import { getConnectorsPage } from './connectors-queries.server.ts'
import { forgetMessages, listShownMessages } from './messages.server.ts'
import { noteVersion, readOwnVersion, startPulse } from './pulse.server.ts'
import { findRound, noteRound } from './rounds.server.ts'
import { runTrial } from './try-connector.server.ts'

const { db, ctg, app, admin } = await givenAdministration()
afterAll(() => app.close())

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
    const mailRow = () =>
      db
        .selectFrom('outgoing_mail')
        .select(['failure', 'body_text'])
        .where('id', '=', id ?? '')
        .executeTakeFirstOrThrow()
    expect(await mailRow()).toEqual({ failure: null, body_text: 'Lien : https://x' })
    await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'x' where key = ${`mail:${id}`}`.execute(
      db,
    )
    expect(await db.transaction().execute((tx) => giveUpJobs(tx, { name: 'send-mail' }))).toBe(1)
    expect((await mailRow()).failure).toBe('given-up-by-hand')
    // It may be retried by its id; retrying all of them leaves it out.
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
  const { files, config } = app.instance
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
  expect(connectors.find(({ connector }) => connector === 'courriel')).toMatchObject({
    trialState: 'failed',
    why: 'gone',
  })
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
  const reader = ctg.actors.cafCoordinator
  const cookie = await app.signIn(reader)
  expect(await (await app.get('/compte', cookie)).text()).toContain('Arrêt ce soir')
  expect(await (await app.get('/connexion')).text()).not.toContain('Arrêt ce soir')
  const answer = await app.post('/message-lu?retour=/compte', { intent: 'dismiss-message', messageId }, cookie)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/compte'])
  expect(await (await app.get('/compte', cookie)).text()).not.toContain('Arrêt ce soir')
  expect(await listShownMessages(db, [], new Date())).toHaveLength(1)
  expect(await listShownMessages(db, [messageId], new Date())).toEqual([])
  const elsewhere = await app.post(
    '/message-lu?retour=//mechant.example',
    { intent: 'dismiss-message', messageId },
    cookie,
  )
  expect(elsewhere.headers.get('location')).toBe('/')
})
