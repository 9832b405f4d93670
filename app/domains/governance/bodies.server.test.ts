import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addSeat } from './commands/add-seat.server.ts'
import { createBody } from './commands/create-body.server.ts'
import { endSeat } from './commands/end-seat.server.ts'
import { removeSeats } from './commands/remove-seats.server.ts'
import { renameTheme } from './commands/rename-theme.server.ts'
import { renewPartySeats } from './commands/renew-party-seats.server.ts'
import { updateBody } from './commands/update-body.server.ts'
import { updateSeat } from './commands/update-seat.server.ts'
import { getBodyPage } from './queries.server.ts'

const db = await testDatabase()

const copil = { kind: 'copil', name: 'Comité de pilotage', hasDefaultSeats: 'on' } as const
const seatsOf = (ctgId: string) =>
  db
    .selectFrom('seat')
    .select(['id', 'function_title as title', 'holder_name as holder', 'since', 'until', 'version'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .orderBy('since', (order) => order.asc().nullsFirst())
    .execute()
const journalOf = async (ctgId: string) =>
  (await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute()).map(
    ({ action }) => action,
  )

async function givenCopil(ctg: CtgFixture) {
  const { bodyId } = await createBody(ctg.as(ctg.actors.cafCoordinator), { ctgId: ctg.ctgId, ...copil })
  return bodyId
}

describe('a body', () => {
  test('starts with the seats of the mission’s composition', async () => {
    const ctg = await givenCtg(db)
    await givenCopil(ctg)
    expect((await seatsOf(ctg.ctgId)).map(({ title, holder }) => [title, holder])).toEqual([
      ['Administratrice ou administrateur de la Caf', null],
      ['Direction de la Caf', null],
      ['Présidence', null],
      ['Direction générale des services', null],
    ])
    expect(await journalOf(ctg.ctgId)).toEqual(['body.created'])
  })

  test('of the pair has its sole coordinator in each party’s seat; where there are two, people say who', async () => {
    const { ctgId, as, actors, caf } = await givenCtg(db)
    const pair = { ctgId, kind: 'pair', hasDefaultSeats: 'on' } as const
    const holders = async () => (await seatsOf(ctgId)).map(({ holder }) => holder).toSorted()
    const [one, other] = [actors.cafCoordinator.name, actors.townCoordinator.name]
    await createBody(as(actors.cafCoordinator), { ...pair, name: 'Binôme' })
    expect(await holders()).toEqual([one, other].toSorted())
    await db.updateTable('member').set({ role: 'coordinator' }).where('party_id', '=', caf.id).execute()
    await createBody(as(actors.cafCoordinator), { ...pair, name: 'Autre binôme' })
    expect(await holders()).toEqual([one, other, other, null].toSorted())
  })

  test('that bears the name of its theme follows it; one named otherwise, or whose new name is taken, stays', async () => {
    const { ctgId, as, actors, early, housing } = await givenCtg(db)
    const context = as(actors.cafCoordinator)
    const group = (name: string, themeId: string) =>
      createBody(context, { ctgId, kind: 'working-group' as const, name, themeId })
    await group(`Groupe ${early.name}`, early.id)
    await group('Cellule logement', housing.id)
    const namesOf = async () =>
      (await db.selectFrom('body').select('name').where('ctg_id', '=', ctgId).orderBy('name').execute()).map(
        ({ name }) => name,
      )
    await expect(renameTheme(context, { ctgId, themeId: early.id, name: housing.name })).rejects.toMatchObject({
      code: 'ctg.theme-name-taken',
    })
    await renameTheme(context, { ctgId, themeId: early.id, name: 'Tout-petits' })
    await renameTheme(context, { ctgId, themeId: housing.id, name: 'Habitat' })
    expect(await namesOf()).toEqual(['Cellule logement', 'Groupe Tout-petits'])
    expect(await journalOf(ctgId)).toEqual(expect.arrayContaining(['ctg.theme-renamed', 'body.updated']))
    await group('Groupe Parents', housing.id)
    await renameTheme(context, { ctgId, themeId: early.id, name: 'Parents' })
    expect(await namesOf()).toEqual(['Cellule logement', 'Groupe Parents', 'Groupe Tout-petits'])
  })

  test('is created by a cooperation officer for her theme only', async () => {
    const { ctgId, as, actors, early, housing } = await givenCtg(db)
    const group = (themeId: string | null) => ({ ctgId, kind: 'working-group' as const, name: 'Groupe', themeId })
    await expect(createBody(as(actors.earlyOfficer), group(housing.id))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(createBody(as(actors.earlyOfficer), group(null))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(createBody(as(actors.reader), group(early.id))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(createBody(as(actors.stranger), group(early.id))).rejects.toMatchObject({ kind: 'not-found' })
    expect(await journalOf(ctgId)).toEqual([])
    await expect(createBody(as(actors.earlyOfficer), group(early.id))).resolves.toHaveProperty('bodyId')
  })

  test('bears a name of its own, and no theme of another CTG', async () => {
    const ctg = await givenCtg(db)
    const other = await givenCtg(db)
    await givenCopil(ctg)
    const context = ctg.as(ctg.actors.townCoordinator)
    await expect(createBody(context, { ctgId: ctg.ctgId, ...copil })).rejects.toMatchObject({
      code: 'governance.body-name-taken',
      fields: { name: expect.any(String) },
    })
    const stolen = { ctgId: ctg.ctgId, ...copil, name: 'Groupe', themeId: other.early.id }
    await expect(createBody(context, stolen)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is renamed; two people at once lose nothing: the second is shown what the first wrote', async () => {
    const ctg = await givenCtg(db)
    const bodyId = await givenCopil(ctg)
    const renamed = { ctgId: ctg.ctgId, bodyId, version: 1, name: 'COTER', mission: 'Piloter', rhythm: '' }
    await updateBody(ctg.as(ctg.actors.cafCoordinator), renamed)
    await expect(updateBody(ctg.as(ctg.actors.townCoordinator), renamed)).rejects.toMatchObject({
      code: 'governance.changed-meanwhile',
      fields: { name: 'Enregistré entre-temps : COTER' },
    })
    const other = await givenCtg(db)
    await expect(
      updateBody(other.as(other.actors.cafCoordinator), { ...renamed, ctgId: other.ctgId, version: 2 }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a seat', () => {
  test('is added, held, ended once; for the party of this CTG', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors, partner } = ctg
    const bodyId = await givenCopil(ctg)
    const context = as(actors.cafCoordinator)
    const seat = { ctgId, bodyId, partyId: partner.id, functionTitle: 'Direction' }
    await expect(addSeat(context, { ...seat, partyId: randomUUID() })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(addSeat(as(actors.contributor), seat)).rejects.toMatchObject({ kind: 'forbidden' })
    const { seatId } = await addSeat(context, seat)
    const held = { ctgId, seatId, functionTitle: 'Direction', holderName: 'Camille Exemple', since: '2026-01-01' }
    await updateSeat(context, { ...held, version: 1 })
    await expect(updateSeat(context, { ...held, version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(endSeat(context, { ctgId, seatId, lastDay: '2025-12-31' })).rejects.toMatchObject({
      code: 'governance.seat-end-before-start',
    })
    await endSeat(context, { ctgId, seatId, lastDay: '2026-03-22' })
    await expect(endSeat(context, { ctgId, seatId, lastDay: '2026-03-22' })).rejects.toMatchObject({
      code: 'governance.seat-ended',
    })
    expect((await seatsOf(ctgId)).at(-1)).toMatchObject({ holder: 'Camille Exemple', until: '2026-03-22' })
    const other = await givenCtg(db)
    await expect(
      endSeat(other.as(other.actors.cafCoordinator), { ctgId: other.ctgId, seatId, lastDay: '2026-03-22' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('seats proposed by the mission', () => {
  test('are removed together when nobody held them; one that was held, or is elsewhere, is refused and none goes', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors } = ctg
    const bodyId = await givenCopil(ctg)
    const context = as(actors.townCoordinator)
    const [first, second, ...others] = await seatsOf(ctgId)
    if (!first || !second) return expect.unreachable('a copil has its seats')
    const { id: held, title, version } = second
    await updateSeat(context, { ctgId, seatId: held, functionTitle: title, holderName: 'Camille Exemple', version })
    const remove = (seatIds: readonly string[]) => removeSeats(context, { ctgId, bodyId, seatIds: [...seatIds] })
    await expect(remove([first.id, held])).rejects.toMatchObject({ code: 'governance.seat-held' })
    await expect(remove([first.id, randomUUID()])).rejects.toMatchObject({ kind: 'not-found' })
    expect(await seatsOf(ctgId)).toHaveLength(others.length + 2)
    const proposed = [first, ...others].map(({ id }) => id)
    expect(await remove(proposed)).toEqual({ removed: proposed.length })
    expect((await seatsOf(ctgId)).map(({ id }) => id)).toEqual([held])
    expect((await journalOf(ctgId)).at(-1)).toBe('seats.removed')
  })
})

describe('a seat of a service', () => {
  test('is one of its party’s services; attendance keeps the service of that day; a renewal keeps it too', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors, caf, town } = ctg
    const [early, social, foreign] = [randomUUID(), randomUUID(), randomUUID()]
    const other = await givenCtg(db)
    await db
      .insertInto('service')
      .values([
        { ctg_id: ctgId, id: early, party_id: town.id, name: 'Petite enfance', position: 0 },
        { ctg_id: ctgId, id: social, party_id: caf.id, name: 'Action sociale', position: 0 },
        { ctg_id: other.ctgId, id: foreign, party_id: other.town.id, name: 'Petite enfance', position: 0 },
      ])
      .execute()
    const context = as(actors.cafCoordinator)
    const { bodyId } = await createBody(context, { ctgId, kind: 'operational-committee', name: 'Comité' })
    const seat = { functionTitle: 'Direction', holderName: 'Camille Exemple' }
    const added = { ctgId, bodyId, partyId: town.id, ...seat }
    await expect(addSeat(context, { ...added, serviceId: foreign })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(addSeat(context, { ...added, serviceId: social })).rejects.toMatchObject({
      code: 'governance.service-of-another-party',
    })
    expect(await seatsOf(ctgId)).toEqual([])
    const { seatId } = await addSeat(context, { ...added, serviceId: early })
    await expect(updateSeat(context, { ctgId, seatId, version: 1, ...seat, serviceId: social })).rejects.toMatchObject({
      kind: 'invalid',
    })
    const { meetingId } = await createMeeting(context, {
      ctgId,
      bodyId,
      title: 'Comité',
      day: '2026-11-24',
      hour: '09:00',
    })
    await openMeeting(context, { ctgId, meetingId })
    await recordAttendance(context, { ctgId, meetingId, attendance: [{ id: seatId, presence: 'present' }] })
    const sat = () =>
      db.selectFrom('attendance').select('service_id as serviceId').where('ctg_id', '=', ctgId).execute()
    expect(await sat()).toEqual([{ serviceId: early }])
    await updateSeat(context, { ctgId, seatId, version: 1, ...seat, serviceId: '' })
    expect(await sat()).toEqual([{ serviceId: early }])
    await updateSeat(context, { ctgId, seatId, version: 2, ...seat, serviceId: early })
    await renewPartySeats(context, {
      ctgId,
      partyId: town.id,
      since: '2026-12-01',
      seats: [{ id: seatId, holderName: 'Dominique Exemple' }],
    })
    const seats = await db.selectFrom('seat').select('service_id as serviceId').where('ctg_id', '=', ctgId).execute()
    expect(seats).toEqual([{ serviceId: early }, { serviceId: early }])
  })
})

describe('the address of a seat', () => {
  test('is told to those who convene only, is not in the journal, and does not pass to the next holder', async () => {
    const { ctgId, as, actors, caf } = await givenCtg(db)
    const context = as(actors.cafCoordinator)
    const { bodyId } = await createBody(context, { ctgId, kind: 'working-group', name: 'Groupe' })
    const seat = { functionTitle: 'Administratrice', holderName: 'Ancienne', holderEmail: ' Ancienne@Exemple.fr ' }
    const { seatId } = await addSeat(context, { ctgId, bodyId, partyId: caf.id, ...seat })
    const shown = async (actor: typeof actors.reader) => (await getBodyPage(as(actor), { ctgId, bodyId })).seats[0]
    expect((await shown(actors.townCoordinator))?.holderEmail).toBe('ancienne@exemple.fr')
    expect((await shown(actors.reader))?.holderEmail).toBe('')
    await updateSeat(context, { ctgId, seatId, version: 1, ...seat, substituteEmail: 'autre@exemple.fr' })
    const journal = await db.selectFrom('audit_entry').select('detail').where('ctg_id', '=', ctgId).execute()
    expect(JSON.stringify(journal)).not.toContain('@exemple.fr')
    const renewal = { ctgId, partyId: caf.id, since: '2026-03-23', seats: [{ id: seatId, holderName: 'Nouvelle' }] }
    await renewPartySeats(context, renewal)
    const rows = await db.selectFrom('seat').selectAll().where('ctg_id', '=', ctgId).orderBy('until').execute()
    expect(rows.map((row) => [row.holder_name, row.holder_email, row.substitute_email])).toEqual([
      ['Ancienne', 'ancienne@exemple.fr', 'autre@exemple.fr'],
      ['Nouvelle', '', ''],
    ])
    const bad = addSeat(context, { ctgId, bodyId, partyId: caf.id, functionTitle: 'x', holderEmail: 'pas une adresse' })
    await expect(bad).rejects.toThrow('adresse électronique')
  })
})

describe('renewing the seats of a party', () => {
  test('ends those whose holder changes and starts the new ones, in one act; the others go on', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors, town } = ctg
    await givenCopil(ctg)
    const [, , mayor, chief] = await seatsOf(ctgId)
    const context = as(actors.townCoordinator)
    const name = (id: string | undefined, holderName: string) => ({ id: id ?? '', holderName })
    const renewal = { ctgId, partyId: town.id, since: '2020-06-01' }
    await renewPartySeats(context, { ...renewal, seats: [name(mayor?.id, 'Ancienne'), name(chief?.id, 'Durable')] })
    const [after] = (await seatsOf(ctgId)).filter(({ holder }) => holder === 'Ancienne')
    const [stable] = (await seatsOf(ctgId)).filter(({ holder }) => holder === 'Durable')
    const elected = { ...renewal, since: '2026-03-23' }
    expect(
      await renewPartySeats(context, { ...elected, seats: [name(after?.id, 'Nouvelle'), name(stable?.id, 'Durable')] }),
    ).toEqual({ renewed: 1 })
    const seats = await seatsOf(ctgId)
    expect(seats.find(({ id }) => id === after?.id)).toMatchObject({ holder: 'Ancienne', until: '2026-03-22' })
    expect(seats.find(({ holder }) => holder === 'Nouvelle')).toMatchObject({ since: '2026-03-23', until: null })
    expect(seats.find(({ id }) => id === stable?.id)).toMatchObject({ until: null })
  })

  test('is refused when no name changes, and to who does not coordinate', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, as, actors, caf } = ctg
    await givenCopil(ctg)
    const renewal = { ctgId, partyId: caf.id, since: '2026-03-23', seats: [] }
    await expect(renewPartySeats(as(actors.cafCoordinator), renewal)).rejects.toMatchObject({
      code: 'governance.nothing-to-renew',
    })
    await expect(renewPartySeats(as(actors.housingOfficer), renewal)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
