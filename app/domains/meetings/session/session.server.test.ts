import { describe, expect, test } from 'vitest'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addAgendaItem } from '../commands/add-agenda-item.server.ts'
import { createMeeting } from '../commands/create-meeting.server.ts'
import { openMeeting } from '../commands/open-meeting.server.ts'
import { addBacklogItem } from './commands/add-backlog-item.server.ts'
import { markPresence } from './commands/mark-presence.server.ts'
import { markTask } from './commands/mark-task.server.ts'
import { moveAgendaItem } from './commands/move-agenda-item.server.ts'
import { noteOutcome } from './commands/note-outcome.server.ts'
import { putOffAgendaItem } from './commands/put-off-agenda-item.server.ts'
import { removeOutcome } from './commands/remove-outcome.server.ts'
import { showAgendaItem } from './commands/show-agenda-item.server.ts'
import { updateAgendaItem } from './commands/update-agenda-item.server.ts'
import { updateOutcome } from './commands/update-outcome.server.ts'
import { writeItemMinutes } from './commands/write-item-minutes.server.ts'
import { writeProposal } from './commands/write-proposal.server.ts'
import { getAgendaPage, getRoomPage, getSessionPage } from './queries.server.ts'

const db = await testDatabase()

const day = new Date('2027-01-14T13:30:00Z')

/** A copil on 14 January 2027 with three points. */
async function givenAgenda() {
  const ctg = await givenCtg(db)
  const { ctgId, as, actors } = ctg
  const context = { ...as(actors.cafCoordinator), at: day }
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day: '2027-01-14', hour: '14:00' })
  const key = { ctgId, meetingId }
  const ids: string[] = []
  for (const title of ['Bilan', 'Petite enfance', 'Calendrier']) {
    const { agendaItemId } = await addAgendaItem(context, { ...key, title, presenter: '', durationMinutes: '20' })
    ids.push(agendaItemId)
  }
  const [first = '', second = '', third = ''] = ids
  return { ...ctg, context, bodyId, key, first, second, third }
}
const titles = async (context: Parameters<typeof getAgendaPage>[0], key: Parameters<typeof getAgendaPage>[1]) =>
  (await getAgendaPage(context, key)).items.map(({ title }) => title)

