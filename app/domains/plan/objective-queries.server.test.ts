/** What the page of an objective reads of the plan: its actions, what each produces, the sum. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { addMeasure } from './commands/add-measure.server.ts'
import { createAction } from './commands/create-action.server.ts'
import { getObjectiveActions } from './objective-queries.server.ts'

const db = await testDatabase()
const unguarded = await unguardedDatabase()

async function givenProducing() {
  const plan = await givenPlan(db)
  const { ctgId, objectiveId, axisId } = plan
  const otherId = randomUUID()
  await db
    .insertInto('objective')
    .values({ ctg_id: ctgId, id: otherId, axis_id: axisId, title: 'Un autre objectif', position: 1 })
    .execute()
  const context = plan.as(plan.actors.cafCoordinator)
  const write = async (title: string, objectiveIds: readonly string[], target: string) => {
    const { actionId, version } = await createAction(context, { ctgId, title, objectiveIds: [...objectiveIds] })
    const { partId } = await addMeasure(context, {
      ...{ ctgId, actionId, version, name: 'Places ouvertes', unit: 'places', baseline: '0', target },
    })
    return { actionId, measureId: partId }
  }
  const shared = await write('Vingt places à horaires élargis', [objectiveId, otherId], '20')
  const alone = await write('Vingt-deux places aux Agnettes', [objectiveId], '22')
  const elsewhere = await write('Une maison d’assistantes maternelles', [otherId], '12')
  await db
    .insertInto('measure_value')
    .values({ ctg_id: ctgId, id: randomUUID(), measure_id: shared.measureId, value: '12', measured_on: '2026-11-01' })
    .execute()
  return { ...plan, otherId, context, shared, alone, elsewhere, key: { ctgId, objectiveId } }
}

test('its actions with what each produces, and the sum of what is counted alike', async () => {
  const { context, key, shared, alone, otherId, elsewhere } = await givenProducing()
  const page = await getObjectiveActions(context, key)
  expect(page.code).toBe('1.1')
  expect(page.actions.map(({ id, otherCodes }) => [id, otherCodes])).toEqual([
    [shared.actionId, ['1.2']],
    [alone.actionId, []],
  ])
  expect(page.sums).toMatchObject([{ unit: 'places', baseline: 0, last: 12, target: 42, unreadCount: 1 }])
  expect(page.way).toMatchObject({ lastOn: '2026-11-01', due: [] })
  const other = await getObjectiveActions(context, { ...key, objectiveId: otherId })
  expect(other.actions.map(({ id }) => id)).toEqual([shared.actionId, elsewhere.actionId])
  expect(other.sums).toMatchObject([{ last: 12, target: 32 }])
})

test('what left the plan is counted, and produces nothing; a restricted sheet is in no sum', async () => {
  const { context, key, shared, alone } = await givenProducing()
  await db
    .updateTable('action')
    .set({ status: 'deferred' })
    .where('ctg_id', '=', key.ctgId)
    .where('id', '=', alone.actionId)
    .execute()
  expect(await getObjectiveActions(context, key)).toMatchObject({ leftCount: 1, sums: [] })
  await unguarded.updateTable('action').set({ is_restricted: true }).where('id', '=', shared.actionId).execute()
  expect(await getObjectiveActions(context, key)).toMatchObject({ actions: [], leftCount: 1 })
})

test('is for the members of the CTG', async () => {
  const { key } = await givenProducing()
  const { context: stranger } = await givenProducing()
  await expect(getObjectiveActions(stranger, key)).rejects.toMatchObject({ kind: 'not-found' })
})
