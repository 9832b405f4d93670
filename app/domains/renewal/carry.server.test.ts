import { describe, expect, test } from 'vitest'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { getActionPage } from '#app/domains/plan/queries.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { actionsOf, givenFullSheet, givenRenewal, inBoth } from '#test/renewal-fixture.server.ts'
import { readCarryChoice } from './carry.ts'
import { getRenewalPage } from './chapters/page-queries.server.ts'
import { carryActions } from './commands/carry-actions.server.ts'
import { takeBackActions } from './commands/take-back-actions.server.ts'
import { getCarryPage } from './queries.server.ts'

const db = await testDatabase()

const choice = readCarryChoice(new URLSearchParams())

const linksOf = async (context: Context, key: { readonly ctgId: string; readonly actionId: string }) =>
  (await getActionPage(context, key)).thread.carried

describe('carrying actions from the CTG before', () => {
  test('those deferred are offered first; each becomes a proposal of this plan, tied to its former sheet', async () => {
    const { former, next, coordinator, deferredId, doneId } = await givenRenewal(db)
    const before = await getCarryPage(coordinator, { ctgId: next.ctgId, choice })
    expect(before.groups.map(({ status, actions }) => [status, actions.map(({ id }) => id)])).toEqual([
      ['deferred', [deferredId]],
      ['done', [doneId]],
    ])
    expect(await carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId] })).toMatchObject({
      count: 1,
      created: 0,
    })
    const [carried, ...others] = await actionsOf(db, next)
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
    const after = await getCarryPage(coordinator, { ctgId: next.ctgId, choice })
    expect(after.groups[0]?.actions[0]?.carriedId).toBe(id)
    await expect(carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId, doneId] })).rejects.toThrow(
      'plan.already-carried',
    )
    expect((await actionsOf(db, next)).length).toBe(1)
    expect((await actionsOf(db, former)).map(({ status }) => status)).toEqual(['deferred', 'done'])
  })

  test('a lead who has an account in both is told that the action is hers', async () => {
    const { former, next, coordinator, deferredId } = await givenRenewal(db)
    const { personId } = next.actors.lead
    await db
      .updateTable('action')
      .set({ lead_person_id: personId })
      .where('ctg_id', '=', former.ctgId)
      .where('id', '=', deferredId)
      .execute()
    await carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId] })
    const notices = await db
      .selectFrom('notice')
      .select(['kind', 'person_id'])
      .where('ctg_id', '=', next.ctgId)
      .execute()
    expect(notices).toEqual([{ kind: 'action-assigned', person_id: personId }])
  })

  test('whoever follows only this CTG neither takes nor sees anything of the other', async () => {
    const { former, next, coordinator, deferredId } = await givenRenewal(db)
    const here = next.as(next.actors.townCoordinator)
    const input = { ctgId: next.ctgId, actionIds: [deferredId] }
    await expect(carryActions(here, input)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await getCarryPage(here, { ctgId: next.ctgId, choice })).toMatchObject({
      doors: [{ email: expect.stringContaining('@') }, { email: expect.stringContaining('@') }],
      groups: [],
    })
    // A reader has nothing to coordinate there: she is given no address of the other CTG.
    const { successors } = await getRenewalPage(former.as(former.actors.reader), former.ctgId)
    expect(successors).toMatchObject([{ id: next.ctgId, doors: 'unsaid' }])
    for (const who of ['earlyOfficer', 'reader', 'contributor'] as const) {
      const context = next.as(inBoth(next.actors[who], former.actors.cafCoordinator))
      await expect(carryActions(context, input)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(getCarryPage(context, { ctgId: next.ctgId, choice })).rejects.toMatchObject({ kind: 'forbidden' })
    }
    await expect(carryActions(next.as(next.actors.stranger), input)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await actionsOf(db, next)).toEqual([])
    await carryActions(coordinator, input)
    const id = (await actionsOf(db, next))[0]?.id ?? ''
    expect(await linksOf(here, { ctgId: next.ctgId, actionId: id })).toEqual([])
  })

  test('a reader of the former CTG does not take the address of a lead with it', async () => {
    const { former, next, deferredId } = await givenRenewal(db)
    const context = next.as(inBoth(next.actors.townCoordinator, former.actors.reader))
    await carryActions(context, { ctgId: next.ctgId, actionIds: [deferredId] })
    expect((await actionsOf(db, next))[0]).toMatchObject({ lead_name: 'Une responsable', lead_email: '' })
  })

  test('without a CTG before, or with an action that is not of it, nothing is written', async () => {
    const { former, next, coordinator } = await givenRenewal(db)
    const input = { ctgId: next.ctgId, actionIds: [crypto.randomUUID()] }
    await expect(carryActions(coordinator, input)).rejects.toMatchObject({ kind: 'not-found' })
    const alone = former.as(former.actors.cafCoordinator)
    await expect(carryActions(alone, { ...input, ctgId: former.ctgId })).rejects.toThrow('plan.no-predecessor')
    expect(await actionsOf(db, next)).toEqual([])
  })

  test('those that nobody changed are taken back, and may be carried again; one changed since stays', async () => {
    const given = await givenRenewal(db)
    await givenFullSheet(db, given)
    const { next, coordinator, deferredId, doneId } = given
    const { ctgId } = next
    await carryActions(coordinator, { ctgId, actionIds: [deferredId, doneId] })
    const [first, second] = await actionsOf(db, next)
    await updateAction(coordinator, { ctgId, actionId: second?.id ?? '', version: 1, title: 'Repensée' })
    expect(await takeBackActions(coordinator, { ctgId })).toEqual({ count: 1, left: 1 })
    expect(await actionsOf(db, next)).toMatchObject([{ id: second?.id, title: 'Repensée' }])
    await expect(takeBackActions(coordinator, { ctgId })).rejects.toThrow('renewal.nothing-to-take-back')
    const again = first?.carried_action_id ?? ''
    expect(await carryActions(coordinator, { ctgId, actionIds: [again] })).toMatchObject({ count: 1 })
  })

  test('who was told that one is hers is told so no more', async () => {
    const { former, next, coordinator, deferredId } = await givenRenewal(db)
    const { ctgId } = next
    await db
      .updateTable('action')
      .set({ lead_person_id: next.actors.lead.personId })
      .where('ctg_id', '=', former.ctgId)
      .execute()
    await carryActions(coordinator, { ctgId, actionIds: [deferredId] })
    const [carried] = await actionsOf(db, next)
    await takeBackActions(coordinator, { ctgId })
    const notices = await db
      .selectFrom('notice')
      .select('subject_id as id')
      .where('ctg_id', '=', ctgId)
      .where('withdrawn_at', 'is not', null)
      .execute()
    expect(notices).toEqual([{ id: carried?.id }])
  })

  test('each sheet says where it comes from or goes, as it stands, with the last values of the other', async () => {
    const given = await givenRenewal(db)
    await givenFullSheet(db, given)
    const { former, next, coordinator, deferredId } = given
    await carryActions(coordinator, { ctgId: next.ctgId, actionIds: [deferredId] })
    const id = (await actionsOf(db, next))[0]?.id ?? ''
    const [from] = await linksOf(coordinator, { ctgId: next.ctgId, actionId: id })
    expect(from).toMatchObject({
      status: 'deferred',
      values: [{ name: 'Familles', unit: 'familles', value: 31, measuredOn: '2024-12-31' }],
    })
    const [to] = await linksOf(coordinator, { ctgId: former.ctgId, actionId: deferredId })
    expect(to).toMatchObject({ status: 'proposed', values: [] })
  })
})