describe('the points of an agenda', () => {
  test('move by one place, and stay at either end', async () => {
    const { context, key, first, third } = await givenAgenda()
    await moveAgendaItem(context, { ...key, agendaItemId: third, direction: 'up' })
    await moveAgendaItem(context, { ...key, agendaItemId: first, direction: 'up' })
    expect(await titles(context, key)).toEqual(['Bilan', 'Calendrier', 'Petite enfance'])
  })

  test('may ask a decision, on which each party proposes for itself; put off, all goes along', async () => {
    const { ctgId, as, actors, context, bodyId, key, first, second } = await givenAgenda()
    const demand = { demand: 'Retenir six priorités ?', reason: 'Neuf enjeux.', effect: 'Six objectifs.' }
    const form = { ...key, agendaItemId: first, version: 1, title: 'Bilan', presenter: '', durationMinutes: '' }
    await updateAgendaItem(context, { ...form, ...demand })
    const town = { ...as(actors.townCoordinator), at: day }
    const said = { ...key, agendaItemId: first }
    await writeProposal(context, { ...said, proposal: 'Les six.', reservation: '' })
    await writeProposal(town, { ...said, proposal: 'Les six', reservation: 'Le calendrier.' })
    await writeProposal(context, { ...said, proposal: '', reservation: '' })
    await expect(
      writeProposal(town, { ...said, agendaItemId: second, proposal: 'Oui', reservation: '' }),
    ).rejects.toMatchObject({ code: 'governance.item-asks-nothing' })

    const next = await createMeeting(context, { ctgId, bodyId, day: '2027-06-10', hour: '14:00' })
    await putOffAgendaItem(context, { ...said, toMeetingId: next.meetingId })
    const [moved] = (await getAgendaPage(context, { ctgId, meetingId: next.meetingId })).items
    expect(moved).toMatchObject({
      ...demand,
      proposals: [{ partyName: 'Ville', text: 'Les six', reservation: 'Le calendrier.' }],
    })
  })

  test('are corrected under a lock of version: the second sees what was saved', async () => {
    const { context, key, first } = await givenAgenda()
    const form = { ...key, agendaItemId: first, version: 1, presenter: '', durationMinutes: '30' }
    await updateAgendaItem(context, { ...form, title: 'Bilan de 2026' })
    await expect(updateAgendaItem(context, { ...form, title: 'Bilan annuel' })).rejects.toMatchObject({
      code: 'governance.changed-meanwhile',
      fields: { title: expect.stringContaining('Bilan de 2026') },
    })
  })

  test('put off before the session leave this agenda for the next meeting, or for the backlog', async () => {
    const { context, key, bodyId, first, second } = await givenAgenda()
    const { ctgId } = key
    const next = await createMeeting(context, { ctgId, bodyId, day: '2027-06-10', hour: '14:00' })
    await putOffAgendaItem(context, { ...key, agendaItemId: first, toMeetingId: next.meetingId })
    await putOffAgendaItem(context, { ...key, agendaItemId: second, toMeetingId: '' })
    expect(await titles(context, key)).toEqual(['Calendrier'])
    expect(await titles(context, { ctgId, meetingId: next.meetingId })).toEqual(['Bilan'])
    const items = await db.selectFrom('backlog_item').select('title').where('ctg_id', '=', ctgId).execute()
    expect(items).toEqual([{ title: 'Petite enfance' }])
  })

  test('put off in session stay, said put off, and only once', async () => {
    const { context, key, first } = await givenAgenda()
    await openMeeting(context, key)
    await putOffAgendaItem(context, { ...key, agendaItemId: first, toMeetingId: '' })
    const { items, time } = await getAgendaPage(context, key)
    expect(items[0]).toMatchObject({ title: 'Bilan', isPutOff: true })
    expect(time.sumMinutes).toBe(40)
    await expect(putOffAgendaItem(context, { ...key, agendaItemId: first, toMeetingId: '' })).rejects.toMatchObject({
      code: 'governance.item-already-put-off',
    })
  })

  test('are not put off to the meeting of another body', async () => {
    const { context, key, first } = await givenAgenda()
    const { ctgId } = key
    const { bodyId } = await createBody(context, { ctgId, kind: 'working-group', name: 'Groupe', hasDefaultSeats: '' })
    const other = await createMeeting(context, { ctgId, bodyId, day: '2027-06-10', hour: '14:00' })
    await expect(
      putOffAgendaItem(context, { ...key, agendaItemId: first, toMeetingId: other.meetingId }),
    ).rejects.toMatchObject({ code: 'governance.meeting-of-another-body' })
    expect(await titles(context, key)).toEqual(['Bilan', 'Petite enfance', 'Calendrier'])
  })
})

