import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { changeActionStatus } from './commands/change-action-status.server.ts'
import { createAction } from './commands/create-action.server.ts'
import { setActionServices } from './commands/set-action-services.server.ts'
import { updateAction } from './commands/update-action.server.ts'

let db: Database
/** To look at what was written, by id alone. */
const written = await unguardedDatabase()
beforeAll(async () => {
  db = await testDatabase()
})

const sheet = ({ ctgId, objectiveId, townService, caf }: PlanFixture, given: object = {}) => ({
  ctgId,
  title: 'Vingt places à horaires élargis',
  objectiveIds: [objectiveId],
  leadServiceId: townService.id,
  partyIds: [caf.id],
  endsOn: '2027-09-15',
  nextStep: 'Choisir le second site',
  ...given,
})
const actions = (ctgId: string) => db.selectFrom('action').selectAll().where('ctg_id', '=', ctgId).execute()
const action = (id: string) => written.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const journal = (subjectId: string) =>
  db.selectFrom('audit_entry').select(['action', 'detail']).where('subject_id', '=', subjectId).orderBy('id').execute()

async function givenAction(fixture: PlanFixture, given: object = {}) {
  const created = await createAction(fixture.as(fixture.actors.cafCoordinator), sheet(fixture, given))
  return { ctgId: fixture.ctgId, actionId: created.actionId, version: created.version }
}
const refusedWith = (code: string) => expect.objectContaining({ code })

describe('creating an action', () => {
  test('takes its number, its code under the objective, its party, axis and theme', async () => {
    const fixture = await givenPlan(db)
    const context = fixture.as(fixture.actors.earlyOfficer)
    const first = await createAction(context, sheet(fixture))
    const second = await createAction(context, sheet(fixture, { title: 'Une autre' }))
    expect([first.code, second.code]).toEqual(['1.1.1', '1.1.2'])
    expect(await action(first.actionId)).toMatchObject({
      number: 1,
      status: 'proposed',
      axis_id: fixture.axisId,
      theme_id: fixture.early.id,
      lead_party_id: fixture.town.id,
      ends_on: '2027-09-01',
    })
    const services = await written
      .selectFrom('action_service')
      .selectAll()
      .where('action_id', '=', first.actionId)
      .execute()
    expect(services).toMatchObject([{ service_id: fixture.townService.id, is_lead: true }])
    expect((await journal(first.actionId)).map((line) => line.action)).toEqual(['action.created'])
  })

  test('without objective, an action is A and its number', async () => {
    const fixture = await givenPlan(db)
    const { code } = await createAction(fixture.as(fixture.actors.cafCoordinator), sheet(fixture, { objectiveIds: [] }))
    expect(code).toBe('A1')
  })

  test('numbers have no gap when ten are created at once', async () => {
    const fixture = await givenPlan(db)
    const context = fixture.as(fixture.actors.cafCoordinator)
    await Promise.all(Array.from({ length: 10 }, () => createAction(context, sheet(fixture))))
    const rows = await actions(fixture.ctgId)
    expect(rows.map(({ number }) => number).toSorted((one, other) => one - other)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
    expect(new Set(rows.map(({ code }) => code)).size).toBe(10)
  })

  test.each(['reader', 'bodyMember', 'lead', 'housingOfficer'] as const)(
    'is refused to %s, and nothing is written',
    async (who) => {
      const fixture = await givenPlan(db)
      await expect(createAction(fixture.as(fixture.actors[who]), sheet(fixture))).rejects.toMatchObject({
        kind: 'forbidden',
      })
      expect(await actions(fixture.ctgId)).toEqual([])
    },
  )

  test('a contributor proposes, and cannot do more', async () => {
    const fixture = await givenPlan(db)
    const context = fixture.as(fixture.actors.contributor)
    await createAction(context, sheet(fixture))
    await expect(createAction(context, sheet(fixture, { status: 'in-progress' }))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test('a stranger, or an objective of another CTG, finds nothing', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const input = sheet(fixture, { objectiveIds: [other.objectiveId] })
    await expect(createAction(fixture.as(fixture.actors.cafCoordinator), input)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(createAction(fixture.as(fixture.actors.stranger), sheet(fixture))).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await actions(fixture.ctgId)).toEqual([])
  })

  test.each([
    [{ title: '  ' }, 'title'],
    [{ startsOn: '2028-01-01', endsOn: '2027-01-01' }, 'endsOn'],
    [{ leadEmail: 'pas une adresse' }, 'leadEmail'],
  ])('says at its field what is wrong in %o', async (given, field) => {
    const fixture = await givenPlan(db)
    const input = createAction(fixture.as(fixture.actors.cafCoordinator), sheet(fixture, given))
    await expect(input).rejects.toMatchObject({ issues: [expect.objectContaining({ path: [field] })] })
  })

  test('a service of another party than the lead is said at its field', async () => {
    const fixture = await givenPlan(db)
    const input = sheet(fixture, { leadPartyId: fixture.caf.id })
    await expect(createAction(fixture.as(fixture.actors.cafCoordinator), input)).rejects.toMatchObject({
      kind: 'invalid',
      fields: { leadServiceId: expect.any(String) },
    })
  })
})

describe('changing a sheet', () => {
  test('keeps before and after in the journal and gives the next version', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.earlyOfficer)
    const { version } = await updateAction(context, {
      ...sheet(fixture),
      ...key,
      title: 'Trente places',
      need: 'Horaires atypiques',
    })
    expect(version).toBe(2)
    const [, line] = await journal(key.actionId)
    expect(line).toMatchObject({
      action: 'action.updated',
      detail: { changes: { title: { before: 'Vingt places à horaires élargis', after: 'Trente places' } } },
    })
  })

  test('changed meanwhile, it says what is stored at each field and loses nothing', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    await updateAction(fixture.as(fixture.actors.cafCoordinator), { ...sheet(fixture), ...key, title: 'De la Caf' })
    const late = updateAction(fixture.as(fixture.actors.townCoordinator), {
      ...sheet(fixture),
      ...key,
      title: 'De la Ville',
    })
    await expect(late).rejects.toMatchObject({
      kind: 'conflict',
      code: 'plan.changed-meanwhile',
      fields: { title: 'Enregistré à présent : « De la Caf ».' },
    })
    expect((await action(key.actionId)).title).toBe('De la Caf')
  })

  test('its lead may write it, not hand it to another', async () => {
    const fixture = await givenPlan(db)
    const { lead, cafCoordinator } = fixture.actors
    const key = await givenAction(fixture, { leadPersonId: lead.personId })
    const context = fixture.as(lead)
    const mine = { ...sheet(fixture), ...key, leadPersonId: lead.personId, title: 'Écrite par son pilote' }
    const { version } = await updateAction(context, mine)
    const handed = { ...mine, version, leadPersonId: cafCoordinator.personId }
    await expect(updateAction(context, handed)).rejects.toMatchObject({ kind: 'forbidden' })
    const other = await givenAction(fixture)
    await expect(updateAction(context, { ...sheet(fixture), ...other })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('leaving its objective gives it another number', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.cafCoordinator)
    const { code } = await updateAction(context, { ...sheet(fixture), ...key, objectiveIds: [] })
    expect(code).toBe('A1')
  })

  test('is refused on another theme, to a reader, and is not found from another CTG', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const key = await givenAction(fixture)
    const input = { ...sheet(fixture), ...key }
    for (const who of ['housingOfficer', 'reader'] as const)
      await expect(updateAction(fixture.as(fixture.actors[who]), input)).rejects.toMatchObject({ kind: 'forbidden' })
    const elsewhere = { ...input, ctgId: other.ctgId }
    await expect(updateAction(other.as(other.actors.cafCoordinator), elsewhere)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await action(key.actionId)).version).toBe(1)
  })
})

