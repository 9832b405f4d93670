/** A CTG that renews another one, where an action was deferred and another done; rows beyond commands are written directly. */
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { givenPlan, type PlanFixture } from './plan-fixture.server.ts'

/** The same person in both CTGs: her mandate of the former one beside that of this one. */
export const inBoth = (here: Actor, there: Actor): Actor => ({
  ...here,
  memberships: [...here.memberships, ...there.memberships],
})

export async function givenRenewal(db: Database) {
  const former = await givenPlan(db)
  const next = await givenPlan(db)
  await db
    .insertInto('ctg_perimeter')
    .values([former, next].map(({ ctgId }) => ({ ctg_id: ctgId, territory_code: '92036' })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db.updateTable('ctg').set({ predecessor_id: former.ctgId }).where('id', '=', next.ctgId).execute()
  const context = former.as(former.actors.cafCoordinator)
  const sheet = {
    ctgId: former.ctgId,
    title: 'Lieu d’accueil enfants-parents',
    objectiveIds: [former.objectiveId],
    leadServiceId: former.townService.id,
    leadName: 'Une responsable',
    leadEmail: 'responsable@exemple.fr',
    partyIds: [former.caf.id],
    endsOn: '2025-06-30',
    nextStep: 'Bilan',
    status: 'in-progress' as const,
  }
  const one = await createAction(context, sheet)
  const other = await createAction(context, { ...sheet, title: 'Menée à bien', status: 'done' })
  await db
    .updateTable('action')
    .set({ expected_results: 'Dix familles par séance', tags: ['parentalité'] })
    .where('ctg_id', '=', former.ctgId)
    .where('id', '=', one.actionId)
    .execute()
  await changeActionStatus(context, {
    ctgId: former.ctgId,
    actionId: one.actionId,
    version: 1,
    status: 'deferred',
    reason: 'Faute de local.',
    decisionId: former.decisionId,
  })
  const coordinator = next.as(inBoth(next.actors.townCoordinator, former.actors.cafCoordinator))
  return { former, next, coordinator, deferredId: one.actionId, doneId: other.actionId }
}

export type Renewal = Awaited<ReturnType<typeof givenRenewal>>

/** Actions of a CTG, as rows. */
export const actionsOf = (db: Database, { ctgId }: PlanFixture) =>
  db.selectFrom('action').selectAll().where('ctg_id', '=', ctgId).orderBy('number').execute()

/** The former sheet with everything one may have on it; the next CTG has neither the second service, nor the quartier, nor the plan. */
export async function givenFullSheet(db: Database, { former, deferredId }: Renewal) {
  const ctg_id = former.ctgId
  const of = { ctg_id, action_id: deferredId }
  const [serviceId, areaId, planId, measureId] = Array.from({ length: 4 }, () => crypto.randomUUID())
  if (!serviceId || !areaId || !planId || !measureId) throw new Error('four ids')
  await db
    .insertInto('service')
    .values({ ctg_id, id: serviceId, party_id: former.town.id, name: 'Centres sociaux', position: 9 })
    .execute()
  await db
    .insertInto('action_service')
    .values([
      { ...of, service_id: serviceId },
      { ...of, service_id: former.cafService.id },
    ])
    .execute()
  await db.insertInto('area').values({ ctg_id, id: areaId, commune_code: '92036', name: 'Le Luth' }).execute()
  await db
    .insertInto('action_area')
    .values({ ...of, area_id: areaId })
    .execute()
  await db
    .insertInto('action_commune')
    .values({ ...of, territory_code: '92036' })
    .execute()
  await db.insertInto('linked_plan').values({ ctg_id, id: planId, name: 'Contrat de ville' }).execute()
  await db
    .insertInto('action_linked_plan')
    .values({ ...of, linked_plan_id: planId })
    .execute()
  await db
    .insertInto('action_caf_field')
    .values({ ...of, field: 'collective-aid', levers: ['bonus territoire'] })
    .execute()
  await db
    .insertInto('action_measure')
    .values({ ...of, id: measureId, name: 'Familles', unit: 'familles', baseline: 2, target: 40, position: 0 })
    .execute()
  await db
    .insertInto('measure_value')
    .values(
      [
        { measured_on: '2024-12-31', value: 31 },
        { measured_on: '2023-12-31', value: 20 },
      ].map((value) => ({ ctg_id, id: crypto.randomUUID(), measure_id: measureId, ...value })),
    )
    .execute()
  const step = { ...of, target_on: '2024-01-01' }
  await db
    .insertInto('action_step')
    .values([
      { ...step, id: crypto.randomUUID(), title: 'Local trouvé', status: 'done', done_on: '2024-01-10', position: 0 },
      { ...step, id: crypto.randomUUID(), title: 'Ouverture', status: 'to-come', position: 1 },
    ])
    .execute()
  await db
    .insertInto('action_means')
    .values(
      [2023, 2024].map((year, position) => ({
        ...{ ...of, id: crypto.randomUUID(), year, position, nature: 'operating' as const, scheme: 'Bonus territoire' },
        ...{ funder_party_id: former.caf.id, funder_name: 'Caf', state: 'paid' as const, amount_euros: 12_000 },
      })),
    )
    .execute()
  return { serviceId, areaId, planId }
}
