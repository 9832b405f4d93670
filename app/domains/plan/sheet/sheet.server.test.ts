import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { addActionFile } from '../commands/add-action-file.server.ts'
import { addDependency } from '../commands/add-dependency.server.ts'
import { addStep } from '../commands/add-step.server.ts'
import { createAction } from '../commands/create-action.server.ts'
import { removeActionFile } from '../commands/remove-action-file.server.ts'
import { removeDependency } from '../commands/remove-dependency.server.ts'
import { removeStep } from '../commands/remove-step.server.ts'
import { updateAction } from '../commands/update-action.server.ts'
import { getActionPage, getEditActionPage } from '../queries.server.ts'
import { loadSheet } from './action-sheet.server.ts'
import { listDependencies } from './dependencies.server.ts'
import { listSheetLists } from './sheet-lists.server.ts'

const db = await testDatabase()

/** A perimeter of two communes, a quartier, another plan. */
async function givenLists({ ctgId }: PlanFixture) {
  const ids = { area: randomUUID(), plan: randomUUID() }
  await db
    .insertInto('ctg_perimeter')
    .values(['92036', '92004'].map((territory_code) => ({ ctg_id: ctgId, territory_code })))
    .execute()
  await db
    .insertInto('area')
    .values({ ctg_id: ctgId, id: ids.area, commune_code: '92036', name: 'Le Luth', is_priority: true })
    .execute()
  await db.insertInto('linked_plan').values({ ctg_id: ctgId, id: ids.plan, name: 'Contrat de ville' }).execute()
  return ids
}

async function givenAction(fixture: PlanFixture, given: object = {}) {
  const context = fixture.as(fixture.actors.cafCoordinator)
  const { actionId, version } = await createAction(context, { ctgId: fixture.ctgId, title: 'Une action', ...given })
  return { ctgId: fixture.ctgId, actionId, version }
}

const versionOf = async ({ ctgId, actionId }: { readonly ctgId: string; readonly actionId: string }) =>
  (await loadSheet(db, { ctgId, actionId })).version

async function givenStep(fixture: PlanFixture, actionId: string, title: string): Promise<string> {
  const { ctgId } = fixture
  const version = await versionOf({ ctgId, actionId })
  const context = fixture.as(fixture.actors.cafCoordinator)
  return (await addStep(context, { ctgId, actionId, version, title })).partId
}

const folds = ({ town }: PlanFixture, { area, plan }: Awaited<ReturnType<typeof givenLists>>) => ({
  coLeadPartyId: town.id,
  coLeadName: 'Une directrice',
  expectedResults: 'Vingt familles accueillies.',
  tags: 'horaires, insertion, horaires',
  inhabitantsPart: 'consultation' as const,
  priority: 'high' as const,
  recurrence: 'yearly' as const,
  calendarText: 'chaque dernier trimestre',
  humanMeans: 'Un mi-temps',
  materialMeans: 'Un local',
  watchPoints: 'Le recrutement',
  successConditions: 'Un site trouvé',
  qualitativeIndicators: 'Ce que disent les parents',
  communeCodes: ['92036'],
  areaIds: [area],
  linkedPlanIds: [plan],
  collectiveAidLevers: 'bonus territoire, COF',
})