describe('the status', () => {
  test('moves as the table says, with one line of the journal', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.townCoordinator)
    await changeActionStatus(context, { ...key, status: 'in-progress' })
    expect((await action(key.actionId)).status).toBe('in-progress')
    expect((await journal(key.actionId)).map((line) => line.action)).toEqual([
      'action.created',
      'action.status-changed',
    ])
  })

  test('what the copil saw leaves the plan by a decision of this CTG', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const key = await givenAction(fixture, { status: 'validated' })
    const context = fixture.as(fixture.actors.townCoordinator)
    const input = { ...key, status: 'abandoned' as const, reason: 'Le site est vendu.' }
    await expect(changeActionStatus(context, { ...key, status: 'done' })).rejects.toEqual(
      refusedWith('plan.move-not-possible'),
    )
    await expect(changeActionStatus(context, { ...input, reason: '' })).rejects.toEqual(
      refusedWith('plan.reason-missing'),
    )
    await expect(changeActionStatus(context, input)).rejects.toEqual(refusedWith('plan.decision-missing'))
    await expect(changeActionStatus(context, { ...input, decisionId: other.decisionId })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await action(key.actionId)).status).toBe('validated')
    await changeActionStatus(context, { ...input, decisionId: fixture.decisionId })
    expect((await action(key.actionId)).status).toBe('abandoned')
    const subjects = await written
      .selectFrom('decision_subject')
      .selectAll()
      .where('ctg_id', '=', fixture.ctgId)
      .where('decision_id', '=', fixture.decisionId)
      .execute()
    expect(subjects).toMatchObject([{ subject_type: 'action', subject_id: key.actionId }])
  })

  test('is refused to a contributor and at a former version', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const input = { ...key, status: 'validated' as const }
    await expect(changeActionStatus(fixture.as(fixture.actors.contributor), input)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const former = changeActionStatus(fixture.as(fixture.actors.cafCoordinator), { ...input, version: 4 })
    await expect(former).rejects.toEqual(refusedWith('plan.changed-meanwhile'))
  })
})

describe('services that act together', () => {
  test('are replaced, the lead one stays, the co-lead leads', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.contributor)
    await setActionServices(context, { ...key, serviceIds: [], coLeadServiceId: fixture.cafService.id })
    const rows = await written.selectFrom('action_service').selectAll().where('action_id', '=', key.actionId).execute()
    expect(rows.map(({ is_lead }) => is_lead)).toEqual([true, true])
    expect(new Set(rows.map(({ service_id }) => service_id))).toEqual(
      new Set([fixture.townService.id, fixture.cafService.id]),
    )
  })

  test('of another CTG are not found, and a reader is refused', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const key = await givenAction(fixture)
    const foreign = { ...key, serviceIds: [other.cafService.id] }
    await expect(setActionServices(fixture.as(fixture.actors.cafCoordinator), foreign)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(
      setActionServices(fixture.as(fixture.actors.reader), { ...key, serviceIds: [] }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
