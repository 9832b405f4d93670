import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadActor, loadReaders } from '#app/http/actor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { dropUnreadableMail } from './check-mail.server.ts'
import { choosePace } from './commands/choose-pace.server.ts'
import { markAllNotices } from './commands/mark-all-notices.server.ts'
import { givenLead } from './notices.fixture.server.ts'
import { findPace } from './queries.server.ts'
import { setMailsWanted, unsubscribeDoor, unsubscribePageOf } from './unsubscribe.server.ts'
import { writeNoticeMails } from './write-mails.server.ts'

let db: Database
beforeAll(async () => {
  // Mails are written for everyone of the instance: one of its own.
  db = (await newTestDatabase()).db
})

const mailsOf = async ({ ctgId, ids }: FullCtg, personId: string) => {
  const mails = await db
    .selectFrom('notice_digest')
    .innerJoin('outgoing_mail', 'outgoing_mail.id', 'notice_digest.mail_id')
    .select([
      'outgoing_mail.subject',
      'outgoing_mail.body_text as text',
      'outgoing_mail.unsubscribe_url as unsubscribeUrl',
    ])
    .where('notice_digest.person_id', '=', personId)
    .orderBy('notice_digest.written_at')
    .execute()
  return mails.map(({ text, ...mail }) => ({
    ...mail,
    text: text.replaceAll(ctgId, '<ctg>').replaceAll(ids.action, '<action>'),
  }))
}

/** Runs the check that the job makes before each mail. */
async function check(): Promise<void> {
  const at = new Date('2026-11-25T06:11:00Z')
  for (const { id } of await db.selectFrom('outgoing_mail').select('id').execute())
    await dropUnreadableMail(db, at, id, {
      loadReader: (reader, personId) => loadActor(reader, personId, '2026-11-25'),
    })
}

const write = (at: string) =>
  writeNoticeMails(db, new Date(at), {
    siteUrl: 'https://trame.exemple.fr',
    loadReaders: (reader, personIds) => loadReaders(reader, personIds, at.slice(0, 10)),
  })

