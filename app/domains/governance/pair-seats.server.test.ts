import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { giveCoordination } from '#app/domains/instance/commands/give-coordination.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { changeMember } from './commands/change-member.server.ts'
import { createBody } from './commands/create-body.server.ts'
import { endMember } from './commands/end-member.server.ts'
import { handOverCoordination } from './commands/hand-over-coordination.server.ts'
import { inviteMember } from './commands/invite-member.server.ts'
import { updateSeat } from './commands/update-seat.server.ts'
import { endMandates } from './steps.server.ts'

const db = await testDatabase()

const siteUrl = 'http://localhost:3000'

/** The town's coordination has left before the pair was made: its seat awaits a holder. */
async function givenPair({ isTownEmpty = true } = {}) {
  const ctg = await givenCtg(db)
  const { ctgId, as, actors, town } = ctg
  const coordinating = (until: string | null) =>
    db
      .updateTable('member')
      .set({ until })
      .where('ctg_id', '=', ctgId)
      .where('party_id', '=', town.id)
      .where('role', '=', 'coordinator')
      .execute()
  if (isTownEmpty) await coordinating('2026-01-31')
  const context = as(actors.cafCoordinator)
  await createBody(context, { ctgId, kind: 'pair', name: 'Binôme', hasDefaultSeats: 'on' })
  const seats = () =>
    db
      .selectFrom('seat')
      .select(['id', 'holder_name as holder', 'since', 'until', 'version'])
      .where('ctg_id', '=', ctgId)
      .where('party_id', '=', town.id)
      .orderBy('since', (order) => order.asc().nullsFirst())
      .execute()
  const held = async () => (await seats()).map(({ holder, since, until }) => [holder, since, until])
  const invite = (name: string, given: object = {}) =>
    inviteMember(context, {
      ...{ ctgId, partyId: town.id, email: `${crypto.randomUUID()}@ville.fr`, name, role: 'coordinator' as const },
      ...{ themeId: null, functionTitle: 'chargée de mission', until: null, siteUrl, ...given },
    })
  return { ...ctg, context, seats, held, invite }
}
const journalOf = async ({ ctgId }: Pick<CtgFixture, 'ctgId'>) =>
  db.selectFrom('audit_entry').select(['action', 'person_name as who', 'detail']).where('ctg_id', '=', ctgId).execute()
const memberIdOf = ({ actors }: Pick<CtgFixture, 'actors'>, who: 'townCoordinator') =>
  actors[who].memberships[0]?.memberId ?? ''

