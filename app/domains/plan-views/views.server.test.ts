import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import type { MeansCrossing } from './crossed-means.ts'
import { getMatrixPage } from './matrix-query.server.ts'
import { getCalendarPage, getMeansPage, getPlacesPage } from './queries.server.ts'

const db = await testDatabase()

/** Two actions: a crèche led by the town, and a relay that a service of the Caf carries too and that waits for it. */
async function givenViews() {
  const plan = await givenPlan(db)
  const { ctgId } = plan
  const [creche, relay, area] = [randomUUID(), randomUUID(), randomUUID()]
  const action = (id: string, number: number, title: string) => ({
    ctg_id: ctgId,
    id,
    number,
    code: `1.1.${number}`,
    title,
    axis_id: plan.axisId,
    theme_id: plan.early.id,
    status: 'in-progress' as const,
    created_at: testInstant,
  })
  await db
    .insertInto('action')
    .values([
      {
        ...action(creche, 1, 'Une crèche'),
        lead_party_id: plan.town.id,
        starts_on: '2026-01-01',
        ends_on: '2027-03-01',
      },
      { ...action(relay, 2, 'Un relais'), starts_on: '2027-02-01' },
    ])
    .execute()
  await db
    .insertInto('action_service')
    .values({ ctg_id: ctgId, action_id: relay, service_id: plan.townService.id })
    .execute()
  await db
    .insertInto('action_caf_field')
    .values({ ctg_id: ctgId, action_id: creche, field: 'collective-aid' })
    .execute()
  await db
    .insertInto('theme_power')
    .values({ ctg_id: ctgId, theme_id: plan.early.id, party_id: plan.town.id, power: 'Les crèches' })
    .execute()
  await db
    .insertInto('action_means')
    .values(
      [2026, 2027].map((year, position) => ({
        ctg_id: ctgId,
        id: randomUUID(),
        action_id: creche,
        year,
        nature: 'operating' as const,
        funder_party_id: plan.caf.id,
        funder_name: plan.caf.name,
        state: 'granted' as const,
        amount_euros: position === 0 ? 1000 : null,
        position,
      })),
    )
    .execute()
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctgId, territory_code: '92036' }).execute()
  await db.insertInto('area').values({ ctg_id: ctgId, id: area, commune_code: '92036', name: 'Le Luth' }).execute()
  await db.insertInto('action_area').values({ ctg_id: ctgId, action_id: creche, area_id: area }).execute()
  await db
    .insertInto('action_dependency')
    .values({ ctg_id: ctgId, id: randomUUID(), action_id: relay, after_action_id: creche, created_at: testInstant })
    .execute()
  return { ...plan, creche, relay, area }
}

const reader = (plan: PlanFixture) => plan.as(plan.actors.reader)

describe('the views of a plan', () => {
  test('the matrix counts fields, and parties by their services too', async () => {
    const plan = await givenViews()
    const { matrix, maySetPowers } = await getMatrixPage(reader(plan), plan.ctgId, {})
    expect(matrix.lines[0]).toMatchObject({
      theme: { name: 'Petite enfance' },
      count: 2,
      fields: [{ count: 0 }, { count: 0 }, { count: 1 }],
      powers: [{ power: 'Les crèches', count: 2 }],
    })
    expect(matrix.withoutField.map(({ id }) => id)).toEqual([plan.relay])
    expect(maySetPowers).toBe(false)
    const coordinator = plan.as(plan.actors.cafCoordinator)
    expect((await getMatrixPage(coordinator, plan.ctgId, {})).maySetPowers).toBe(true)
  })
  test('means are crossed with years, axes and quartiers; a year of the filter is that year', async () => {
    const plan = await givenViews()
    const amounts = async (filter: PlanFilter, crossing: MeansCrossing) => {
      const { crossed } = await getMeansPage(reader(plan), plan.ctgId, filter, crossing)
      return crossed.funders.map(({ name, cells }) => [
        name,
        ...crossed.columns.flatMap(({ label }, rank) => {
          const cell = cells[rank]
          return cell ? [`${label} : ${cell.knownEuros}, ${cell.unknownCount}`] : []
        }),
      ])
    }
    expect(await amounts({}, 'year')).toEqual([['Caf', '2026 : 1000, 0', '2027 : 0, 1']])
    expect(await amounts({}, 'axis')).toEqual([['Caf', 'Axe 1. Concilier les temps : 1000, 1']])
    expect(await amounts({ year: 2026 }, 'place')).toEqual([['Caf', 'Le Luth : 1000, 0']])
    expect(await amounts({ ids: [plan.relay] }, 'year')).toEqual([])
    expect((await getMeansPage(reader(plan), plan.ctgId, {}, 'year')).withoutMeans).toEqual([plan.relay])
  })
  test('an action of a quartier is in its commune; one without place is told', async () => {
    const plan = await givenViews()
    const { places, withoutPlace } = await getPlacesPage(reader(plan), plan.ctgId, {})
    expect(places.lines.map(({ kind, actionCount }) => [kind, actionCount])).toEqual([
      ['commune', 1],
      ['area', 1],
    ])
    expect(withoutPlace).toMatchObject([{ id: plan.relay, mayEdit: false }])
  })
  test('the calendar shows what waits for what, and what the dates contradict', async () => {
    const plan = await givenViews()
    const { calendar } = await getCalendarPage(reader(plan), plan.ctgId, {})
    expect(calendar.names.map(({ key }) => key)).toEqual([plan.creche, plan.relay])
    expect(calendar.rows[1]?.awaits).toMatchObject([{ actionId: plan.creche, conflict: 'already-begun' }])
    const { calendar: alone } = await getCalendarPage(reader(plan), plan.ctgId, { ids: [plan.relay] })
    expect(alone.linkCount).toBe(0)
  })
  test('show nothing of another CTG, and nothing to a stranger', async () => {
    const [plan, other] = [await givenViews(), await givenPlan(db)]
    expect((await getMatrixPage(reader(other), other.ctgId, {})).matrix.actionCount).toBe(0)
    expect((await getMeansPage(reader(other), other.ctgId, {}, 'place')).crossed.lineCount).toBe(0)
    expect((await getPlacesPage(reader(other), other.ctgId, {})).places.lines).toEqual([])
    expect((await getCalendarPage(reader(other), other.ctgId, {})).calendar.rows).toEqual([])
    const stranger = plan.as(plan.actors.stranger)
    for (const page of [
      getMatrixPage(stranger, plan.ctgId, {}),
      getMeansPage(stranger, plan.ctgId, {}, 'year'),
      getPlacesPage(stranger, plan.ctgId, {}),
      getCalendarPage(stranger, plan.ctgId, {}),
    ])
      await expect(page).rejects.toMatchObject({ kind: 'not-found' })
  })
})
