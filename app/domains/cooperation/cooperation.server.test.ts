/** Every figure of décloisonnement, counted again by the database itself. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addSeat } from '#app/domains/governance/commands/add-seat.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { recordAttendance } from '#app/domains/meetings/commands/record-attendance.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { getCooperation, getCooperationPage } from './queries.server.ts'

const db = await testDatabase()

/** Six services of three parties, and actions carried in every way. */
async function givenCooperation() {
  const fixture = await givenPlan(db)
  const { ctgId, caf, town, partner, cafService, townService } = fixture
  const more = [
    { id: randomUUID(), party_id: caf.id, name: 'Prestations', position: 1 },
    { id: randomUUID(), party_id: town.id, name: 'Habitat', position: 1 },
    { id: randomUUID(), party_id: town.id, name: 'Santé', position: 2 },
    { id: randomUUID(), party_id: partner.id, name: 'Crèche parentale', position: 0 },
  ]
  await db
    .insertInto('service')
    .values(more.map((service) => ({ ctg_id: ctgId, ...service })))
    .execute()
  const [benefits = '', housing = '', , nursery = ''] = more.map(({ id }) => id)
  const [social, early] = [cafService.id, townService.id]
  const carriers: readonly (readonly string[])[] = [
    [social, early],
    [social, early],
    [social, early, housing],
    [social, early, nursery, benefits],
    [benefits],
    [],
    [early, housing],
  ]
  const context = fixture.as(fixture.actors.cafCoordinator)
  for (const [index, serviceIds] of carriers.entries()) {
    const { actionId } = await createAction(context, {
      ctgId,
      title: `Action ${index}`,
      status: 'in-progress',
      startsOn: `2026-0${index + 1}-01`,
      // The lead’s party carries with the services: once the same, once another.
      leadPartyId: index < 2 ? partner.id : index === 5 ? caf.id : '',
    })
    await setActionServices(context, { ctgId, actionId, version: 1, serviceIds: [...serviceIds], coLeadServiceId: '' })
  }
  return { ...fixture, services: { social, early, benefits, housing, nursery } }
}

type Count = { readonly bucket: string; readonly count: number }

/** Actions in the plan by how many services, or parties, carry them: in SQL. */
async function sharesInSql(ctgId: string, what: 'service' | 'party') {
  const counted =
    what === 'service'
      ? sql`(select count(*) from action_service s where s.ctg_id = a.ctg_id and s.action_id = a.id)`
      : sql`(select count(*) from (
          select v.party_id from action_service s join service v on v.ctg_id = s.ctg_id and v.id = s.service_id
            where s.ctg_id = a.ctg_id and s.action_id = a.id
          union select a.lead_party_id where a.lead_party_id is not null) as carrying)`
  const { rows } = await sql<Count>`
    select case n when 0 then 'none' when 1 then 'one' when 2 then 'two' else 'more' end as bucket, count(*)::int
    from (select ${counted} as n from action a where a.ctg_id = ${ctgId} and a.status not in ('abandoned', 'deferred')) as x
    group by 1`.execute(db)
  return { none: 0, one: 0, two: 0, more: 0, ...Object.fromEntries(rows.map(({ bucket, count }) => [bucket, count])) }
}

const today = '2026-11-24'

describe('the figures of décloisonnement', () => {
  test('shares by services and by parties are those the database counts', async () => {
    const { ctgId } = await givenCooperation()
    const { cooperation } = await getCooperation(db, ctgId, today)
    expect(cooperation.byServices).toEqual(await sharesInSql(ctgId, 'service'))
    expect(cooperation.byParties).toEqual(await sharesInSql(ctgId, 'party'))
    expect(cooperation.byServices).toEqual({ none: 1, one: 1, two: 3, more: 2 })
    expect(cooperation.byParties).toEqual({ none: 0, one: 3, two: 1, more: 3 })
  })

  test('pairs and the actions of each service too', async () => {
    const { ctgId, services } = await givenCooperation()
    const { cooperation } = await getCooperation(db, ctgId, today)
    const { rows: pairs } = await sql<{ one: string; other: string; count: number }>`
      select least(x.service_id, y.service_id) as one, greatest(x.service_id, y.service_id) as other, count(*)::int
      from action_service x join action_service y on y.ctg_id = x.ctg_id and y.action_id = x.action_id
        and y.service_id > x.service_id
      where x.ctg_id = ${ctgId} group by 1, 2`.execute(db)
    const sorted = (list: readonly (readonly [string, number])[]) => Object.fromEntries(list)
    expect(
      sorted(
        cooperation.pairs.map(({ one, other, actions }) => [
          [one.serviceId, other.serviceId].toSorted().join('/'),
          actions,
        ]),
      ),
    ).toEqual(sorted(pairs.map(({ one, other, count }) => [[one, other].toSorted().join('/'), count])))
    expect(cooperation.pairs[0]).toMatchObject({ actions: 4 })
    const { rows: own } = await sql<{ id: string; count: number }>`
      select service_id as id, count(*)::int from action_service where ctg_id = ${ctgId} group by 1`.execute(db)
    const carrying = cooperation.services.filter(({ actions }) => actions > 0)
    expect(sorted(carrying.map(({ serviceId, actions }) => [serviceId, actions]))).toEqual(
      sorted(own.map(({ id, count }) => [id, count])),
    )
    expect(cooperation.services.filter(({ actions }) => actions === 0).map(({ name }) => name)).toEqual(['Santé'])
    expect(cooperation.services.find(({ serviceId }) => serviceId === services.benefits)).toMatchObject({ alone: 1 })
  })

  test('without a frozen state, the signature is not recorded, whatever the dates of the actions', async () => {
    const { ctgId } = await givenCooperation()
    await db.updateTable('ctg').set({ signed_on: '2026-03-15' }).where('id', '=', ctgId).execute()
    const { points } = await getCooperation(db, ctgId, today)
    expect(points[0]).toEqual({ when: { kind: 'signature' }, source: { kind: 'none' }, cooperation: null })
  })

  test('from the state frozen at a copil of a past year, whatever became of the plan', async () => {
    const fixture = await givenCooperation()
    const { ctgId, services } = fixture
    await holdMeeting(fixture, '2026-10-05', [])
    await db.updateTable('action').set({ status: 'abandoned' }).where('ctg_id', '=', ctgId).execute()
    const { points } = await getCooperation(db, ctgId, '2027-02-01')
    expect(points.map(({ when, source, cooperation }) => [when.kind, source.kind, cooperation?.actionCount])).toEqual([
      ['year', 'state', 7],
      ['today', 'today', 0],
    ])
    const frozen = points[0]?.cooperation?.services.find(({ serviceId }) => serviceId === services.early)
    expect(frozen?.actions).toBe(5)
  })
})

