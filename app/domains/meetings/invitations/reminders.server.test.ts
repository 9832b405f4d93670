import { describe, expect, test } from 'vitest'
import { updateBody } from '#app/domains/governance/commands/update-body.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenCalledMeeting, testSiteUrl } from '#test/invitation-fixture.server.ts'
import { cancelMeeting } from '../commands/cancel-meeting.server.ts'
import { updateMeeting } from '../commands/update-meeting.server.ts'
import { findMeeting } from '../meeting-queries.server.ts'
import { noteReply } from './commands/note-reply.server.ts'
import { remindSilent } from './commands/remind-silent.server.ts'
import { getInvitations } from './queries.server.ts'
import { askForReminders } from './remind.server.ts'
import { writeInvitationMails } from './write-mails.server.ts'

const db = await testDatabase()

/** Nine in the morning in Paris; the meeting is on 14 January, the delay five days. */
const january = (day: number, hour = 8) => new Date(Date.UTC(2027, 0, day, hour))

async function givenSilent() {
  const made = await givenCalledMeeting(db)
  await made.mailsTo(made.addresses.mayor)
  const tick = async (at: Date) => {
    await askForReminders(db, at)
    await writeInvitationMails(db, at, testSiteUrl)
  }
  const subjects = async (address = made.addresses.mayor) =>
    (
      await db
        .selectFrom('outgoing_mail')
        .select('subject')
        .where('to_address', '=', address)
        .orderBy('created_at')
        .execute()
    ).map(({ subject }) => subject.split(' :')[0])
  return { ...made, tick, subjects }
}

describe('the reminder of the clock', () => {
  test('is written once, at the delay of the body, from eight in the morning, with the link and the event', async () => {
    const { tick, subjects, addresses, mailsTo } = await givenSilent()
    await tick(january(8, 22))
    await tick(january(9, 5))
    expect(await subjects()).toEqual(['Convocation'])
    for (const at of [january(9), january(9, 9), january(10), january(13)]) await tick(at)
    expect(await subjects()).toEqual(['Convocation', 'Votre réponse est attendue'])
    const reminder = (await mailsTo(addresses.mayor, january(13))).at(-1)
    expect(reminder?.body_text).toContain('Nous n’avons pas encore votre réponse')
    expect(reminder?.body_text).toContain('/invitation/')
    expect(reminder?.event.method).toBe('REQUEST')
  })

  test('never comes after an answer, not even one given while it waits', async () => {
    const { tick, subjects, rows, context, ctgId, addresses } = await givenSilent()
    await askForReminders(db, january(9))
    const mayor = (await rows()).find(({ email }) => email === addresses.mayor)
    await noteReply(context, { ctgId, invitationId: mayor?.id ?? '', reply: 'accepted' })
    await writeInvitationMails(db, january(9), testSiteUrl)
    await tick(january(10))
    expect(await subjects()).toEqual(['Convocation'])
    const other = await givenSilent()
    await other.answer(other.addresses.mayor, { reply: 'tentative' })
    await other.tick(january(9))
    expect(await other.subjects()).toEqual(['Convocation'])
  })

  test('is withdrawn when the meeting is cancelled: only the cancellation is told', async () => {
    const { tick, subjects, context, key } = await givenSilent()
    await askForReminders(db, january(9))
    await cancelMeeting({ ...context, at: january(9) }, key)
    await tick(january(9))
    await tick(january(10))
    expect(await subjects()).toEqual(['Convocation', 'Annulation'])
  })

  test('leaves in peace who was written to for less than two days, and is asked afresh for another day', async () => {
    const { tick, subjects, context, key } = await givenSilent()
    await tick(january(9))
    const moved = { ...key, version: 1, title: 'Copil', day: '2027-01-20', hour: '14:00', place: 'Mairie' }
    await updateMeeting({ ...context, at: january(14) }, moved)
    await tick(january(14))
    await tick(january(15))
    expect(await subjects()).toEqual(['Convocation', 'Votre réponse est attendue', 'Changement'])
    await tick(january(16, 9))
    await tick(january(17))
    expect((await subjects()).at(-1)).toBe('Votre réponse est attendue')
    expect(await subjects()).toHaveLength(4)
  })

  test('never comes for a CTG archived, where no answer would be taken', async () => {
    const { tick, subjects, ctgId } = await givenSilent()
    await db
      .updateTable('ctg')
      .set({ archived_at: january(6) })
      .where('id', '=', ctgId)
      .execute()
    await tick(january(9))
    expect(await subjects()).toEqual(['Convocation'])
  })

  test('does not exist for a body that set none', async () => {
    const { tick, subjects, context, ctgId, bodyId } = await givenSilent()
    await updateBody(context, { ctgId, bodyId, version: 1, name: 'Copil', reminderDays: '0' })
    await tick(january(13))
    expect(await subjects()).toEqual(['Convocation'])
  })
})

