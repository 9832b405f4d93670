import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { action, change, changeOf, db, givenActions } from './changed-actions.fixture.server.ts'

describe('changing the objectives of an action', () => {
  test('numbers follow the objectives, without doubles', async () => {
    const fixture = await givenPlan(db)
    const ids = await givenActions(fixture)
    const { results } = await change(
      fixture,
      'cafCoordinator',
      ids.map((id) => changeOf(id, { objectives: ['', '1.1'] })),
    )
    expect(results.map(({ refusals }) => refusals)).toEqual([{}, {}, {}])
    expect((await Promise.all(ids.map(action))).map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.1.3'])
  })

  test('an objective added beside the first leaves the action at its place', async () => {
    const fixture = await givenPlan(db)
    const { ctgId, axisId } = fixture
    const added = { ctg_id: ctgId, id: randomUUID(), axis_id: axisId, title: 'Ouvrir le soir', position: 1 }
    await db.insertInto('objective').values(added).execute()
    const [first, second] = await givenActions(fixture, { objectiveIds: [fixture.objectiveId] })
    const { position } = await action(first)
    await change(fixture, 'cafCoordinator', [
      changeOf(first, { objectives: ['1.1 Accueillir 60 familles', '1.2\n1.1'] }),
      changeOf(second, { objectives: ['1.1 Accueillir 60 familles', '1.2'] }),
    ])
    expect(await action(first)).toMatchObject({ code: '1.1.1', position })
    expect(await action(second)).toMatchObject({ code: '1.2.1' })
    expect((await action(second)).position).toBeGreaterThan(3)
  })
})