/** A copil where these services have a seat, present or not; closed the same day unless it stays open. */
async function holdMeeting(
  { ctgId, town, caf, as, actors, cafService }: PlanFixture,
  day: string,
  seats: readonly { readonly serviceId: string; readonly presence: 'present' | 'represented' | 'excused' | 'absent' }[],
  isClosed = true,
) {
  const context = as(actors.cafCoordinator, new Date(`${day}T09:00:00Z`))
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: `Copil ${randomUUID()}` })
  const attendance: { id: string; presence: (typeof seats)[number]['presence'] }[] = []
  for (const { serviceId, presence } of seats) {
    const partyId = serviceId === cafService.id ? caf.id : town.id
    const seat = { ctgId, bodyId, partyId, serviceId, functionTitle: 'Direction', holderName: 'Camille Exemple' }
    attendance.push({ id: (await addSeat(context, seat)).seatId, presence })
  }
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, title: 'Copil', day, hour: '09:00' })
  await openMeeting(context, { ctgId, meetingId })
  await recordAttendance(context, { ctgId, meetingId, attendance })
  if (isClosed) await closeMeeting(context, { ctgId, meetingId })
}

describe('how often each service sat', () => {
  test('present or represented, at closed meetings; two seats of one service at one meeting count once', async () => {
    const fixture = await givenCooperation()
    const { social, early, housing } = fixture.services
    await holdMeeting(fixture, '2026-03-02', [
      { serviceId: social, presence: 'present' },
      { serviceId: early, presence: 'excused' },
      { serviceId: early, presence: 'represented' },
    ])
    await holdMeeting(fixture, '2026-06-02', [
      { serviceId: social, presence: 'absent' },
      { serviceId: early, presence: 'present' },
    ])
    await holdMeeting(
      fixture,
      '2026-09-02',
      [
        { serviceId: social, presence: 'present' },
        { serviceId: housing, presence: 'present' },
      ],
      false,
    )
    const { sittings } = await getCooperation(db, fixture.ctgId, today)
    const of = (id: string) => sittings.find(({ serviceId }) => serviceId === id)
    expect(of(social)).toMatchObject({ meetings: 2, sat: 1 })
    expect(of(early)).toMatchObject({ meetings: 2, sat: 2 })
    expect(of(housing)).toMatchObject({ meetings: 0, sat: 0 })
    expect(of(fixture.services.benefits)).toBeUndefined()
    const { rows } = await sql<{ id: string; sat: number }>`
      select service_id as id, count(*)::int as sat from (
        select distinct t.service_id, t.meeting_id from attendance t
        where t.ctg_id = ${fixture.ctgId} and t.presence not in ('excused', 'absent') and t.meeting_id in (
          select id from meeting where ctg_id = ${fixture.ctgId} and closed_at is not null)) as x
      group by 1`.execute(db)
    expect(Object.fromEntries(rows.map(({ id, sat }) => [id, sat]))).toEqual(
      Object.fromEntries(sittings.filter(({ sat }) => sat > 0).map(({ serviceId, sat }) => [serviceId, sat])),
    )
  })
})

test('who acts with whom is read by members only; another CTG counts for nothing', async () => {
  const [mine, other] = [await givenPlan(db), await givenCooperation()]
  await expect(getCooperationPage(mine.as(mine.actors.reader), other.ctgId)).rejects.toMatchObject({
    kind: 'not-found',
  })
  const page = await getCooperationPage(mine.as(mine.actors.reader), mine.ctgId)
  expect(page.cooperation.actionCount).toBe(0)
  expect(page.cooperation.services).toHaveLength(2)
})