describe('the mails that repeat them', () => {
  test('say once a day what is not read yet, and never twice', async () => {
    const ctg = await givenLead(db)
    const { tell, ids, lead, mine } = ctg
    await tell(ids.action, { quote: 'Voir le calendrier.' })
    await tell(ids.finding, { kind: 'position-asked' })
    await Promise.all([write('2026-11-25T06:10:00Z'), write('2026-11-25T06:10:00Z')])
    await write('2026-11-25T09:00:00Z')
    await write('2026-11-26T06:10:00Z')
    const mails = await mailsOf(ctg, lead.personId)
    expect(mails).toHaveLength(1)
    const [mail] = mails
    expect(mail?.subject).toBe('2 notifications : CTG de test')
    expect(mail?.text).toContain(
      'vous mentionne : Une action\n  « Voir le calendrier. »\n  https://trame.exemple.fr/ctg/<ctg>/notifications/',
    )
    expect(mail?.text).toContain('demande la position de votre partie : Un constat')
    expect(mail?.text).toContain(mail?.unsubscribeUrl ?? 'no address')
    // Read in the application, the next ones are not mailed.
    await tell(ids.action, { at: new Date('2026-11-26T09:00:00Z') })
    await markAllNotices(mine, { ctgId: '' })
    await write('2026-11-27T06:10:00Z')
    expect(await mailsOf(ctg, lead.personId)).toHaveLength(1)
  })

  test('leave out what is gone meanwhile; nothing is left, nothing is sent', async () => {
    const ctg = await givenLead(db)
    await ctg.tell(randomUUID())
    await write('2026-11-25T06:10:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toEqual([])
    await ctg.tell(ctg.ids.action, { at: new Date('2026-11-25T05:00:00Z') })
    await write('2026-11-25T06:20:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toHaveLength(1)
  })

  test('tell nothing to whom has no mandate left', async () => {
    const ctg = await givenLead(db)
    await ctg.tell(ctg.ids.action)
    await db
      .updateTable('member')
      .set({ until: '2026-11-24' })
      .where('ctg_id', '=', ctg.ctgId)
      .where('person_id', '=', ctg.lead.personId)
      .execute()
    await write('2026-11-25T06:10:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toEqual([])
  })

  test('written together say to each what she may read, though another may read more', async () => {
    const [one, other] = [await givenLead(db), await givenLead(db)]
    await one.tell(one.ids.action)
    await other.tell(other.ids.action)
    // Her mandate in the other CTG ended; a notice of the first is not for her either.
    await db.updateTable('member').set({ until: '2026-11-24' }).where('ctg_id', '=', other.ctgId).execute()
    await db
      .insertInto('notice')
      .values({
        ...{ ctg_id: one.ctgId, id: randomUUID(), person_id: other.lead.personId, kind: 'mention' },
        ...{ subject_type: 'action', subject_id: one.ids.action, once_key: randomUUID(), created_at: testInstant },
      })
      .execute()
    await write('2026-11-25T06:10:00Z')
    expect(await mailsOf(one, one.lead.personId)).toHaveLength(1)
    expect(await mailsOf(other, other.lead.personId)).toEqual([])
    const left = await db
      .selectFrom('notice')
      .select(['withdrawn_at as withdrawnAt', 'digest_id as digestId'])
      .where('ctg_id', 'in', [one.ctgId, other.ctgId])
      .where('person_id', '=', other.lead.personId)
      .where('read_at', 'is', null)
      .execute()
    expect(left.map(({ withdrawnAt, digestId }) => [withdrawnAt !== null, digestId])).toEqual([
      [true, null],
      [true, null],
    ])
  })

  test('do not leave once they say what one may no longer read; what else they said is told by the next', async () => {
    const ctg = await givenLead(db)
    const { ctgId, ids, lead } = ctg
    await ctg.tell(ids.action)
    await ctg.tell(ids.finding)
    await write('2026-11-25T06:10:00Z')
    await check()
    expect(await mailsOf(ctg, lead.personId)).toHaveLength(1)

    // As if the thing were removed.
    await db
      .updateTable('notice')
      .set({ subject_id: randomUUID() })
      .where('ctg_id', '=', ctgId)
      .where('subject_id', '=', ids.finding)
      .execute()
    await check()
    expect(await mailsOf(ctg, lead.personId)).toEqual([])
    await write('2026-11-25T06:12:00Z')
    const [rest, ...others] = await mailsOf(ctg, lead.personId)
    expect([rest?.subject, others]).toEqual([expect.stringMatching(/vous mentionne : Une action$/), []])

    await db
      .updateTable('member')
      .set({ until: '2026-11-24' })
      .where('ctg_id', '=', ctgId)
      .where('person_id', '=', lead.personId)
      .execute()
    await check()
    expect(await mailsOf(ctg, lead.personId)).toEqual([])
    await write('2026-11-25T06:14:00Z')
    expect(await mailsOf(ctg, lead.personId)).toEqual([])
  })

  test('sent already stay as they were', async () => {
    const ctg = await givenLead(db)
    await ctg.tell(ctg.ids.action)
    await write('2026-11-25T06:10:00Z')
    await db.updateTable('outgoing_mail').set({ sent_at: testInstant }).execute()
    await db.updateTable('member').set({ until: '2026-11-24' }).where('ctg_id', '=', ctg.ctgId).execute()
    await check()
    expect(await mailsOf(ctg, ctg.lead.personId)).toHaveLength(1)
  })

  test('a writer killed before the end leaves everything to the next one', async () => {
    const ctg = await givenLead(db)
    await ctg.tell(ctg.ids.action)
    const killed = writeNoticeMails(db, new Date('2026-11-25T06:10:00Z'), {
      siteUrl: 'https://trame.exemple.fr',
      loadReaders: async () => {
        throw new Error('killed')
      },
    })
    await expect(killed).rejects.toThrow('killed')
    await write('2026-11-25T06:11:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toHaveLength(1)
  })

  test('follow the pace one chose; stop, and come again, by their own secret', async () => {
    const ctg = await givenLead(db)
    await choosePace(ctg.mine, { pace: 'at-once' })
    await ctg.tell(ctg.ids.action, { at: new Date('2026-11-24T09:00:00Z') })
    await write('2026-11-24T09:01:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toEqual([])
    await write('2026-11-24T09:03:00Z')
    const secret = (await mailsOf(ctg, ctg.lead.personId))[0]?.unsubscribeUrl?.split('/').at(-1) ?? ''
    const person = async () => (await unsubscribeDoor.find(db, secret, testInstant)) ?? expect.unreachable('nobody')
    expect(unsubscribePageOf(await person())).toEqual({ name: ctg.lead.name, isStopped: false })
    await setMailsWanted(db, await person(), false, testInstant)
    expect(unsubscribePageOf(await person())).toMatchObject({ isStopped: true })
    await ctg.tell(ctg.ids.finding, { at: new Date('2026-11-24T10:00:00Z') })
    await write('2026-11-30T08:00:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toHaveLength(1)
    await setMailsWanted(db, await person(), true, testInstant)
    await write('2026-12-01T08:00:00Z')
    expect(await mailsOf(ctg, ctg.lead.personId)).toHaveLength(2)
    expect(await unsubscribeDoor.find(db, 'unknown', testInstant)).toBeUndefined()
  })
})

describe('the address that each mail carries', () => {
  test('stops the mails by the POST of a mail reader, without sign-in nor redirection', async () => {
    const app = await openTestApp(db)
    const { unsubscribeSecret, actors } = await givenFullCtg(db)
    const url = `/desabonnement/${unsubscribeSecret}`
    const answer = await app.post(url, { 'List-Unsubscribe': 'One-Click' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await findPace(db, actors.townCoordinator.personId)).toBe('never')
    const again = await app.post(url, { souhait: 'recevoir' })
    expect([again.status, again.headers.get('location')]).toEqual([303, url])
    expect(await findPace(db, actors.townCoordinator.personId)).toBe('daily')
    await app.close()
  })
})
