import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { addStep } from './commands/add-step.server.ts'
import { createAction } from './commands/create-action.server.ts'
import { getActionPage } from './queries.server.ts'
import { createSheets } from './sheet/new-sheets.server.ts'
import { undoSheets } from './sheet/undo-sheets.server.ts'
import { addPlannedStep, moveStep, noteReport, validateActions } from './steps.server.ts'

const db = await testDatabase()

/** A step inside a transaction of its own. */
const within = <Result>(actor: Actor, step: (work: Work) => Promise<Result>): Promise<Result> =>
  db.transaction().execute((tx) => step({ tx, actor, at: testInstant, newId: randomUUID }))
const actions = (ctgId: string) =>
  db.selectFrom('action').selectAll().where('ctg_id', '=', ctgId).orderBy('number').execute()

describe('writing many sheets at once', () => {
  test('numbers them in order, keeps the codes of the file, ties them', async () => {
    const { ctgId, objectiveId, caf, townService, actors } = await givenPlan(db)
    const importId = randomUUID()
    const rows = [
      { importId, title: 'Première', code: 'FA 7' },
      {
        importId,
        title: 'Deuxième',
        objectiveIds: [objectiveId],
        partyIds: [caf.id],
        leadServiceId: townService.id,
      },
      { importId, title: 'Troisième', objectiveIds: [objectiveId] },
    ]
    const made = await within(actors.cafCoordinator, (work) => createSheets(work, ctgId, rows))
    expect(made.map(({ number, code }) => [number, code])).toEqual([
      [1, 'FA 7'],
      [2, '1.1.1'],
      [3, '1.1.2'],
    ])
    expect(await within(actors.cafCoordinator, (work) => createSheets(work, ctgId, []))).toEqual([])
    const answers = await db
      .selectFrom('action_objective')
      .select('action_id')
      .where('ctg_id', '=', ctgId)
      .where('ctg_id', '=', ctgId)
      .where('objective_id', '=', objectiveId)
      .execute()
    expect(answers).toHaveLength(2)
    const brought = { ctgId, ids: made.map(({ id }) => id), ifChanged: 'holds' } as const
    expect(await within(actors.cafCoordinator, (work) => undoSheets(work, brought))).toEqual({ count: 3, left: 0 })
    expect(await actions(ctgId)).toEqual([])
  })
})

describe('a decision on the plan', () => {
  test('validates what is proposed, and leaves the rest and other CTGs as they are', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const { ctgId, decisionId, actors } = fixture
    const context = fixture.as(actors.cafCoordinator)
    const { actionId } = await createAction(context, { ctgId, title: 'Proposée' })
    await createAction(context, { ctgId, title: 'En cours', status: 'in-progress' })
    await createAction(other.as(other.actors.cafCoordinator), { ctgId: other.ctgId, title: 'Ailleurs' })
    const validated = await within(actors.cafCoordinator, (work) =>
      validateActions(work, { ctgId, actionIds: 'all-proposed', decisionId }),
    )
    expect(validated).toEqual([actionId])
    expect((await actions(ctgId)).map(({ status }) => status)).toEqual(['validated', 'in-progress'])
    expect((await actions(other.ctgId)).map(({ status }) => status)).toEqual(['proposed'])
    const again = { ctgId, actionIds: [actionId], decisionId }
    expect(await within(actors.cafCoordinator, (work) => validateActions(work, again))).toEqual([])
  })
})

describe('a report noted', () => {
  test('an older one does not move the date back, and one that says nothing new leaves the version', async () => {
    const fixture = await givenPlan(db)
    const { ctgId, actors } = fixture
    const { actionId } = await createAction(fixture.as(actors.cafCoordinator), {
      ctgId,
      title: 'Action',
      status: 'in-progress',
    })
    const note = (reportedOn: string) =>
      within(actors.lead, (work) => noteReport(work, { ctgId, actionId, reportedOn }))
    await note('2026-11-20')
    await note('2026-10-01')
    expect(await actions(ctgId)).toMatchObject([{ last_report_on: '2026-11-20', version: 1 }])
  })

  test('one that names another lead takes the account away, and what its person was told', async () => {
    const fixture = await givenPlan(db)
    const { ctgId, actors } = fixture
    const { actionId } = await createAction(fixture.as(actors.cafCoordinator), {
      ...{ ctgId, title: 'Action', leadName: 'Elle', leadPersonId: actors.lead.personId },
    })
    const report = { ctgId, actionId, reportedOn: '2026-11-20', leadName: 'Un autre' }
    await within(actors.lead, (work) => noteReport(work, report))
    expect(await actions(ctgId)).toMatchObject([{ lead_name: 'Un autre', lead_person_id: null, version: 2 }])
    const notices = await db.selectFrom('notice').select('withdrawn_at').where('ctg_id', '=', ctgId).execute()
    expect(notices).toEqual([{ withdrawn_at: testInstant }])
  })

  test('a step it moves or adds is known to the month: the first day of it is kept', async () => {
    const fixture = await givenPlan(db)
    const { ctgId, actors } = fixture
    const context = fixture.as(actors.cafCoordinator)
    const { actionId } = await createAction(context, { ctgId, title: 'Action' })
    const { partId: stepId } = await addStep(context, {
      ctgId,
      actionId,
      version: 1,
      title: 'Choisir',
      targetOn: '2027-03-20',
    })
    await within(actors.cafCoordinator, async (work) => {
      await moveStep(work, { ctgId, actionId, stepId, targetOn: '2027-05-14' })
      await addPlannedStep(work, { ctgId, actionId, title: 'Ouvrir', targetOn: '2027-09-14' })
    })
    const steps = await db
      .selectFrom('action_step')
      .select(['title', 'target_on', 'target_precision', 'status', 'position'])
      .where('ctg_id', '=', ctgId)
      .orderBy('position')
      .execute()
    const toCome = { target_precision: 'month', status: 'to-come' }
    expect(steps).toEqual([
      { ...toCome, title: 'Choisir', target_on: '2027-05-01', position: 0 },
      { ...toCome, title: 'Ouvrir', target_on: '2027-09-01', position: 1 },
    ])
    expect(await actions(ctgId)).toMatchObject([{ version: 4 }])
  })

  test('a status it cannot take is refused', async () => {
    const fixture = await givenPlan(db)
    const { ctgId, actors } = fixture
    const { actionId } = await createAction(fixture.as(actors.cafCoordinator), { ctgId, title: 'Action' })
    const report = { ctgId, actionId, reportedOn: '2026-11-20', status: 'done' as const }
    await expect(within(actors.lead, (work) => noteReport(work, report))).rejects.toMatchObject({
      code: 'plan.move-not-possible',
    })
  })
})

describe('pages of the plan', () => {
  test('an action shows its objective, its thread and who may change it; from another CTG it is not found', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const { ctgId, objectiveId, actors } = fixture
    const { actionId } = await createAction(fixture.as(actors.cafCoordinator), {
      ctgId,
      title: 'Action',
      objectiveIds: [objectiveId],
    })
    const page = await getActionPage(fixture.as(actors.reader), { ctgId, actionId })
    expect(page.may).toEqual({ edit: false, changeStatus: false, restrict: false })
    expect(page.axes.map(({ code }) => code)).toEqual(['1'])
    expect(page.thread.objectives).toMatchObject([{ objectiveId, issue: null, findings: [] }])
    expect(page.history.map(({ action }) => action)).toEqual(['action.created'])
    const elsewhere = getActionPage(other.as(other.actors.cafCoordinator), { ctgId: other.ctgId, actionId })
    await expect(elsewhere).rejects.toMatchObject({ kind: 'not-found' })
  })
})
