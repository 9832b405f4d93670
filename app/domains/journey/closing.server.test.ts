import { describe, expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { addAgendaItem } from '#app/domains/meetings/commands/add-agenda-item.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { getDecisionPage } from '#app/domains/meetings/decisions/queries.server.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { getMeetingPage } from '#app/domains/meetings/meeting-queries.server.ts'
import { presenceOf } from '#app/domains/meetings/meetings.ts'
import { addAddendum } from '#app/domains/meetings/session/commands/add-addendum.server.ts'
import { addBacklogItem } from '#app/domains/meetings/session/commands/add-backlog-item.server.ts'
import { markPresence } from '#app/domains/meetings/session/commands/mark-presence.server.ts'
import { noteOutcome } from '#app/domains/meetings/session/commands/note-outcome.server.ts'
import { putBackBacklogItem } from '#app/domains/meetings/session/commands/put-back-backlog-item.server.ts'
import { updateOutcome } from '#app/domains/meetings/session/commands/update-outcome.server.ts'
import { writeItemMinutes } from '#app/domains/meetings/session/commands/write-item-minutes.server.ts'
import { mailMeetingRecord } from '#app/domains/meetings/session/mail-record.server.ts'
import { getAgendaPage, getClosingPage } from '#app/domains/meetings/session/queries.server.ts'
import { getRecord } from '#app/domains/meetings/session/record.server.ts'
import { seenOn } from '#app/domains/meetings/session/session.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { formatCount } from '#app/kernel/format.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { backlogKey } from './backlog.ts'
import { getBacklog } from './backlog-queries.server.ts'
import { closeMeeting } from './commands/close-meeting.server.ts'
import { drawAgendaItems } from './commands/draw-agenda-items.server.ts'
import { recordDecision } from './commands/record-decision.server.ts'
import { setAsideBacklogItem } from './commands/set-aside-backlog-item.server.ts'

const db = await testDatabase()

const day = new Date('2027-01-14T13:30:00Z')
const site = { siteUrl: 'https://trame.fr', files: openFileStore({ dataFolder: '/nowhere' }) }

/** A copil in session on 14 January 2027, with one point; a seat has an address. */
async function givenSession() {
  const ctg = await givenCtg(db)
  const { ctgId, as, actors } = ctg
  const caf = { ...as(actors.cafCoordinator), at: day }
  const town = { ...as(actors.townCoordinator), at: day }
  const { bodyId } = await createBody(caf, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const seats = await db.selectFrom('seat').select('id').where('ctg_id', '=', ctgId).orderBy('position').execute()
  await updateSeat(caf, {
    ctgId,
    seatId: seats[0]?.id ?? '',
    version: 1,
    functionTitle: 'Administratrice',
    holderName: 'Odile Batiste',
    holderEmail: `odile-${ctgId}@exemple.fr`,
  })
  const { meetingId } = await createMeeting(caf, { ctgId, bodyId, day: '2027-01-14', hour: '14:00' })
  const key = { ctgId, meetingId }
  const { agendaItemId } = await addAgendaItem(caf, { ...key, title: 'Bilan', presenter: '', durationMinutes: '20' })
  await openMeeting(caf, key)
  return { ...ctg, caf, town, bodyId, key, agendaItemId }
}
type Session = Awaited<ReturnType<typeof givenSession>>

const seenBy = async (context: Session['caf'], key: Session['key']) => seenOn(await getClosingPage(context, key))
const wordsOf = async (context: Session['caf'], key: Session['key'], addenda: number | null = null) =>
  JSON.stringify(await getRecord(context, { ...key, kind: 'minutes', addenda }))

describe('presences', () => {
  const seatsOf = (ctgId: string) =>
    db
      .selectFrom('seat')
      .select(['id', 'holder_name as holder'])
      .where('ctg_id', '=', ctgId)
      .orderBy('position')
      .execute()
  const attend = (
    caf: Session['caf'],
    key: Session['key'],
    attendance: { id: string; presence: string; personName?: string }[],
  ) => recordAttendance(caf, { ...key, attendance })

  test('noted after the decision, they are what the record says on both its lines; not noted, they are no absence', async () => {
    const { caf, key } = await givenSession()
    const { decisionId } = await recordDecision(caf, { ...key, text: 'Ouvrir le samedi.', despite: 'Le calendrier.' })
    const missing = async () => {
      const { decision, missing } = await getDecisionPage(caf, { ctgId: key.ctgId, decisionId })
      return [decision.despite, ...missing.filter(({ code }) => code.startsWith('seats-')).map(({ code }) => code)]
    }
    expect(await missing()).toEqual(['Le calendrier.', 'seats-empty'])
    const seats = await seatsOf(key.ctgId)
    const all = seats.map(({ id, holder }) => ({ id, presence: 'present', personName: holder ?? 'Une personne' }))
    await attend(caf, key, all)
    expect(await missing()).toEqual(['Le calendrier.'])
    const [held] = all
    await markPresence(caf, { ...key, seatId: held?.id ?? '', presence: 'excused', personName: '' })
    expect(await missing()).toEqual(['Le calendrier.', 'seats-absent'])
    await attend(caf, key, [{ id: held?.id ?? '', presence: '' }])
    expect(await missing()).toEqual(['Le calendrier.'])
    await markPresence(caf, { ...key, seatId: held?.id ?? '', presence: 'absent', personName: '' })
    await closeMeeting(caf, { ...key, seen: await seenBy(caf, key) })
    const record = await wordsOf(caf, key)
    expect(record).toContain(
      `${formatCount(seats.length - 1, 'siège présent ou représenté', 'sièges présents ou représentés')} sur ${seats.length}.`,
    )
    expect(record).toContain('1\u00a0siège dont le titulaire n’était ni présent ni représenté')
  })

  test('say the same of every seat of the day on each page and in the record, a seat without holder too', async () => {
    const { caf, key } = await givenSession()
    const { decisionId } = await recordDecision(caf, { ...key, text: 'Ouvrir le samedi.' })
    const seats = await seatsOf(key.ctgId)
    const empty = seats.flatMap(({ id, holder }) => (holder === null ? [{ id, presence: 'absent' }] : []))
    await attend(caf, key, empty)
    const expected = seats.map(({ id, holder }) => [id, holder === null ? 'vacant' : null]).toSorted()
    for (const rows of [
      (await getMeetingPage(caf, key)).seats,
      (await getClosingPage(caf, key)).seats,
      (await getDecisionPage(caf, { ctgId: key.ctgId, decisionId })).seats,
    ])
      expect(rows.map((seat) => [seat.id, presenceOf(seat)]).toSorted()).toEqual(expected)
    const record = await wordsOf(caf, key)
    const heldCount = seats.filter(({ holder }) => holder).length
    expect(record).toContain(`sur ${seats.length}, ${meetingLabels.notNoted(heldCount)}.`)
    expect([record.includes('"vacant"'), record.includes('"absent"')]).toEqual([true, false])
  })
})

describe('closing', () => {
  test('records what its summary says, and keeps it: later changes do not reach the record', async () => {
    const { caf, key, agendaItemId } = await givenSession()
    const { decisionId } = await recordDecision(caf, {
      ...key,
      agendaItemId,
      text: 'Ouvrir le samedi.',
      responsible: 'Antoine Lin',
    })
    await closeMeeting(caf, { ...key, seen: await seenBy(caf, key) })
    await db
      .updateTable('decision')
      .set({ text: 'Autre chose' })
      .where('ctg_id', '=', key.ctgId)
      .where('id', '=', decisionId)
      .execute()
    const words = await wordsOf(caf, key)
    expect(words).toContain('Décision 2027-01 : Ouvrir le samedi.')
    expect(words).toContain('Suite de la décision 2027-01 : Antoine Lin.')
    expect(words).not.toContain('Autre chose')
  })

  test('is refused when someone noted something meanwhile, which is said; then goes through', async () => {
    const { caf, town, key, agendaItemId } = await givenSession()
    const seen = await seenBy(caf, key)
    await noteOutcome(town, { ...key, agendaItemId, kind: 'task', text: 'Écrire', responsible: 'Antoine Lin' })
    await expect(closeMeeting(caf, { ...key, seen })).rejects.toMatchObject({
      code: 'governance.summary-changed',
      fields: { taskCount: expect.stringMatching(/^1\stâche/) },
    })
    const beforeCorrection = await seenBy(caf, key)
    const { items } = await getAgendaPage(caf, key)
    const outcomeId = items[0]?.outcomes[0]?.id ?? ''
    await updateOutcome(town, { ...key, outcomeId, version: 1, text: 'Écrire à tous', responsible: 'Antoine Lin' })
    await expect(closeMeeting(caf, { ...key, seen: beforeCorrection })).rejects.toMatchObject({
      fields: { correctionCount: expect.stringMatching(/^1\scorrection/) },
    })
    await closeMeeting(caf, { ...key, seen: await seenBy(caf, key) })
  })

  test('by two at once: one wins, the other is told; the record is kept once', async () => {
    const { caf, town, key } = await givenSession()
    const results = await Promise.allSettled([closeMeeting(caf, key), closeMeeting(town, key)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'governance.meeting-closed' },
    })
    const records = await db.selectFrom('meeting_record').select('kind').where('ctg_id', '=', key.ctgId).execute()
    expect(records.map(({ kind }) => kind).sort()).toEqual(['decisions', 'minutes'])
  })

  test('mails the record once an address, to who sits and to who is given something to do', async () => {
    const { caf, key, agendaItemId, actors } = await givenSession()
    const responsible = actors.townCoordinator.name
    await noteOutcome(caf, { ...key, agendaItemId, kind: 'task', text: 'Écrire aux familles', responsible })
    await closeMeeting(caf, key)
    const payload = { ...key, addenda: 0 }
    const at = new Date(day.getTime() + 60_000)
    await mailMeetingRecord(db, at, site, payload)
    await mailMeetingRecord(db, at, site, payload)
    const mails = await db
      .selectFrom('outgoing_mail')
      .leftJoin('outgoing_mail_document as carried', 'carried.mail_id', 'outgoing_mail.id')
      .leftJoin('mail_document as document', 'document.id', 'carried.document_id')
      .select(['to_name', 'body_text'])
      .select((eb) => eb.fn.agg<readonly string[]>('array_agg', ['document.name']).as('names'))
      .groupBy(['outgoing_mail.id', 'to_name', 'body_text'])
      .where('once_key', 'like', `meeting-record:${key.meetingId}:%`)
      .orderBy('to_name')
      .execute()
    expect(mails.map(({ to_name }) => to_name).sort()).toEqual(['Odile Batiste', responsible].sort())
    expect(mails.find(({ to_name }) => to_name === responsible)?.body_text).toContain(
      'Ce qui vous est confié :\n– Écrire',
    )
    // A name tells the meeting: kept beside those of others, none is taken for another.
    const names = [
      expect.stringMatching(/^compte-rendu-[a-z0-9-]+-\d{4}-\d\d-\d\d\.pdf$/),
      expect.stringMatching(/^releve-de-decisions-[a-z0-9-]+-\d{4}-\d\d-\d\d\.pdf$/),
    ]
    expect(mails.map((mail) => mail.names.toSorted())).toEqual([names, names])
    const late = new Date(day.getTime() + 5 * 86_400_000)
    expect(await mailMeetingRecord(db, late, site, payload)).toBe(0)
  })
})

describe('an addendum', () => {
  test('is dated, added to the documents, and leaves those of the closing as they were', async () => {
    const { caf, key, agendaItemId } = await givenSession()
    await expect(addAddendum(caf, { ...key, text: 'Trop tôt.' })).rejects.toMatchObject({
      code: 'governance.meeting-not-closed',
    })
    await closeMeeting(caf, key)
    await addAddendum({ ...caf, at: new Date('2027-01-20T10:00:00Z') }, { ...key, text: 'M. Lin était présent.' })
    expect(await wordsOf(caf, key)).toContain('Rectificatif 1, le 20 janvier 2027')
    expect(await wordsOf(caf, key, 0)).not.toContain('M. Lin était présent.')
    await expect(
      writeItemMinutes(caf, { ...key, agendaItemId, version: 1, minutes: 'Réécrit.' }),
    ).rejects.toMatchObject({ code: 'governance.meeting-closed' })
    await expect(wordsOf(caf, key, 7)).rejects.toMatchObject({ code: 'governance.record-not-found' })
  })
})

describe('what awaits an agenda', () => {
  test('fills by itself and by hand, is drawn at once, and no longer awaits', async () => {
    const { caf, key } = await givenSession()
    const { ctgId } = key
    await addBacklogItem(caf, { ...key, title: 'Les horaires d’été' })
    await db
      .insertInto('corrective_action')
      .values({
        ctg_id: ctgId,
        id: crypto.randomUUID(),
        gap: 'Retard',
        measure: 'Relancer les crèches',
        responsible: 'Une personne',
        due_on: '2026-12-01',
        state: 'open',
        created_at: day,
      })
      .execute()
    const { meeting } = await getAgendaPage(caf, key)
    const { waiting } = await getBacklog(caf, ctgId, meeting)
    expect(waiting.map(({ kind, title }) => [kind, title])).toEqual([
      ['corrective-late', 'Relancer les crèches'],
      ['by-hand', 'Les horaires d’été'],
    ])
    const keys = waiting.map(backlogKey)
    expect(await drawAgendaItems(caf, { ...key, keys })).toEqual({ drawn: 2 })
    expect((await getAgendaPage(caf, key)).items.map(({ title }) => title)).toEqual([
      'Bilan',
      'Relancer les crèches, action corrective en retard',
      'Les horaires d’été',
    ])
    expect(await getBacklog(caf, ctgId, meeting)).toEqual({ waiting: [], aside: [] })
    await expect(drawAgendaItems(caf, { ...key, keys })).rejects.toMatchObject({ code: 'governance.nothing-to-draw' })
  })

  test('set aside, waits for the next meeting or for a day, with why, and is put back; once only, by who holds the meeting', async () => {
    const { caf, town, key, bodyId, as, actors } = await givenSession()
    const { ctgId } = key
    await addBacklogItem(caf, { ...key, title: 'Les horaires d’été' })
    const backlogOf = async (one: typeof key) => getBacklog(caf, ctgId, (await getAgendaPage(caf, one)).meeting)
    const [item] = (await backlogOf(key)).waiting
    const form = { ...key, key: item ? backlogKey(item) : '', reason: 'Le pilote est absent.', until: '' }
    await expect(setAsideBacklogItem({ ...as(actors.reader), at: day }, form)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(setAsideBacklogItem(caf, { ...form, until: '2027-01-14' })).rejects.toMatchObject({
      fields: { until: expect.stringContaining('ce jour-là ou après') },
    })
    await setAsideBacklogItem(caf, form)
    await expect(setAsideBacklogItem(town, form)).rejects.toMatchObject({ code: 'governance.backlog-item-not-found' })
    const { waiting, aside } = await backlogOf(key)
    expect([waiting, aside.map(({ reason, item: { title } }) => [title, reason])]).toEqual([
      [],
      [['Les horaires d’été', 'Le pilote est absent.']],
    ])
    const next = await createMeeting(caf, { ctgId, bodyId, day: '2027-06-10', hour: '14:00' })
    const june = { ctgId, meetingId: next.meetingId }
    expect((await backlogOf(june)).waiting).toHaveLength(1)
    await setAsideBacklogItem(caf, { ...form, ...june, until: '2027-09-01' })
    const [later] = (await backlogOf(june)).aside
    await putBackBacklogItem(caf, { ...june, setAsideId: later?.id ?? '' })
    expect((await backlogOf(june)).waiting).toHaveLength(1)
    await expect(putBackBacklogItem(town, { ...june, setAsideId: later?.id ?? '' })).rejects.toMatchObject({
      code: 'governance.set-aside-not-found',
    })
  })
})
