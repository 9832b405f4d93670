/** Who leads a body, its letter of mission, who came to it, and the directory. */
import { describe, expect, test } from 'vitest'
import { setLinkedPlans } from '#app/domains/ctg/commands/set-linked-plans.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { getSittingsPage } from '#app/domains/meetings/sittings-queries.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addSeat } from './commands/add-seat.server.ts'
import { createBody } from './commands/create-body.server.ts'
import { fileMissionLetter } from './commands/file-mission-letter.server.ts'
import { leadBody } from './commands/lead-body.server.ts'
import { updateBody } from './commands/update-body.server.ts'
import { getDirectoryPage } from './directory-queries.server.ts'
import { getBodiesPage, getBodyPage } from './queries.server.ts'

const db = await testDatabase()

async function givenGroup(ctg: CtgFixture) {
  const { ctgId, as, actors, early } = ctg
  const context = as(actors.cafCoordinator)
  const group = { ctgId, kind: 'working-group' as const, name: 'Groupe petite enfance', themeId: early.id }
  const { bodyId } = await createBody(context, group)
  return { context, bodyId, key: { ctgId, bodyId } }
}
const leader = (id: string, leaderName: string, leaderParty: string) => ({ id, leaderName, leaderParty })

describe('who leads a body', () => {
  test('is said in one act, in order, and shown in the list of bodies', async () => {
    const ctg = await givenCtg(db)
    const { context, key } = await givenGroup(ctg)
    const leaders = [leader('0', 'Claire', ctg.caf.id), leader('1', '', ''), leader('2', 'Antoine', ctg.town.id)]
    await leadBody(context, { ...key, version: 1, leaders })
    const { body, leaders: shown } = await getBodyPage(context, key)
    expect(shown.map(({ personName, partyId }) => [personName, partyId])).toEqual([
      ['Claire', ctg.caf.id],
      ['Antoine', ctg.town.id],
    ])
    expect(body.version).toBe(2)
    const { bodies } = await getBodiesPage(context, ctg.ctgId)
    expect(bodies.find(({ id }) => id === key.bodyId)?.leaders).toHaveLength(2)
    await leadBody(context, { ...key, version: 2, leaders: [] })
    expect((await getBodyPage(context, key)).leaders).toEqual([])
  })
  test('a leader without party, named twice, of another CTG, or a form left open is refused; nothing is written', async () => {
    const ctg = await givenCtg(db)
    const other = await givenCtg(db)
    const { context, key } = await givenGroup(ctg)
    const refused = (leaders: Parameters<typeof leadBody>[1]['leaders'], version = 1) =>
      expect(leadBody(context, { ...key, version, leaders })).rejects
    await refused([leader('0', 'Claire', '')]).toMatchObject({ code: 'governance.leader-party' })
    await refused([leader('0', 'Claire', ctg.caf.id), leader('1', 'Claire', ctg.caf.id)]).toMatchObject({
      fields: { 'leaderName-1': expect.stringContaining('deux fois') },
    })
    await refused([leader('0', 'Claire', other.caf.id)]).toMatchObject({ kind: 'not-found' })
    await refused([leader('0', 'Claire', ctg.caf.id)], 2).toMatchObject({ code: 'governance.changed-meanwhile' })
    const mine = { ...key, version: 1, leaders: [leader('0', 'Claire', ctg.caf.id)] }
    await expect(leadBody(ctg.as(ctg.actors.housingOfficer), mine)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(leadBody(ctg.as(ctg.actors.stranger), mine)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getBodyPage(context, key)).leaders).toEqual([])
    await expect(leadBody(ctg.as(ctg.actors.earlyOfficer), mine)).resolves.toEqual({ bodyId: key.bodyId })
  })
})

