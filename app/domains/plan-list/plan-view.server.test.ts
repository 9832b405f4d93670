import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { getActionsOfMyCtgs } from './many-ctgs.server.ts'
import { readSort } from './plan-list.ts'
import { getPlanView } from './plan-view.server.ts'

const db = await testDatabase()

test('the plan is filtered, its holes counted on the whole', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, objectiveId, actors } = fixture
  const context = fixture.as(actors.cafCoordinator)
  await createAction(context, {
    ctgId,
    title: 'Tenue',
    objectiveIds: [objectiveId],
    leadPartyId: fixture.caf.id,
    endsOn: '2027-01-01',
  })
  await createAction(context, { ctgId, title: 'Trouée' })
  const page = await getPlanView(context, ctgId, { flags: ['without-objective'] })
  expect(page.actions.map(({ title }) => title)).toEqual(['Trouée'])
  expect(page.counts.total).toBe(2)
  expect(page.counts.flags).toContainEqual({ name: 'without-lead', count: 1 })
  expect((await getPlanView(fixture.as(actors.reader), ctgId, {})).may.create).toBe(false)
  await expect(getPlanView(fixture.as(actors.stranger), ctgId, {})).rejects.toMatchObject({ kind: 'not-found' })
})

test('of a département, the filter offers the communes where something is done, in one plan and in several', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, actors } = fixture
  const context = fixture.as(actors.cafCoordinator)
  const here = { ctg_id: ctgId }
  const perimeter = ['92004', '92024', '92025', '92036'].map((territory_code) => ({ ...here, territory_code }))
  await db
    .insertInto('ctg_perimeter')
    .values(perimeter)
    .onConflict((kept) => kept.doNothing())
    .execute()
  const { actionId } = await createAction(context, { ctgId, title: 'Située' })
  await db
    .insertInto('action_commune')
    .values({ ...here, action_id: actionId, territory_code: '92024' })
    .execute()
  await db
    .insertInto('area')
    .values({ ...here, id: randomUUID(), commune_code: '92036', name: 'Le Luth' })
    .execute()
  const placed = [
    { code: '92024', name: 'Clichy' },
    { code: '92036', name: 'Gennevilliers' },
  ]
  expect((await getPlanView(context, ctgId, {})).choices.communes).toEqual(placed)
  const several = await getActionsOfMyCtgs(context, {
    filter: {},
    sort: readSort(new URLSearchParams()),
    page: 1,
    ctgIds: [],
  })
  expect(several.choices.communes).toEqual(placed)
  // One that is named by an address is asked for all the same.
  expect((await getPlanView(context, ctgId, { areas: ['92004'] })).shownCount).toBe(0)
})