describe('« Relancer qui n’a pas répondu »', () => {
  test('says whom it will write to, writes to them once a day, and the clock no longer does', async () => {
    const { tick, subjects, context, key, ctgId, actors } = await givenSilent()
    const at = january(4)
    const silentAt = async (now: Date) =>
      (await getInvitations({ ...context, at: now }, ctgId, await findMeeting(db, key), true)).silent
    const names = (guests: readonly { readonly name: string }[] | undefined) => guests?.map(({ name }) => name)
    const before = await silentAt(at)
    expect(names(before?.reachable)).toEqual([expect.stringContaining('BODY-MEMBER'), 'Madame le Maire'])
    expect(names(before?.unreachable)).toEqual(['Directeur sans adresse'])
    expect(before?.clock).toEqual({ kind: 'from', day: '2027-01-09' })
    expect(await remindSilent({ ...context, at }, key)).toMatchObject({ reminded: 2 })
    await tick(at)
    expect(await subjects()).toEqual(['Convocation', 'Votre réponse est attendue'])
    expect(names((await silentAt(january(4, 15)))?.waiting)).toHaveLength(2)
    expect((await silentAt(january(6)))?.clock).toEqual({ kind: 'done' })
    await expect(remindSilent({ ...context, at: january(4, 15) }, key)).rejects.toMatchObject({
      code: 'governance.nobody-to-remind',
    })
    await tick(january(9))
    expect(await subjects()).toHaveLength(2)
    await remindSilent({ ...context, at: january(11) }, key)
    await tick(january(11))
    expect(await subjects()).toHaveLength(3)
    const reader = { ...context, actor: actors.reader, at: january(12) }
    await expect(remindSilent(reader, key)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('a mail of convocation carries the paper, printed once for all; it leaves without when it cannot be printed', async () => {
  const made = await givenCalledMeeting(db)
  const printed: string[] = []
  const at = new Date('2026-11-25T09:00:00Z')
  await writeInvitationMails(db, at, testSiteUrl, async ({ meetingId }) => {
    if (meetingId !== made.meetingId) throw new Error('not this one')
    printed.push(meetingId)
    return { pdf: new TextEncoder().encode('%PDF-1.7'), name: 'convocation-copil-2027-01-14.pdf' }
  })
  expect(printed).toHaveLength(1)
  const carried = await db
    .selectFrom('outgoing_mail as mail')
    .innerJoin('outgoing_mail_document as carried', 'carried.mail_id', 'mail.id')
    .innerJoin('mail_document as document', 'document.id', 'carried.document_id')
    .select(['mail.body_text as text', 'document.name'])
    .where('mail.to_address', 'in', [made.addresses.mayor, `${made.actors.bodyMember.personId}@exemple.fr`])
    .execute()
  expect(carried.map(({ name }) => name)).toEqual(Array(2).fill('convocation-copil-2027-01-14.pdf'))
  expect(carried[0]?.text).toContain('La convocation est jointe')
  const other = await givenCalledMeeting(db)
  await writeInvitationMails(db, at, testSiteUrl, () => Promise.reject(new Error('no font')))
  expect((await other.mailsTo(other.addresses.mayor))[0]?.body_text).not.toContain('La convocation est jointe')
})