describe('what folds on a sheet', () => {
  test.each(['createAction', 'updateAction'] as const)('is kept by %s as it was given', async (act) => {
    const fixture = await givenPlan(db)
    const given = folds(fixture, await givenLists(fixture))
    const key = await givenAction(fixture, act === 'createAction' ? given : {})
    if (act === 'updateAction')
      await updateAction(fixture.as(fixture.actors.cafCoordinator), { ...key, title: 'Une action', ...given })
    expect(await loadSheet(db, key)).toMatchObject({
      coLeadPartyId: fixture.town.id,
      coLeadName: 'Une directrice',
      expectedResults: 'Vingt familles accueillies.',
      tags: ['horaires', 'insertion'],
      inhabitantsPart: 'consultation',
      priority: 'high',
      recurrence: 'yearly',
      calendarText: 'chaque dernier trimestre',
      humanMeans: 'Un mi-temps',
      materialMeans: 'Un local',
      watchPoints: 'Le recrutement',
      successConditions: 'Un site trouvé',
      qualitativeIndicators: 'Ce que disent les parents',
      communes: [{ code: '92036', name: 'Gennevilliers' }],
      namedAreas: [{ name: 'Le Luth', communeName: 'Gennevilliers', isPriority: true }],
      linkedPlans: [{ name: 'Contrat de ville' }],
      // Writing a lever ticks its field.
      cafFields: [{ field: 'collective-aid', levers: ['bonus territoire', 'COF'] }],
    })
  })

  test('is told in the journal in words, lists as changed', async () => {
    const fixture = await givenPlan(db)
    const given = folds(fixture, await givenLists(fixture))
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.cafCoordinator)
    await updateAction(context, { ...key, title: 'Une action', ...given })
    const { history } = await getActionPage(context, key)
    expect(history[0]?.changes).toEqual(
      expect.arrayContaining([
        'priorité : vide → haute',
        'récurrence : vide → chaque année',
        'part des habitants : vide → consultation',
        'mots-clés : vide → horaires, insertion',
        'communes : changé',
        'leviers de la Caf : vide → aides collectives : bonus territoire, COF',
      ]),
    )
  })

  test('is given in the lists of the CTG, key words in use included', async () => {
    const fixture = await givenPlan(db)
    await givenLists(fixture)
    await givenAction(fixture, { tags: 'répit, parentalité' })
    expect(await listSheetLists(db, fixture.ctgId)).toMatchObject({
      communes: [{ name: 'Asnières-sur-Seine' }, { name: 'Gennevilliers' }],
      namedAreas: [{ name: 'Le Luth' }],
      linkedPlans: [{ name: 'Contrat de ville' }],
      bodies: [{ name: 'Copil' }],
      tags: ['parentalité', 'répit'],
    })
  })

  test('a body that has an end is offered no more, unless a sheet names it', async () => {
    const fixture = await givenPlan(db)
    const { ctgId } = fixture
    const [copil] = (await listSheetLists(db, ctgId)).bodies
    const end = { ended_on: '2026-09-01', ended_reason: 'Mandat achevé.' }
    await db.updateTable('body').set(end).where('ctg_id', '=', ctgId).execute()
    expect((await listSheetLists(db, ctgId)).bodies).toEqual([])
    await givenAction(fixture, { bodyId: copil?.id })
    expect((await listSheetLists(db, ctgId)).bodies).toEqual([copil])
  })

  test('a commune outside the perimeter is refused; one that left it stays until it is unticked', async () => {
    const fixture = await givenPlan(db)
    await givenLists(fixture)
    await expect(givenAction(fixture, { communeCodes: ['75056'] })).rejects.toMatchObject({ kind: 'not-found' })
    const key = await givenAction(fixture, { communeCodes: ['92004'] })
    await db
      .deleteFrom('ctg_perimeter')
      .where('ctg_id', '=', fixture.ctgId)
      .where('territory_code', '=', '92004')
      .execute()
    const context = fixture.as(fixture.actors.cafCoordinator)
    const input = { ...key, title: 'Une action', communeCodes: ['92004', '92036'] }
    const { version } = await updateAction(context, input)
    expect((await loadSheet(db, key)).communes).toHaveLength(2)
    await updateAction(context, { ...input, version, communeCodes: ['92036'] })
    await expect(updateAction(context, { ...input, version: version + 1 })).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('a quartier, a plan or a body of another CTG is not found, and nothing is written', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const { area, plan } = await givenLists(other)
    const body = await db.selectFrom('body').select('id').where('ctg_id', '=', other.ctgId).executeTakeFirstOrThrow()
    for (const given of [{ areaIds: [area] }, { linkedPlanIds: [plan] }, { bodyId: body.id }])
      await expect(givenAction(fixture, given)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await db.selectFrom('action').select('id').where('ctg_id', '=', fixture.ctgId).execute()).toEqual([])
  })
})

