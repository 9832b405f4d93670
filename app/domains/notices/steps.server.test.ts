import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { notify, withdraw } from './steps.server.ts'

const db = await testDatabase()

const act = (actor: Actor, run: (work: Work) => Promise<void>): Promise<void> =>
  db.transaction().execute((tx) => run({ tx, actor, at: testInstant, newId: randomUUID }))

async function given() {
  const { ctgId, actors } = await givenCtg(db)
  const subject = { type: 'finding' as const, id: randomUUID() }
  const list = () =>
    db
      .selectFrom('notice')
      .select(['person_id as personId', 'facts', 'withdrawn_at as withdrawnAt', 'digest_id as digestId'])
      .where('ctg_id', '=', ctgId)
      .orderBy('once_key')
      .execute()
  const { cafCoordinator: author, townCoordinator, lead } = actors
  return { ctgId, subject, list, author, townCoordinator, lead }
}

/** A mail that repeats every notice of the person, sent or not. */
async function mailed(ctgId: string, { personId }: Actor, sentAt: Date | null) {
  const [digestId, mailId] = [randomUUID(), randomUUID()]
  await db
    .insertInto('outgoing_mail')
    .values({
      id: mailId,
      once_key: mailId,
      to_address: 'a@exemple.fr',
      to_name: 'A',
      subject: 'S',
      body_text: 'B',
      created_at: testInstant,
      sent_at: sentAt,
    })
    .execute()
  await db
    .insertInto('notice_digest')
    .values({
      id: digestId,
      person_id: personId,
      slot: digestId,
      mail_id: mailId,
      unsubscribe_hash: `${digestId}${digestId}`.replaceAll('-', ''),
      written_at: testInstant,
    })
    .execute()
  await db
    .updateTable('notice')
    .set({ digest_id: digestId })
    .where('ctg_id', '=', ctgId)
    .where('person_id', '=', personId)
    .execute()
  return db.selectFrom('outgoing_mail').select('id').where('id', '=', mailId)
}

describe('telling people', () => {
  test('tells each person once, never the author', async () => {
    const { ctgId, subject, list, author, townCoordinator, lead } = await given()
    const notice = {
      ctgId,
      kind: 'mention' as const,
      subject,
      personIds: [lead.personId, townCoordinator.personId, lead.personId, author.personId],
      onceKey: 'k1',
      facts: { quote: 'Voir   ceci\n\ndemain' },
    }
    await act(author, (work) => notify(work, notice))
    await act(author, (work) => notify(work, notice))
    const notices = await list()
    expect(notices.map(({ personId }) => personId).toSorted()).toEqual(
      [lead.personId, townCoordinator.personId].toSorted(),
    )
    expect(notices[0]?.facts).toEqual({ by: author.name, quote: 'Voir ceci demain' })
  })

  test('an act refused leaves none', async () => {
    const { ctgId, subject, list, author, lead } = await given()
    const refused = act(author, async (work) => {
      await notify(work, { ctgId, kind: 'mention', subject, personIds: [lead.personId], onceKey: 'k1' })
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await list()).toEqual([])
  })
})

describe('taking back what was told', () => {
  test('of one thing, of some kinds, for some people only', async () => {
    const { ctgId, subject, list, author, townCoordinator, lead } = await given()
    const personIds = [lead.personId, townCoordinator.personId]
    await act(author, async (work) => {
      await notify(work, { ctgId, kind: 'position-asked', subject, personIds, onceKey: 'a' })
      await notify(work, { ctgId, kind: 'mention', subject, personIds: [lead.personId], onceKey: 'b' })
      await notify(work, {
        ctgId,
        kind: 'mention',
        subject: { type: 'finding', id: randomUUID() },
        personIds: [lead.personId],
        onceKey: 'c',
      })
    })
    const shown = async () => (await list()).filter(({ withdrawnAt }) => withdrawnAt === null).length
    await act(author, (work) =>
      withdraw(work, { ctgId, subject, kinds: ['position-asked'], personIds: [townCoordinator.personId] }),
    )
    expect(await shown()).toBe(3)
    await act(author, (work) => withdraw(work, { ctgId, subject }))
    expect(await shown()).toBe(1)
  })

  test('drops the mail that waits and lets the next one say what else it said', async () => {
    const { ctgId, subject, list, author, lead } = await given()
    const other = { type: 'finding' as const, id: randomUUID() }
    await act(author, async (work) => {
      await notify(work, { ctgId, kind: 'mention', subject, personIds: [lead.personId], onceKey: 'a' })
      await notify(work, { ctgId, kind: 'mention', subject: other, personIds: [lead.personId], onceKey: 'b' })
    })
    const mail = await mailed(ctgId, lead, null)
    await act(author, (work) => withdraw(work, { ctgId, subject }))
    expect(await mail.execute()).toEqual([])
    expect((await list()).map(({ withdrawnAt, digestId }) => [withdrawnAt !== null, digestId])).toEqual([
      [true, null],
      [false, null],
    ])
  })

  test('leaves alone a mail already sent', async () => {
    const { ctgId, subject, list, author, lead } = await given()
    await act(author, (work) =>
      notify(work, { ctgId, kind: 'mention', subject, personIds: [lead.personId], onceKey: 'a' }),
    )
    const mail = await mailed(ctgId, lead, testInstant)
    await act(author, (work) => withdraw(work, { ctgId, subject }))
    expect(await mail.execute()).toHaveLength(1)
    expect((await list())[0]?.digestId).not.toBeNull()
  })
})