test('a body may sit as one of a linked plan, which keeps its tie when the plans are saved again', async () => {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const { context, key } = await givenGroup(ctg)
  await setLinkedPlans(context, { ctgId, names: ['Contrat de ville', 'CLS'], notes: ['', ''] })
  const plan = (await getBodyPage(context, key)).linkedPlans.find(({ name }) => name === 'Contrat de ville')
  const name = { name: 'Groupe petite enfance', themeId: ctg.early.id, sitsAs: 'Comité du contrat de ville' }
  const letter = { expected: 'Deux fiches action', expectedOn: '2027-06-30', letterOn: '2026-12-01' }
  await updateBody(context, { ...key, version: 1, ...name, ...letter, linkedPlanId: plan?.id })
  await setLinkedPlans(context, {
    ctgId,
    names: ['Contrat de ville', 'Contrat de ville', 'PEdT'],
    notes: ['signé', '', ''],
  })
  expect((await getBodyPage(context, key)).body).toMatchObject({
    sitsAs: 'Comité du contrat de ville',
    linkedPlanName: 'Contrat de ville',
    ...letter,
  })
  await setLinkedPlans(context, { ctgId, names: ['PEdT'], notes: [''] })
  expect((await getBodyPage(context, key)).body).toMatchObject({ linkedPlanName: null, sitsAs: name.sitsAs })
  await expect(updateBody(context, { ...key, version: 2, ...name, linkedPlanId: plan?.id })).rejects.toMatchObject({
    code: 'governance.linked-plan-not-found',
  })
})

test('the signed letter of mission is filed as a PDF', async () => {
  const ctg = await givenCtg(db)
  const { context, key } = await givenGroup(ctg)
  const file = { sha256: 'a'.repeat(64), name: 'lettre.pdf', mediaType: 'application/pdf', sizeBytes: 12 }
  const { fileId } = await fileMissionLetter(context, { ...key, file: JSON.stringify(file) })
  expect((await getBodyPage(context, key)).body.letterFileId).toBe(fileId)
  await expect(
    fileMissionLetter(ctg.as(ctg.actors.reader), { ...key, file: JSON.stringify(file) }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

test('who came is told seat by seat with the names of the day; the directory gathers everybody', async () => {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const { context, key } = await givenGroup(ctg)
  const seat = { ...key, partyId: ctg.town.id, functionTitle: 'Adjointe', holderName: 'Nadia', holderEmail: 'n@v.fr' }
  const { seatId } = await addSeat(context, seat)
  const { meetingId } = await createMeeting(context, { ...key, day: '2026-11-24', hour: '9:00' })
  await openMeeting(context, { ctgId, meetingId })
  await recordAttendance(context, {
    ctgId,
    meetingId,
    attendance: [{ id: seatId, presence: 'represented', personName: 'Louis' }],
  })
  const sittings = await getSittingsPage(ctg.as(ctg.actors.reader), key)
  expect(sittings.seats).toMatchObject([
    { presences: ['represented'], names: ['Louis, à la place de Nadia'], satCount: 1, notedCount: 1 },
  ])
  const everyone = { ctgId, words: '', partyId: null, bodyId: null }
  const found = async (reader: typeof context, words: string) =>
    (await getDirectoryPage(reader, { ...everyone, words })).people.map(({ name, emails }) => ({ name, emails }))
  expect(await found(context, 'nadia')).toEqual([{ name: 'Nadia', emails: ['n@v.fr'] }])
  expect(await found(ctg.as(ctg.actors.reader), 'nadia')).toEqual([{ name: 'Nadia', emails: [] }])
  const group = await getDirectoryPage(context, { ...everyone, bodyId: key.bodyId })
  expect(group.people.map(({ name }) => name)).toEqual(['Nadia'])
  expect(group.everyoneCount).toBeGreaterThan(1)
  await expect(getDirectoryPage(ctg.as(ctg.actors.stranger), everyone)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(getSittingsPage(ctg.as(ctg.actors.stranger), key)).rejects.toMatchObject({ kind: 'not-found' })
})
