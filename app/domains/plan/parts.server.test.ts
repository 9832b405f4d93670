/** Steps, measures and means of an action: added, changed, removed, each act giving the sheet its next version. */
import { describe, expect, test } from 'vitest'
import { DomainError } from '#app/kernel/errors.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { addMeans } from './commands/add-means.server.ts'
import { addMeasure } from './commands/add-measure.server.ts'
import { addStep } from './commands/add-step.server.ts'
import { createAction } from './commands/create-action.server.ts'
import { removeMeans } from './commands/remove-means.server.ts'
import { removeMeasure } from './commands/remove-measure.server.ts'
import { removeStep } from './commands/remove-step.server.ts'
import { updateMeans } from './commands/update-means.server.ts'
import { updateMeasure } from './commands/update-measure.server.ts'
import { updateStep } from './commands/update-step.server.ts'

const db = await testDatabase()
/** To look at what was written, by id alone. */
const written = await unguardedDatabase()
const action = (id: string) => written.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const refusedWith = (code: string) => expect.objectContaining({ code })

async function givenAction({ as, actors, ctgId, objectiveId }: PlanFixture) {
  const { actionId, version } = await createAction(as(actors.cafCoordinator), {
    ctgId,
    title: 'Vingt places à horaires élargis',
    objectiveIds: [objectiveId],
  })
  return { ctgId, actionId, version }
}

describe('steps, measures and means', () => {
  test('a step is added, done, removed; each act gives the next version', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.earlyOfficer)
    const added = await addStep(context, { ...key, title: 'Étude des besoins', targetOn: '2027-03-20' })
    const step = { ...key, stepId: added.partId, version: added.version }
    const done = await updateStep(context, { ...step, title: 'Étude des besoins', doneOn: '2027-03-28' })
    const rows = () => written.selectFrom('action_step').selectAll().where('action_id', '=', key.actionId).execute()
    expect(await rows()).toMatchObject([{ status: 'done', done_on: '2027-03-28', target_on: null }])
    await removeStep(context, { ...step, version: done.version })
    expect(await rows()).toEqual([])
    expect((await action(key.actionId)).version).toBe(4)
  })

  test('a measure not measured yet keeps no value at its start; with readings it stays', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.cafCoordinator)
    const added = await addMeasure(context, { ...key, name: 'Familles accueillies', target: '60' })
    const measure = { ...key, measureId: added.partId, version: added.version }
    const updated = await updateMeasure(context, {
      ...measure,
      name: 'Familles accueillies',
      unit: 'par an',
      target: '60',
    })
    const row = await db
      .selectFrom('action_measure')
      .selectAll()
      .where('ctg_id', '=', key.ctgId)
      .where('id', '=', added.partId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ baseline: null, target: 60, unit: 'par an' })
    await db
      .insertInto('measure_value')
      .values({
        ctg_id: key.ctgId,
        id: crypto.randomUUID(),
        measure_id: added.partId,
        measured_on: '2026-11-01',
        value: 18,
      })
      .execute()
    const removal = removeMeasure(context, { ...measure, version: updated.version })
    await expect(removal).rejects.toEqual(refusedWith('plan.measure-has-values'))
    await db.deleteFrom('measure_value').where('ctg_id', '=', key.ctgId).execute()
    await removeMeasure(context, { ...measure, version: updated.version })
    expect(await db.selectFrom('action_measure').selectAll().where('ctg_id', '=', key.ctgId).execute()).toEqual([])
  })

  test('means take the name of their party, an amount may be unknown', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.cafCoordinator)
    const line = { year: 2027, nature: 'operating' as const, funderPartyId: fixture.caf.id }
    const added = await addMeans(context, { ...key, ...line })
    const means = { ...key, meansId: added.partId, version: added.version }
    const updated = await updateMeans(context, { ...means, ...line, amountEuros: '31 000', state: 'granted' })
    const rows = await db.selectFrom('action_means').selectAll().where('ctg_id', '=', key.ctgId).execute()
    expect(rows).toMatchObject([{ funder_name: 'Caf de test', amount_euros: 31_000, state: 'granted' }])
    await expect(
      addMeans(context, { ...key, version: updated.version, year: 2027, nature: 'staff' }),
    ).rejects.toMatchObject({ kind: 'invalid', fields: { funderName: expect.any(String) } })
    await removeMeans(context, { ...means, version: updated.version })
    expect(await db.selectFrom('action_means').selectAll().where('ctg_id', '=', key.ctgId).execute()).toEqual([])
  })

  test('are refused to a reader, to a stranger, at a former version, from another CTG; nothing is written', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const key = await givenAction(fixture)
    const step = { ...key, title: 'Étape' }
    await expect(addStep(fixture.as(fixture.actors.reader), step)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(addStep(fixture.as(fixture.actors.stranger), step)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(addStep(fixture.as(fixture.actors.cafCoordinator), { ...step, version: 9 })).rejects.toBeInstanceOf(
      DomainError,
    )
    const foreign = { ...step, ctgId: other.ctgId }
    await expect(addStep(other.as(other.actors.cafCoordinator), foreign)).rejects.toMatchObject({ kind: 'not-found' })
    const unknown = { ...key, stepId: crypto.randomUUID() }
    await expect(removeStep(fixture.as(fixture.actors.cafCoordinator), unknown)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await db.selectFrom('action_step').selectAll().where('ctg_id', '=', key.ctgId).execute()).toEqual([])
    expect((await action(key.actionId)).version).toBe(1)
  })
})
