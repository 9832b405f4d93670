import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { changeActionStatus } from '../commands/change-action-status.server.ts'
import { createAction } from '../commands/create-action.server.ts'
import { getActionPage } from '../queries.server.ts'
import { carryActions } from './commands/carry-actions.server.ts'
import { getCarryPage } from './queries.server.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})

/** The same person in both CTGs: her mandate of the former one beside that of this one. */
const inBoth = (here: Actor, there: Actor): Actor => ({
  ...here,
  memberships: [...here.memberships, ...there.memberships],
})

async function givenRenewal() {
  const former = await givenPlan(db)
  const next = await givenPlan(db)
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

const linksOf = async (context: Context, key: { readonly ctgId: string; readonly actionId: string }) =>
  (await getActionPage(context, key)).thread.carried

const actionsOf = ({ ctgId }: PlanFixture) =>
  db.selectFrom('action').selectAll().where('ctg_id', '=', ctgId).orderBy('number').execute()

describe('carrying actions from the CTG before', () => {
  test('those deferred are offered first; each becomes a proposal of this plan, tied to its former sheet', async () => {
    const { former, next, coordinator, deferredId, doneId } = await givenRenewal()
    const before = await getCarryPage(coordinator, next.ctgId)
    expect(before.groups.map(({ status, actions }) => [status, actions.map(({ id }) => id)])).toEqual([
      ['deferred', [deferredId]],
      ['done', [doneId]],
    ])
    expect(await carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId] })).toEqual({ count: 1 })
    const [carried, ...others] = await actionsOf(next)
    expect(others).toEqual([])
    expect(carried).toMatchObject({
      title: 'Lieu d’accueil enfants-parents',
      status: 'proposed',
      code: '1.1.1',
      axis_id: next.axisId,
      theme_id: next.early.id,
      lead_party_id: next.town.id,
      lead_service_id: next.townService.id,
      lead_name: 'Une responsable',
      lead_email: 'responsable@exemple.fr',
      expected_results: 'Dix familles par séance',
      tags: ['parentalité'],
      ends_on: null,
      next_step: '',
      carried_ctg_id: former.ctgId,
      carried_action_id: deferredId,
    })
    const id = carried?.id ?? ''
    expect(await linksOf(coordinator, { ctgId: next.ctgId, actionId: id })).toMatchObject([
      { id: deferredId, isLater: false },
    ])
    expect(await linksOf(coordinator, { ctgId: former.ctgId, actionId: deferredId })).toMatchObject([
      { id, isLater: true },
    ])
    const after = await getCarryPage(coordinator, next.ctgId)
    expect(after.groups[0]?.actions[0]?.carriedId).toBe(id)
    await expect(carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId, doneId] })).rejects.toThrow(
      'plan.already-carried',
    )
    expect((await actionsOf(next)).length).toBe(1)
    expect((await actionsOf(former)).map(({ status }) => status)).toEqual(['deferred', 'done'])
  })

  test('whoever follows only this CTG neither takes nor sees anything of the other', async () => {
    const { former, next, coordinator, deferredId } = await givenRenewal()
    const here = next.as(next.actors.townCoordinator)
    const asked = { ctgId: next.ctgId, actionIds: [deferredId] }
    await expect(carryActions(here, asked)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await getCarryPage(here, next.ctgId)).toMatchObject({ isMember: false, groups: [] })
    for (const who of ['earlyOfficer', 'reader', 'contributor'] as const) {
      const context = next.as(inBoth(next.actors[who], former.actors.cafCoordinator))
      await expect(carryActions(context, asked)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(getCarryPage(context, next.ctgId)).rejects.toMatchObject({ kind: 'forbidden' })
    }
    await expect(carryActions(next.as(next.actors.stranger), asked)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await actionsOf(next)).toEqual([])
    await carryActions(coordinator, asked)
    const id = (await actionsOf(next))[0]?.id ?? ''
    expect(await linksOf(here, { ctgId: next.ctgId, actionId: id })).toEqual([])
  })

  test('a reader of the former CTG does not take the address of a lead with it', async () => {
    const { former, next, deferredId } = await givenRenewal()
    const context = next.as(inBoth(next.actors.townCoordinator, former.actors.reader))
    await carryActions(context, { ctgId: next.ctgId, actionIds: [deferredId] })
    expect((await actionsOf(next))[0]).toMatchObject({ lead_name: 'Une responsable', lead_email: '' })
  })

  test('without a CTG before, or with an action that is not of it, nothing is written', async () => {
    const { former, next, coordinator } = await givenRenewal()
    const asked = { ctgId: next.ctgId, actionIds: [crypto.randomUUID()] }
    await expect(carryActions(coordinator, asked)).rejects.toMatchObject({ kind: 'not-found' })
    const alone = former.as(former.actors.cafCoordinator)
    await expect(carryActions(alone, { ...asked, ctgId: former.ctgId })).rejects.toThrow('plan.no-predecessor')
    expect(await actionsOf(next)).toEqual([])
  })
})
