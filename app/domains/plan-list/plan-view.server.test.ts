import { expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
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
