import { beforeAll, expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { getServicesMatrix } from './queries.server.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})

test('services are crossed over the actions still in the plan', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, cafService, townService } = fixture
  const context = fixture.as(fixture.actors.cafCoordinator)
  const { actionId } = await createAction(context, { ctgId, title: 'Ensemble', leadServiceId: townService.id })
  await setActionServices(context, { ctgId, actionId, version: 1, serviceIds: [cafService.id] })
  await createAction(context, { ctgId, title: 'Seule', leadServiceId: townService.id })
  const matrix = await getServicesMatrix(db, ctgId)
  expect(matrix).toMatchObject({ actionCount: 2, crossingCount: 1 })
  expect(matrix.lines).toMatchObject([{ key: cafService.id, counts: [1] }])
})
