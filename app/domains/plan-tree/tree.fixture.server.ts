/** A small tree of axes, objectives and actions, and what is read of it afterwards. */
import { expect } from 'vitest'
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { createObjective } from '#app/domains/diagnosis/commands/create-objective.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { listPlaced } from '#app/domains/plan/outline/places.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'

export const db = await testDatabase()

/** Axes 1 and 2, objectives 1.1, 1.2 and 2.1, three actions under 1.1. */
export async function givenTree() {
  const fixture = await givenPlan(db)
  const { ctgId, axisId, objectiveId, actors } = fixture
  const context = fixture.as(actors.cafCoordinator)
  const { axisId: secondAxisId } = await createAxis(context, { ctgId, title: 'Habiter' })
  const objective = async (title: string, under: string) =>
    (await createObjective(context, { ctgId, axisId: under, title, measureKind: 'none', notMeasurableReason: 'x' }))
      .objectiveId
  const second = await objective('Élargir les horaires', axisId)
  const elsewhere = await objective('Rénover', secondAxisId)
  const action = async (title: string, given: object = {}) =>
    (await createAction(context, { ctgId, title, objectiveIds: [objectiveId], ...given })).actionId
  const actions = [await action('Une'), await action('Deux'), await action('Trois')] as const
  return { ...fixture, context, secondAxisId, second, elsewhere, action, actions, first: objectiveId }
}

export const codes = async ({ ctgId }: PlanFixture) => {
  const { axes, objectives } = await loadOutline(db, ctgId)
  return [...axes, ...objectives].map(({ code, title }) => `${code} ${title}`)
}
export const sheets = async ({ ctgId }: PlanFixture) =>
  (await listPlaced(db, ctgId)).map(({ code, title }) => `${code} ${title}`)
export const place = async (ctgId: string, actionId: string) =>
  (await listPlaced(db, ctgId)).find(({ id }) => id === actionId) ?? expect.unreachable('no action')
export const acts = async (subjectId: string) =>
  (await db.selectFrom('audit_entry').select('action').where('subject_id', '=', subjectId).orderBy('id').execute()).map(
    ({ action }) => action,
  )
export const version = async (ctgId: string, id: string) =>
  (
    await db
      .selectFrom('action')
      .select('version')
      .where('ctg_id', '=', ctgId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).version