describe('the seat of a party in the pair of coordination', () => {
  test('bears the name of the coordinator who is invited after it, and the journal says so', async () => {
    const pair = await givenPair()
    expect(await pair.held()).toEqual([[null, null, null]])
    await pair.invite('Awa Diop')
    expect(await pair.held()).toEqual([['Awa Diop', null, null]])
    const line = (await journalOf(pair)).find(({ action }) => action === 'seat.updated')
    expect(line?.detail).toMatchObject({ before: { holderName: null }, after: { holderName: 'Awa Diop' } })
  })

  test('stays as people composed it: another holder, or two coordinators of one party', async () => {
    const pair = await givenPair()
    const [seat] = await pair.seats()
    const named = { ctgId: pair.ctgId, seatId: seat?.id ?? '', version: 1, functionTitle: 'Direction', since: '' }
    await updateSeat(pair.context, { ...named, holderName: 'Une directrice', allowsRepresentative: 'on' })
    await pair.invite('Awa Diop')
    expect(await pair.held()).toEqual([['Une directrice', null, null]])

    const full = await givenPair({ isTownEmpty: false })
    await full.invite('Awa Diop')
    expect(await full.held()).toEqual([[full.actors.townCoordinator.name, null, null]])
  })

  test('goes to who takes over, on the day the mandate of the former ends', async () => {
    const pair = await givenPair({ isTownEmpty: false })
    await pair.invite('Une collègue')
    const memberId = memberIdOf(pair, 'townCoordinator')
    const to = { email: `${crypto.randomUUID()}@ville.fr`, name: 'Awa Diop', functionTitle: 'chargée de mission' }
    await handOverCoordination(pair.context, { ctgId: pair.ctgId, memberId, ...to, until: '2026-12-31', siteUrl })
    expect(await pair.held()).toEqual([
      [pair.actors.townCoordinator.name, null, '2026-12-31'],
      ['Awa Diop', '2027-01-01', null],
    ])
    const line = (await journalOf(pair)).find(({ action }) => action === 'party.seats-renewed')
    expect(line?.detail).toMatchObject({ since: '2027-01-01', seats: [{ after: 'Awa Diop' }] })
  })

  test('ends with the mandate, and goes on with the one who stays', async () => {
    const pair = await givenPair({ isTownEmpty: false })
    await pair.invite('Awa Diop')
    const memberId = memberIdOf(pair, 'townCoordinator')
    await endMember(pair.context, { ctgId: pair.ctgId, memberId, lastDay: '' })
    const former = [pair.actors.townCoordinator.name, null, '2026-11-23']
    expect(await pair.held()).toEqual([former, ['Awa Diop', '2026-11-24', null]])
    await endMember(pair.context, { ctgId: pair.ctgId, memberId, lastDay: '' })
    expect(await pair.held()).toHaveLength(2)
  })

  test('follows a mandate that is given an end, prolonged, or changed for another role', async () => {
    const pair = await givenPair()
    const { memberId } = await pair.invite('Awa Diop', { until: '2027-06-30' })
    expect(await pair.held()).toEqual([
      ['Awa Diop', null, '2027-06-30'],
      [null, '2027-07-01', null],
    ])
    const mandate = { ctgId: pair.ctgId, memberId, themeId: '', functionTitle: 'chargée de mission' }
    await changeMember(pair.context, { ...mandate, role: 'coordinator', until: '' })
    expect((await pair.held())[1]).toEqual(['Awa Diop', '2027-07-01', null])
    await pair.invite('Inès Faber')
    await changeMember(pair.context, { ...mandate, role: 'reader', until: '' })
    expect(await pair.held()).toEqual([
      ['Awa Diop', null, '2026-11-23'],
      ['Inès Faber', '2026-11-24', null],
    ])
  })

  test('ends sooner with a mandate that ends sooner: what follows begins then', async () => {
    const pair = await givenPair()
    const { memberId } = await pair.invite('Awa Diop', { until: '2027-06-30' })
    await pair.invite('Inès Faber')
    const mandate = { ctgId: pair.ctgId, memberId, themeId: '', functionTitle: 'chargée de mission' }
    await changeMember(pair.context, { ...mandate, role: 'coordinator', until: '2027-03-31' })
    expect(await pair.held()).toEqual([
      ['Awa Diop', null, '2027-03-31'],
      ['Inès Faber', '2027-04-01', null],
    ])
    await endMember(pair.context, { ctgId: pair.ctgId, memberId, lastDay: '' })
    expect(await pair.held()).toEqual([
      ['Awa Diop', null, '2026-11-23'],
      ['Inès Faber', '2026-11-24', null],
    ])
  })

  test('is not kept for a successor who leaves before it is hers', async () => {
    const pair = await givenPair({ isTownEmpty: false })
    const memberId = memberIdOf(pair, 'townCoordinator')
    const to = { email: `${crypto.randomUUID()}@ville.fr`, name: 'Awa Diop', functionTitle: 'chargée de mission' }
    const given = { ctgId: pair.ctgId, memberId, ...to, until: '2026-12-31', siteUrl }
    const successor = await handOverCoordination(pair.context, given)
    await endMember(pair.context, { ctgId: pair.ctgId, memberId: successor.memberId, lastDay: '' })
    expect(await pair.held()).toEqual([
      [pair.actors.townCoordinator.name, null, '2026-12-31'],
      [null, '2027-01-01', null],
    ])
  })

  test('is left by who loses all her mandates, and taken by whom the platform gives the coordination to', async () => {
    const pair = await givenPair({ isTownEmpty: false })
    await pair.invite('Awa Diop')
    const { personId, name } = pair.actors.townCoordinator
    const work = { actor: pair.context.actor, at: pair.context.at, newId: crypto.randomUUID.bind(crypto) }
    await db.transaction().execute((tx) => endMandates({ ...work, tx }, personId))
    expect(await pair.held()).toEqual([
      [name, null, '2026-11-23'],
      ['Awa Diop', '2026-11-24', null],
    ])
    const empty = await givenPair()
    const administrator = { ...empty.actors.cafCoordinator, isPlatformAdministrator: true }
    await giveCoordination(empty.as(administrator), {
      ...{ administeredCtgId: empty.ctgId, partyId: empty.town.id, email: `${crypto.randomUUID()}@ville.fr` },
      ...{ name: 'Awa Diop', functionTitle: 'chargée de mission', siteUrl },
    })
    expect(await empty.held()).toEqual([['Awa Diop', null, null]])
  })

  test('of before is filled once, where exactly one person has the mandate', async () => {
    const [one, several, none] = [await givenPair(), await givenPair(), await givenPair()]
    await one.invite('Awa Diop')
    await several.invite('Awa Diop')
    await several.invite('Inès Faber')
    const ctgIds = [one, several, none].map(({ ctgId }) => ctgId)
    await db.updateTable('seat').set({ holder_name: null }).where('ctg_id', 'in', ctgIds).execute()
    const file = new URL('../../../db/migrations/0185-pair-seats-filled.sql', import.meta.url)
    const filling = sql.raw(await readFile(file, 'utf8'))
    await filling.execute(db)
    await filling.execute(db)
    expect(await one.held()).toEqual([['Awa Diop', null, null]])
    expect([await several.held(), await none.held()]).toEqual([[[null, null, null]], [[null, null, null]]])
    const lines = (await journalOf(one)).filter(({ who }) => who === 'Trame')
    expect(lines.map(({ action }) => action)).toEqual(['seat.updated', 'seat.updated'])
    expect(lines[0]?.detail).toMatchObject({ before: { holderName: null } })
  })
})