describe('dependencies', () => {
  test('are told on both sheets, with the dates that contradict them', async () => {
    const fixture = await givenPlan(db)
    const first = await givenAction(fixture, { title: 'Former', endsOn: '2027-06-01' })
    const second = await givenAction(fixture, { title: 'Ouvrir', startsOn: '2027-03-01' })
    const context = fixture.as(fixture.actors.cafCoordinator)
    await addDependency(context, { ...second, after: first.actionId })
    for (const key of [first, second])
      expect((await getActionPage(context, key)).dependencies).toMatchObject([
        { waiting: { title: 'Ouvrir' }, awaited: { title: 'Former' }, conflict: 'dates' },
      ])
    expect(await listDependencies(db, fixture.ctgId)).toHaveLength(1)
    expect((await getEditActionPage(context, first)).dependencies).toEqual([])
  })

  test('never close a circle, even when two people add at once', async () => {
    const fixture = await givenPlan(db)
    const [one, other] = [await givenAction(fixture), await givenAction(fixture)]
    const { cafCoordinator, townCoordinator } = fixture.actors
    const answers = await Promise.allSettled([
      addDependency(fixture.as(cafCoordinator), { ...one, after: other.actionId }),
      addDependency(fixture.as(townCoordinator), { ...other, after: one.actionId }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'plan.dependency-cycle', fields: { after: expect.any(String) } },
    })
  })

  test('are said once, and go with the step that waited', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const [first, second] = [
      await givenStep(fixture, key.actionId, 'Choisir'),
      await givenStep(fixture, key.actionId, 'Ouvrir'),
    ]
    const context = fixture.as(fixture.actors.cafCoordinator)
    const input = async () => ({
      ...key,
      version: await versionOf(key),
      stepId: second,
      after: `${key.actionId}.${first}`,
    })
    await addDependency(context, await input())
    await expect(addDependency(context, await input())).rejects.toMatchObject({ code: 'plan.dependency-known' })
    await removeStep(context, { ...key, version: await versionOf(key), stepId: second })
    expect((await getActionPage(context, key)).dependencies).toEqual([])
  })

  test('are taken off by the sheet that waits only', async () => {
    const fixture = await givenPlan(db)
    const [one, other] = [await givenAction(fixture), await givenAction(fixture)]
    const context = fixture.as(fixture.actors.cafCoordinator)
    const { partId: dependencyId, version } = await addDependency(context, { ...one, after: other.actionId })
    await expect(removeDependency(context, { ...other, dependencyId })).rejects.toMatchObject({ kind: 'not-found' })
    await removeDependency(context, { ...one, version, dependencyId })
    expect((await getActionPage(context, one)).dependencies).toEqual([])
  })
})

describe('documents of a sheet', () => {
  const file = { sha256: 'c'.repeat(64), name: 'plaquette.pdf', mediaType: 'application/pdf', sizeBytes: 10 }

  test('are filed by its lead, read by all, and leave the files when they are taken off', async () => {
    const fixture = await givenPlan(db)
    const { lead, reader } = fixture.actors
    const key = await givenAction(fixture, { leadPersonId: lead.personId })
    const { partId: fileId, version } = await addActionFile(fixture.as(lead), { ...key, file, caption: 'Plaquette' })
    expect((await getActionPage(fixture.as(reader), key)).sheet.files).toMatchObject([
      { id: fileId, name: 'plaquette.pdf', caption: 'Plaquette', addedBy: lead.name },
    ])
    await removeActionFile(fixture.as(lead), { ...key, version, fileId })
    expect(await db.selectFrom('stored_file').select('id').where('ctg_id', '=', fixture.ctgId).execute()).toEqual([])
  })

  test('a file filed elsewhere is not taken off from here', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const actor = fixture.actors.cafCoordinator
    const fileId = await db
      .transaction()
      .execute((tx) => addStoredFile({ tx, actor, at: new Date(), newId: randomUUID }, fixture.ctgId, file))
    await expect(removeActionFile(fixture.as(actor), { ...key, fileId })).rejects.toMatchObject({ kind: 'not-found' })
  })
})
