import { expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { getActionPage } from '#app/domains/plan/queries.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { getPlanExport } from './queries.server.ts'

const db = await testDatabase()

test('the address of a lead is read, in the history and in an export too, by whoever may write the sheet', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, actors } = fixture
  const context = fixture.as(actors.cafCoordinator)
  const leadEmail = 'rose.tulle@exemple.fr'
  const { actionId } = await createAction(context, { ctgId, title: 'Action', leadEmail })
  await updateAction(context, { ctgId, actionId, version: 1, title: 'Action', leadEmail: 'paul.feutre@exemple.fr' })
  const readBy = async (actor: Actor) => {
    const reading = fixture.as(actor)
    return JSON.stringify([await getActionPage(reading, { ctgId, actionId }), await getPlanExport(reading, ctgId)])
  }
  expect(await readBy(actors.cafCoordinator)).toContain(leadEmail)
  expect(await readBy(actors.reader)).not.toContain('@exemple.fr')
})
