import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { givenLedAction as givenAction } from '#test/report-fixture.server.ts'
import { closeCorrectiveAction } from './commands/close-corrective-action.server.ts'
import { openCorrectiveAction } from './commands/open-corrective-action.server.ts'

const db = await testDatabase()

const journal = (id: string) =>
  db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).orderBy('id').execute()

describe('corrective actions', () => {
  const gap = (ctgId: string, given: object = {}) => ({
    ctgId,
    gap: 'Huit places manquent.',
    measure: 'Chercher un second local',
    responsible: 'Direction de la petite enfance',
    dueOn: '2027-02-01',
    ...given,
  })
  const correctives = (ctgId: string) =>
    db.selectFrom('corrective_action').selectAll().where('ctg_id', '=', ctgId).execute()

  test('is opened on an action with its decision, then closed with its result, once', async () => {
    const fixture = await givenPlan(db)
    const key = await givenAction(fixture)
    const context = fixture.as(fixture.actors.earlyOfficer)
    const input = gap(key.ctgId, { actionId: key.actionId, decisionId: fixture.decisionId })
    const { correctiveActionId } = await openCorrectiveAction(context, input)
    const closing = {
      ctgId: key.ctgId,
      correctiveActionId,
      version: 1,
      state: 'done' as const,
      result: 'Local trouvé.',
    }
    await expect(closeCorrectiveAction(context, { ...closing, version: 3 })).rejects.toMatchObject({
      code: 'followup.changed-meanwhile',
    })
    await closeCorrectiveAction(context, closing)
    expect(await correctives(key.ctgId)).toMatchObject([{ state: 'done', result: 'Local trouvé.', version: 2 }])
    await expect(closeCorrectiveAction(context, { ...closing, version: 2 })).rejects.toMatchObject({
      code: 'followup.already-closed',
    })
    expect((await journal(correctiveActionId)).map((line) => line.action)).toEqual([
      'corrective-action.opened',
      'corrective-action.closed',
    ])
  })

  test('is refused on another theme or to a lead, and nothing of another CTG is found', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const key = await givenAction(fixture)
    const input = gap(key.ctgId, { actionId: key.actionId })
    for (const who of ['lead', 'housingOfficer', 'reader'] as const)
      await expect(openCorrectiveAction(fixture.as(fixture.actors[who]), input)).rejects.toMatchObject({
        kind: 'forbidden',
      })
    const coordinator = fixture.as(fixture.actors.cafCoordinator)
    for (const foreign of [{ objectiveId: other.objectiveId }, { decisionId: other.decisionId }])
      await expect(openCorrectiveAction(coordinator, gap(key.ctgId, foreign))).rejects.toMatchObject({
        kind: 'not-found',
      })
    await expect(
      openCorrectiveAction(coordinator, { ...input, objectiveId: fixture.objectiveId }),
    ).rejects.toMatchObject({ kind: 'invalid' })
    await expect(openCorrectiveAction(coordinator, { ...input, gap: ' ' })).rejects.toMatchObject({
      issues: expect.any(Array),
    })
    expect(await correctives(key.ctgId)).toEqual([])
    const { correctiveActionId } = await openCorrectiveAction(coordinator, input)
    const closing = { correctiveActionId, version: 1, state: 'dropped' as const, result: 'Sans objet.' }
    const foreign = closeCorrectiveAction(other.as(other.actors.cafCoordinator), { ctgId: other.ctgId, ...closing })
    await expect(foreign).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      closeCorrectiveAction(fixture.as(fixture.actors.reader), { ctgId: key.ctgId, ...closing }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
