import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { answeredAt as at, givenCalledMeeting, testSiteUrl } from '#test/invitation-fixture.server.ts'
import { cancelMeeting } from '../commands/cancel-meeting.server.ts'
import { openMeeting } from '../commands/open-meeting.server.ts'
import { updateMeeting } from '../commands/update-meeting.server.ts'
import { listSeatsAtMeeting } from '../queries.server.ts'
import { setMeetingDuration } from '../session/commands/set-meeting-duration.server.ts'
import { answerByLink } from './commands/answer-by-link.server.ts'
import { invitationDoor } from './door.server.ts'
import { findInvitation } from './holder.server.ts'
import { getInvitationPage } from './queries.server.ts'
import { writeInvitationMails } from './write-mails.server.ts'

const db = await testDatabase()

const givenCalled = () => givenCalledMeeting(db)

describe('a convocation', () => {
  test('calls holders only, writes once to each who has an address, and says who has none', async () => {
    const { addresses, actors, mailsTo, rows } = await givenCalled()
    const member = `${actors.bodyMember.personId}@exemple.fr`
    for (let turn = 0; turn < 3; turn++) await writeInvitationMails(db, at, testSiteUrl)
    expect(await mailsTo(member)).toHaveLength(1)
    const [mail] = await mailsTo(addresses.mayor)
    expect(mail?.subject).toBe('Convocation : Copil du 14 janvier 2027')
    expect(mail?.body_text).toContain('Vous y siégez : Présidence.')
    expect(mail?.kept_body_text).not.toContain('/invitation/')
    expect(mail?.reply_to).toBe(`${actors.cafCoordinator.personId}@exemple.fr`)
    expect(await mailsTo(addresses.deputy)).toEqual([])
    expect((await rows()).map(({ name, email, isMailed }) => [name, email !== '', isMailed])).toEqual([
      ['BODY-MEMBER Caf de test', true, true],
      ['Directeur sans adresse', false, false],
      ['Madame le Maire', true, true],
    ])
  })

  test('carries an event that calendars answer: to the organiser, by the one called', async () => {
    const { addresses, meetingId, actors, mailsTo } = await givenCalled()
    const [mail] = await mailsTo(addresses.mayor)
    expect(mail?.calendar_method).toBe('REQUEST')
    expect(mail?.event).toEqual({
      method: 'REQUEST',
      uid: `${meetingId}@trame`,
      sequence: 0,
      status: 'CONFIRMED',
      startsAt: '2027-01-14T13:00:00.000Z',
      endsAt: '2027-01-14T15:00:00.000Z',
      place: 'Mairie',
      organizer: `mailto:${actors.cafCoordinator.personId}@exemple.fr`,
      attendees: [`mailto:${addresses.mayor} NEEDS-ACTION`],
    })
  })

  test('moved, then moved again, then cancelled, is the same event with a higher number each time', async () => {
    const { addresses, mailsTo, move, context, key } = await givenCalled()
    await mailsTo(addresses.mayor)
    await move(1, '15:00')
    await mailsTo(addresses.mayor)
    await move(2, '15:00', 'Caf')
    await mailsTo(addresses.mayor)
    await cancelMeeting(context, key)
    const mails = await mailsTo(addresses.mayor)
    expect(new Set(mails.map(({ event }) => event.uid)).size).toBe(1)
    expect(mails.map(({ event }) => [event.method, event.sequence, event.startsAt, event.place, event.status])).toEqual(
      [
        ['REQUEST', 0, '2027-01-14T13:00:00.000Z', 'Mairie', 'CONFIRMED'],
        ['REQUEST', 1, '2027-01-14T14:00:00.000Z', 'Mairie', 'CONFIRMED'],
        ['REQUEST', 2, '2027-01-14T14:00:00.000Z', 'Caf', 'CONFIRMED'],
        ['CANCEL', 3, '2027-01-14T14:00:00.000Z', 'Caf', 'CANCELLED'],
      ],
    )
    expect(mails.map(({ subject }) => subject.split(' :')[0])).toEqual([
      'Convocation',
      'Changement',
      'Changement',
      'Annulation',
    ])
  })

  test('planned to last longer is told too, and ends later in calendars; the answers stay', async () => {
    const { addresses, mailsTo, answer, rows, context, key } = await givenCalled()
    await answer(addresses.mayor, { reply: 'accepted' })
    await setMeetingDuration(context, { ...key, plannedMinutes: '45' })
    await setMeetingDuration(context, { ...key, plannedMinutes: '45' })
    const mails = await mailsTo(addresses.mayor)
    expect(mails.map(({ event }) => [event.sequence, event.endsAt])).toEqual([
      [0, '2027-01-14T15:00:00.000Z'],
      [1, '2027-01-14T13:45:00.000Z'],
    ])
    expect((await rows())[2]?.reply).toBe('accepted')
  })

  test('changed twice before the mail is written is one mail, of what is true then', async () => {
    const { addresses, mailsTo, move } = await givenCalled()
    await move(1, '15:00')
    await move(2, '16:00')
    const mails = await mailsTo(addresses.mayor)
    expect(mails.map(({ event }) => [event.method, event.startsAt])).toEqual([['REQUEST', '2027-01-14T15:00:00.000Z']])
  })

  test('is not sent when only the form was saved again, nor once it is too late', async () => {
    const { addresses, mailsTo, move, context, key } = await givenCalled()
    await move(1, '14:00')
    const before = (await mailsTo(addresses.mayor)).length
    await updateMeeting(context, {
      ...key,
      version: 2,
      title: 'Copil',
      day: '2027-01-14',
      hour: '14:00',
      place: 'Mairie',
    })
    expect(await mailsTo(addresses.mayor)).toHaveLength(before)
    const late = await givenCalled()
    expect(await late.mailsTo(late.addresses.mayor, new Date('2027-01-14T13:00:01Z'))).toEqual([])
  })

  test('written by two processes at once is written once', async () => {
    const { addresses, mailsTo } = await givenCalled()
    await Promise.all([0, 1, 2].map(() => writeInvitationMails(db, at, testSiteUrl)))
    expect(await mailsTo(addresses.mayor)).toHaveLength(1)
  })
})

