/** « Fil » and « Vu du copil » under the filter of the plan (docs/rules/journey.md §5.4, docs/rules/plan.md §15.9). */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { getCopilPreviewPage } from '#app/domains/dossiers/queries.server.ts'
import type { PlanFilter } from '#app/domains/plan-list/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { getPlanThreadPage } from './plan-thread-queries.server.ts'

const given: { db?: Database; ctg?: FullCtg } = {}
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const second = randomUUID()

/** Beside the action of the CTG, led by the town, another one without lead, tied to the objective. */
beforeAll(async () => {
  const db = await testDatabase()
  given.db = db
  given.ctg = await givenFullCtg(db)
  const { ctgId, ids } = given.ctg
  await db
    .insertInto('action')
    .values({ ctg_id: ctgId, id: second, number: 2, title: 'Une autre', status: 'proposed', created_at: testInstant })
    .execute()
  await db
    .insertInto('action_objective')
    .values({ ctg_id: ctgId, action_id: second, objective_id: ids.objective })
    .execute()
})

const thread = (filter: PlanFilter) => getPlanThreadPage(ctg().as(ctg().actors.cafCoordinator), ctg().ctgId, filter)
const copil = (filter: PlanFilter) => getCopilPreviewPage(ctg().as(ctg().actors.cafCoordinator), ctg().ctgId, filter)

test('the thread counts what is missing in the filter only, and mends it from the whole plan', async () => {
  const { ids, partyId } = ctg()
  const whole = await thread({})
  expect(whole).toMatchObject({ isFiltered: false, shownCount: 2 })
  expect(whole.holes.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.action, second, ids.emptyObjective]))

  const led = await thread({ leadPartyIds: [partyId] })
  expect(led).toMatchObject({ isFiltered: true, shownCount: 1, frame: { counts: { total: 2 } } })
  expect(led.actions.map(({ id }) => id)).toEqual([ids.action])
  expect([...new Set(led.holes.map(({ id }) => id))]).toEqual([ids.action])
  expect(led.needs).toEqual([])
  expect(led.choices.actions.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.action, second]))

  const tied = await thread({ objectiveIds: [ids.objective] })
  expect(tied.actions.map(({ id }) => id)).toEqual([second])
  expect(tied.holes.map(({ id }) => id)).not.toContain(ids.emptyObjective)
  const axis = await thread({ axisIds: [ids.axis] })
  expect(axis.holes.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.action, ids.emptyObjective]))
})

test('what the copil would see is told of the actions of the filter only', async () => {
  const { ids, partyId } = ctg()
  const flags = async (filter: PlanFilter) =>
    (await copil(filter)).holes.map(({ flag, actionIds }) => [flag, actionIds.length])
  expect(await flags({})).toEqual(expect.arrayContaining([['without-lead', 1]]))
  expect(await flags({ leadPartyIds: [partyId] })).not.toEqual(expect.arrayContaining([['without-lead', 1]]))
  const { shownCount, sections } = await copil({ ids: [second] })
  expect(shownCount).toBe(1)
  const text = JSON.stringify(sections)
  expect(text).toContain('Aucune décision ne porte sur ces actions.')
  expect(JSON.stringify((await copil({ ids: [ids.action] })).sections)).not.toBe(text)
  expect(await copil({ text: 'introuvable' })).toMatchObject({ isFiltered: true, shownCount: 0, holes: [] })
})

test('a stranger reads neither', async () => {
  const stranger = ctg().as(ctg().actors.stranger)
  await expect(getPlanThreadPage(stranger, ctg().ctgId, {})).rejects.toMatchObject({ kind: 'not-found' })
  await expect(getCopilPreviewPage(stranger, ctg().ctgId, {})).rejects.toMatchObject({ kind: 'not-found' })
})
