import { expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { carriersOf, servicesTogether } from './queries.server.ts'

const db = await testDatabase()

test('services are crossed over the actions still in the plan', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, cafService, townService } = fixture
  const context = fixture.as(fixture.actors.cafCoordinator)
  const { actionId } = await createAction(context, { ctgId, title: 'Ensemble', leadServiceId: townService.id })
  await setActionServices(context, { ctgId, actionId, version: 1, serviceIds: [cafService.id] })
  await createAction(context, { ctgId, title: 'Seule', leadServiceId: townService.id })
  const { carriers } = await db.selectNoFrom(carriersOf(db, ctgId).as('carriers')).executeTakeFirstOrThrow()
  const { matrix, ...counts } = servicesTogether(carriers)
  expect(counts).toEqual({ actionCount: 2, crossing: 1, byServices: { none: 0, one: 1, two: 1, more: 0 } })
  expect(matrix.columns.map(({ key }) => key)).toEqual([cafService.id])
  expect(matrix.lines.find(({ key }) => key === townService.id)).toMatchObject({ counts: [1] })
})