describe('an answer by link', () => {
  test('is shown to the members, noted in the journal, and may change', async () => {
    const { addresses, answer, rows, ctgId } = await givenCalled()
    await answer(addresses.mayor, { reply: 'accepted', comment: 'Avec plaisir' })
    expect((await rows())[2]).toMatchObject({ reply: 'accepted', comment: 'Avec plaisir', notedBy: '' })
    await answer(addresses.mayor, { reply: 'tentative' })
    expect((await rows())[2]).toMatchObject({ reply: 'tentative', comment: '' })
    const lines = await db
      .selectFrom('audit_entry')
      .select(['person_id', 'person_name'])
      .where('ctg_id', '=', ctgId)
      .where('action', '=', 'meeting.replied')
      .execute()
    expect(lines).toEqual([
      { person_id: null, person_name: 'Madame le Maire' },
      { person_id: null, person_name: 'Madame le Maire' },
    ])
  })

  test('that declines calls the substitute, once; the holder who comes after all takes her back', async () => {
    const { addresses, answer, mailsTo, rows, key, bodyId } = await givenCalled()
    await answer(addresses.mayor, { reply: 'declined' })
    await answer(addresses.mayor, { reply: 'declined', comment: 'Désolée' })
    const [called, ...others] = await mailsTo(addresses.deputy)
    expect(others).toEqual([])
    expect(called?.body_text).toContain('Madame le Maire ne peut pas venir : vous assurez la suppléance de son siège')
    const seatNow = async () =>
      (await listSeatsAtMeeting(db, { ...key, bodyId })).find(({ functionTitle }) => functionTitle === 'Présidence')
    expect(await seatNow()).toMatchObject({ holderReply: 'declined', announcedRepresentative: 'Adjoint' })
    await answer(addresses.deputy, { reply: 'declined' })
    expect(await seatNow(), 'the substitute is excused too').toMatchObject({ announcedRepresentative: null })
    await answer(addresses.mayor, { reply: 'accepted' })
    expect(await seatNow()).toMatchObject({ holderReply: 'accepted', announcedRepresentative: null })
    const after = await mailsTo(addresses.deputy)
    expect(after.map(({ subject, event }) => [subject.split(' :')[0], event.method])).toEqual([
      ['Convocation', 'REQUEST'],
      ['Vous n’êtes plus attendu', 'CANCEL'],
    ])
    expect(after[1]?.event.sequence).toBeGreaterThan(after[0]?.event.sequence ?? 9)
    expect((await rows()).map(({ name }) => name)).not.toContain('Adjoint')
    await answer(addresses.mayor, { reply: 'declined' })
    const again = await mailsTo(addresses.deputy)
    expect(again[2]?.event).toMatchObject({ method: 'REQUEST', sequence: after[1]?.event.sequence })
  })

  test('that names someone calls that person', async () => {
    const { addresses, answer, mailsTo } = await givenCalled()
    const named = { reply: 'represented', representativeName: 'Une directrice', representativeEmail: addresses.guest }
    await answer(addresses.mayor, named)
    const [called] = await mailsTo(addresses.guest)
    expect(called?.body_text).toContain('Madame le Maire compte sur vous pour siéger à sa place, « Présidence ».')
    expect(await mailsTo(addresses.deputy)).toEqual([])
    await expect(answer(addresses.mayor, { reply: 'represented' })).rejects.toMatchObject({
      fields: { representativeName: 'Indiquez qui vient à la place.' },
    })
  })

  test('is asked again at another hour, kept at another place', async () => {
    const { addresses, answer, move, rows, mailsTo } = await givenCalled()
    await answer(addresses.mayor, { reply: 'accepted' })
    await move(1, '14:00', 'Caf')
    expect((await rows())[2]?.reply).toBe('accepted')
    expect((await mailsTo(addresses.mayor)).at(-1)?.event.attendees).toEqual([`mailto:${addresses.mayor} ACCEPTED`])
    await answer(addresses.mayor, { reply: 'declined' })
    await move(2, '17:00', 'Caf')
    expect((await rows()).map(({ name, reply }) => [name, reply])).toEqual([
      ['BODY-MEMBER Caf de test', null],
      ['Directeur sans adresse', null],
      ['Madame le Maire', null],
    ])
    expect((await mailsTo(addresses.mayor)).at(-1)?.body_text).toContain('Merci de répondre pour cette date.')
  })

  test('sent twice, answers as the first time and changes nothing since', async () => {
    const { addresses, tokenOf, mailsTo, rows } = await givenCalled()
    const found = await invitationDoor.find(db, tokenOf((await mailsTo(addresses.mayor))[0]), at)
    if (!found) return expect.unreachable('no invitation')
    const reply = (requestId: string, said: 'accepted' | 'declined') =>
      answerByLink({ db, at, holder: invitationDoor.holderOf(found), requestId }, { reply: said })
    const first = await reply('the-first-reply', 'accepted')
    await reply('the-second-reply', 'declined')
    expect(await reply('the-first-reply', 'accepted')).toEqual(first)
    expect((await rows()).find(({ name }) => name === 'Madame le Maire')?.reply).toBe('declined')
  })

  test('is refused once the session is open, and the page says it; the first link still opens', async () => {
    const { addresses, answer, key, as, actors, tokenOf, mailsTo } = await givenCalled()
    const token = tokenOf((await mailsTo(addresses.mayor))[0])
    await openMeeting(as(actors.cafCoordinator, new Date('2027-01-14T13:00:00Z')), key)
    await expect(answer(addresses.mayor, { reply: 'accepted' })).rejects.toMatchObject({
      code: 'governance.reply-too-late',
    })
    const found = (await findInvitation(db, token, at)) ?? expect.unreachable('no invitation')
    expect(await getInvitationPage(db, found)).toMatchObject({ refusal: 'reply-too-late', name: 'Madame le Maire' })
    expect(await findInvitation(db, token, new Date('2027-04-14T13:00:00Z'))).toBeUndefined()
    expect(await findInvitation(db, 'x'.repeat(43), at)).toBeUndefined()
  })
})