describe('in session', () => {
  test('the room shows the point under way, for how long, and the next one not put off', async () => {
    const { context, key, first, second } = await givenAgenda()
    await expect(showAgendaItem(context, { ...key, agendaItemId: first })).rejects.toMatchObject({
      code: 'governance.meeting-not-open',
    })
    expect(await getRoomPage(context, key), 'nothing comes next before it is open').toMatchObject({ next: null })
    await openMeeting(context, key)
    expect(await getRoomPage(context, key)).toMatchObject({ current: null, next: { title: 'Bilan' } })
    await showAgendaItem(context, { ...key, agendaItemId: first })
    await putOffAgendaItem(context, { ...key, agendaItemId: second, toMeetingId: '' })
    const later = { ...context, at: new Date(day.getTime() + 90_000) }
    expect(await getRoomPage(later, key)).toMatchObject({
      current: { title: 'Bilan' },
      next: { title: 'Calendrier' },
      position: 1,
      elapsedSeconds: 90,
    })
  })

  test('each point keeps what was said; two who write the same point do not lose each other’s words', async () => {
    const { context, key, first, as, actors } = await givenAgenda()
    await openMeeting(context, key)
    const said = { ...key, agendaItemId: first, version: 1 }
    await writeItemMinutes(context, { ...said, minutes: 'La Caf présente.' })
    const other = { ...as(actors.townCoordinator), at: day }
    await expect(writeItemMinutes(other, { ...said, minutes: 'La Ville présente.' })).rejects.toMatchObject({
      kind: 'conflict',
      fields: { minutes: expect.stringContaining('La Caf présente.') },
    })
    expect((await getSessionPage(context, key, first)).shown?.minutes).toBe('La Caf présente.')
  })

  test('a task has someone who does it; it is marked done after the closing too, an information is taken back', async () => {
    const { context, key, first } = await givenAgenda()
    await openMeeting(context, key)
    const outcome = { ...key, agendaItemId: first, text: 'Écrire aux familles', dueOn: '2027-02-01' }
    await expect(noteOutcome(context, { ...outcome, kind: 'task', responsible: '' })).rejects.toMatchObject({
      fields: { responsible: expect.any(String) },
    })
    const task = await noteOutcome(context, { ...outcome, kind: 'task', responsible: 'Antoine Lin' })
    const information = await noteOutcome(context, { ...outcome, kind: 'information' })
    await removeOutcome(context, { ...key, outcomeId: information.outcomeId })
    await db.updateTable('meeting').set({ status: 'closed' }).where('ctg_id', '=', key.ctgId).execute()
    await markTask(context, { ...key, outcomeId: task.outcomeId, isDone: 'on' })
    await expect(removeOutcome(context, { ...key, outcomeId: task.outcomeId })).rejects.toMatchObject({
      code: 'governance.meeting-closed',
    })
    const { items } = await getAgendaPage(context, key)
    expect(items[0]?.outcomes).toMatchObject([{ text: 'Écrire aux familles', doneOn: '2027-01-14' }])
  })

  test('an information or a task is corrected in place until the closing; the second reads what was saved', async () => {
    const { context, key, first, ctgId, as, actors } = await givenAgenda()
    await openMeeting(context, key)
    const noted = { ...key, agendaItemId: first, text: 'Ecrire aux famille', responsible: 'Une élue' }
    const { outcomeId } = await noteOutcome(context, { ...noted, kind: 'task' })
    const form = { ...key, outcomeId, version: 1, text: 'Écrire aux familles', dueOn: '2027-02-01' }
    await expect(updateOutcome(context, { ...form, responsible: '' })).rejects.toMatchObject({
      code: 'governance.task-without-responsible',
    })
    const responsible = actors.bodyMember.name
    await updateOutcome(context, { ...form, responsible })
    await expect(updateOutcome(context, { ...form, text: 'Relancer', responsible: 'Une élue' })).rejects.toMatchObject({
      code: 'governance.changed-meanwhile',
      fields: { text: expect.stringContaining('Écrire aux familles'), responsible: expect.any(String) },
    })
    await updateOutcome(context, { ...form, version: 2, responsible, text: 'Écrire à chaque famille' })
    const { items } = await getAgendaPage(context, key)
    expect(items[0]?.outcomes).toMatchObject([{ text: 'Écrire à chaque famille', dueOn: '2027-02-01', version: 3 }])
    const notices = await db
      .selectFrom('notice')
      .selectAll()
      .where('ctg_id', '=', ctgId)
      .orderBy('withdrawn_at')
      .execute()
    expect(notices.map(({ person_id, withdrawn_at }) => [person_id, withdrawn_at !== null])).toEqual([
      [actors.bodyMember.personId, true],
      [actors.bodyMember.personId, false],
    ])
    const reader = { ...as(actors.reader), at: day }
    await expect(updateOutcome(reader, { ...form, version: 3, responsible })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await db.updateTable('meeting').set({ status: 'closed' }).where('ctg_id', '=', ctgId).execute()
    await expect(updateOutcome(context, { ...form, version: 3, responsible })).rejects.toMatchObject({
      code: 'governance.meeting-closed',
    })
  })

  test('a seat is noted by touch, again when someone else comes', async () => {
    const { context, key, bodyId } = await givenAgenda()
    await openMeeting(context, key)
    const { ctgId } = key
    const seat = await db
      .selectFrom('seat')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('body_id', '=', bodyId)
      .orderBy('position')
      .executeTakeFirstOrThrow()
    const touch = { ...key, seatId: seat.id }
    await expect(markPresence(context, { ...touch, presence: 'present', personName: '' })).rejects.toMatchObject({
      code: 'governance.who-sat',
    })
    await markPresence(context, { ...touch, presence: 'excused', personName: '' })
    await markPresence(context, { ...touch, presence: 'represented', personName: 'Samira Taffetas' })
    const noted = await db.selectFrom('attendance').selectAll().where('ctg_id', '=', ctgId).execute()
    expect(noted).toMatchObject([{ presence: 'represented', person_name: 'Samira Taffetas' }])
  })
})

test('the acts of the session are refused to who reads, and to strangers', async () => {
  const { key, first, as, actors } = await givenAgenda()
  const point = { ...key, agendaItemId: first }
  const reader = { ...as(actors.reader), at: day }
  await expect(moveAgendaItem(reader, { ...point, direction: 'down' })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(addBacklogItem(reader, { ...key, title: 'Un point' })).rejects.toMatchObject({ kind: 'forbidden' })
  const stranger = { ...as(actors.stranger), at: day }
  await expect(writeItemMinutes(stranger, { ...point, version: 1, minutes: 'x' })).rejects.toMatchObject({
    kind: 'not-found',
  })
})
