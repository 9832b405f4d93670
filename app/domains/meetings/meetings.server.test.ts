import { describe, expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { mailsOf } from '#test/invitation-fixture.server.ts'
import { addAgendaItem } from './commands/add-agenda-item.server.ts'
import { cancelMeeting } from './commands/cancel-meeting.server.ts'
import { conveneMeeting } from './commands/convene-meeting.server.ts'
import { createMeeting } from './commands/create-meeting.server.ts'
import { openMeeting } from './commands/open-meeting.server.ts'
import { recordAttendance } from './commands/record-attendance.server.ts'
import { removeAgendaItem } from './commands/remove-agenda-item.server.ts'
import { updateMeeting } from './commands/update-meeting.server.ts'
import { writeMinutes } from './commands/write-minutes.server.ts'

const db = await testDatabase()

/** A copil whose first seat is held by a member of the Caf, and a meeting of it on 14 January 2027. */
async function givenMeeting() {
  const ctg = await givenCtg(db)
  const { ctgId, as, actors } = ctg
  const context = as(actors.cafCoordinator)
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const seats = await db.selectFrom('seat').select('id').where('ctg_id', '=', ctgId).orderBy('position').execute()
  const seatIds = seats.map(({ id }) => id)
  await updateSeat(context, {
    ctgId,
    seatId: seatIds[0] ?? '',
    version: 1,
    functionTitle: 'Administratrice',
    holderName: 'BODY-MEMBER Caf de test',
  })
  const { meetingId } = await createMeeting(context, {
    ctgId,
    bodyId,
    day: '2027-01-14',
    hour: '14 h',
    place: 'Mairie',
  })
  return { ...ctg, context, bodyId, seatIds, meetingId, key: { ctgId, meetingId } }
}

const meetingRow = (ctgId: string) =>
  db.selectFrom('meeting').selectAll().where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
const day = new Date('2027-01-14T13:30:00Z')

describe('preparing a meeting', () => {
  test('names it after its body and its day, at the hour of Paris', async () => {
    const { ctgId } = await givenMeeting()
    expect(await meetingRow(ctgId)).toMatchObject({
      title: 'Copil du 14 janvier 2027',
      starts_at: new Date('2027-01-14T13:00:00Z'),
      status: 'draft',
    })
  })

  test('overseas, at the hour of its CTG, whatever that of Paris', async () => {
    const { ctgId, bodyId, as, actors } = await givenMeeting()
    const coordinator = actors.cafCoordinator
    const memberships = coordinator.memberships.map((one) => ({ ...one, timeZone: 'Indian/Reunion' }))
    const context = as({ ...coordinator, memberships })
    const { meetingId } = await createMeeting(context, { ctgId, bodyId, title: 'Loin', day: '2027-07-14', hour: '9 h' })
    const key = { ctgId, meetingId }
    const row = () =>
      db.selectFrom('meeting').selectAll().where('ctg_id', '=', ctgId).where('id', '=', meetingId).executeTakeFirst()
    expect(await row()).toMatchObject({ starts_at: new Date('2027-07-14T05:00:00Z'), time_zone: 'Indian/Reunion' })
    // Whoever moves it, from wherever.
    const moved = { ...key, version: 1, title: 'Loin', day: '2027-12-14', hour: '09:00' }
    await updateMeeting(as(actors.townCoordinator), moved)
    expect((await row())?.starts_at).toEqual(new Date('2027-12-14T05:00:00Z'))
    const onTheDayThere = as(coordinator, new Date('2027-12-13T20:30:00Z'))
    await openMeeting(onTheDayThere, key)
    expect((await row())?.status).toBe('in-session')
  })

  test('is refused to who reads, to a stranger, and for another CTG’s body', async () => {
    const { ctgId, bodyId, as, actors } = await givenMeeting()
    const meeting = { ctgId, bodyId, day: '2027-01-14', hour: '14:00' }
    await expect(createMeeting(as(actors.reader), meeting)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(createMeeting(as(actors.earlyOfficer), meeting)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(createMeeting(as(actors.stranger), meeting)).rejects.toMatchObject({ kind: 'not-found' })
    const other = await givenCtg(db)
    await expect(
      createMeeting(other.as(other.actors.cafCoordinator), { ...meeting, ctgId: other.ctgId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('moves it under a lock of version', async () => {
    const { key, context, ctgId } = await givenMeeting()
    const moved = { ...key, version: 1, title: 'Copil', day: '2027-01-15', hour: '9:30', place: '' }
    await updateMeeting(context, moved)
    await expect(updateMeeting(context, moved)).rejects.toMatchObject({ code: 'governance.changed-meanwhile' })
    expect((await meetingRow(ctgId)).starts_at).toEqual(new Date('2027-01-15T08:30:00Z'))
  })

  test('fills and empties the agenda', async () => {
    const { key, context, ctgId, as, actors } = await givenMeeting()
    const { agendaItemId } = await addAgendaItem(context, { ...key, title: 'Bilan', durationMinutes: '20' })
    await expect(addAgendaItem(as(actors.lead), { ...key, title: 'x' })).rejects.toMatchObject({ kind: 'forbidden' })
    await removeAgendaItem(context, { ...key, agendaItemId })
    await expect(removeAgendaItem(context, { ...key, agendaItemId })).rejects.toMatchObject({ kind: 'not-found' })
    expect(await db.selectFrom('agenda_item').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
  })
})

describe('convening', () => {
  test('a point taken off afterwards is told to those called when one asks it, their answers kept', async () => {
    const { key, context, actors, ctgId } = await givenMeeting()
    const points = [
      await addAgendaItem(context, { ...key, title: 'Valider le diagnostic' }),
      await addAgendaItem(context, { ...key, title: 'Bilan' }),
      await addAgendaItem(context, { ...key, title: 'Calendrier' }),
    ]
    await conveneMeeting(context, key)
    const { mailsTo } = mailsOf(db)
    const mails = () => mailsTo(`${actors.bodyMember.personId}@exemple.fr`)
    expect(await mails()).toHaveLength(1)
    await db
      .updateTable('meeting_invitation')
      .set({ reply: 'accepted', replied_at: new Date('2026-12-01T09:00:00Z') })
      .where('ctg_id', '=', ctgId)
      .execute()
    await removeAgendaItem(context, { ...key, agendaItemId: points[0]?.agendaItemId ?? '' })
    expect(await mails()).toHaveLength(1)
    await removeAgendaItem(context, { ...key, agendaItemId: points[1]?.agendaItemId ?? '', isTold: 'on' })
    const mail = (await mails()).find(({ subject }) => subject.startsWith('Changement'))
    expect(mail?.body_text).toContain('Calendrier')
    expect(mail?.body_text).not.toContain('Bilan')
    expect(mail?.body_text).toContain('Votre réponse est gardée')
  })

  test('mails those who sit and are members, accents and case aside, once', async () => {
    const { key, context, actors, ctgId } = await givenMeeting()
    await addAgendaItem(context, { ...key, title: 'Valider le diagnostic' })
    expect(await conveneMeeting(context, key)).toMatchObject({ mailed: 1 })
    const [mail, ...others] = await mailsOf(db).mailsTo(`${actors.bodyMember.personId}@exemple.fr`)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Convocation : Copil du 14 janvier 2027')
    expect(mail?.body_text).toContain('1. Valider le diagnostic')
    await expect(conveneMeeting(context, key)).rejects.toMatchObject({ code: 'governance.meeting-already-convened' })
    expect((await meetingRow(ctgId)).status).toBe('convened')
  })

  test('is refused once the date has passed, and nothing is sent', async () => {
    const { key, as, actors, ctgId } = await givenMeeting()
    const late = as(actors.cafCoordinator, new Date('2027-02-01T09:00:00Z'))
    await expect(conveneMeeting(late, key)).rejects.toMatchObject({ code: 'governance.meeting-date-passed' })
    expect((await meetingRow(ctgId)).status).toBe('draft')
    expect(await mailsOf(db).mailsTo(`${actors.bodyMember.personId}@exemple.fr`)).toEqual([])
  })

  test('then cancelling tells the same people; a meeting in session is not cancelled', async () => {
    const { key, context, as, actors } = await givenMeeting()
    await conveneMeeting(context, key)
    await mailsOf(db).mailsTo(`${actors.bodyMember.personId}@exemple.fr`)
    expect(await cancelMeeting(context, key)).toMatchObject({ mailed: 1 })
    await expect(openMeeting(as(actors.cafCoordinator, day), key)).rejects.toMatchObject({
      code: 'governance.meeting-cancelled',
    })
    const held = await givenMeeting()
    const onDay = held.as(held.actors.cafCoordinator, day)
    await openMeeting(onDay, held.key)
    await expect(cancelMeeting(onDay, held.key)).rejects.toMatchObject({ code: 'governance.meeting-in-session' })
  })
})

describe('holding a meeting', () => {
  test('opens on its day, not before', async () => {
    const { key, context, as, actors, ctgId } = await givenMeeting()
    await expect(openMeeting(context, key)).rejects.toMatchObject({ code: 'governance.meeting-to-come' })
    await expect(openMeeting(as(actors.bodyMember, day), key)).rejects.toMatchObject({ kind: 'forbidden' })
    await openMeeting(as(actors.townCoordinator, day), key)
    expect((await meetingRow(ctgId)).status).toBe('in-session')
  })

  test('notes who sat seat by seat, keeps the names, and may be corrected', async () => {
    const { key, as, actors, ctgId, seatIds } = await givenMeeting()
    const context = as(actors.cafCoordinator, day)
    const [first = '', second = '', third = ''] = seatIds
    await recordAttendance(context, {
      ...key,
      attendance: [
        { id: first, presence: 'present', personName: '' },
        { id: second, presence: 'represented', personName: 'Son adjointe' },
        { id: third, presence: '', personName: '' },
      ],
    })
    const rows = () =>
      db.selectFrom('attendance').select(['presence', 'person_name as name']).where('ctg_id', '=', ctgId).execute()
    expect(await rows()).toEqual([
      { presence: 'present', name: 'BODY-MEMBER Caf de test' },
      { presence: 'represented', name: 'Son adjointe' },
    ])
    await recordAttendance(context, { ...key, attendance: [{ id: second, presence: 'absent' }] })
    expect(await rows()).toHaveLength(2)
    await expect(
      recordAttendance(context, { ...key, attendance: [{ id: third, presence: 'present' }] }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { [`personName-${third}`]: 'Indiquez qui a siégé.' } })
    const foreign = await givenMeeting()
    const stolen = { ...key, attendance: [{ id: foreign.seatIds[0] ?? '', presence: 'present' as const }] }
    await expect(recordAttendance(context, stolen)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('writes its account under a lock of version', async () => {
    const { key, context, as, actors } = await givenMeeting()
    await writeMinutes(context, { ...key, version: 1, minutes: 'Séance ouverte.' })
    await expect(
      writeMinutes(as(actors.townCoordinator), { ...key, version: 1, minutes: 'Autre texte.' }),
    ).rejects.toMatchObject({ fields: { minutes: 'Enregistré entre-temps : Séance ouverte.' } })
  })
})
