import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { undoBatch } from '../commands/undo-batch.server.ts'
import {
  type ActorName,
  action,
  batches,
  change,
  changeOf,
  db,
  givenActions,
  titles,
  written,
} from './changed-actions.fixture.server.ts'
import { forgetBatches } from './forget-batches.server.ts'
import { getBatchPage, getCellTable } from './queries.server.ts'

describe('putting a batch back', () => {
  const undo = ({ ctgId, as, actors }: PlanFixture, who: ActorName, batchId: string | null) =>
    undoBatch(as(actors[who]), { ctgId, batchId: batchId ?? '' })

  test('gives every cell back, numbers too, and can itself be put back', async () => {
    const fixture = await givenPlan(db)
    const [first, second] = await givenActions(fixture, { status: 'in-progress' })
    const { batchId } = await change(
      fixture,
      'townCoordinator',
      [
        changeOf(first, { objectives: ['', '1.1'], status: ['en cours', 'abandonnée'], ends: ['', '2028'] }),
        changeOf(second, { leadService: ['', 'Action sociale'] }),
      ],
      { reason: 'Faute de local.', decisionId: fixture.decisionId },
    )
    const undone = await undo(fixture, 'townCoordinator', batchId)
    expect(await action(first)).toMatchObject({ code: 'A1', axis_id: null, status: 'in-progress', ends_on: null })
    expect(await action(second)).toMatchObject({ lead_service_id: null, lead_party_id: null })
    await expect(undo(fixture, 'townCoordinator', batchId)).rejects.toMatchObject({ code: 'plan.batch-already-undone' })
    await undo(fixture, 'townCoordinator', undone.batchId)
    expect(await action(first)).toMatchObject({ code: '1.1.1', status: 'abandoned', ends_on: '2028-01-01' })
  })

  test('may be done for ninety days, for the two hundred last; what put one back stays', async () => {
    const fixture = await givenPlan(db)
    const { ctgId } = fixture
    const [first] = await givenActions(fixture)
    const pair = (text: string, before: string) => [changeOf(first, { need: [before, text], public: [before, text] })]
    const old = await change(fixture, 'townCoordinator', pair('un', ''))
    const undone = await undo(fixture, 'townCoordinator', old.batchId)
    const at = new Date()
    const age = (days: number, id: string | null) =>
      written
        .updateTable('plan_batch')
        .set({ made_at: new Date(at.getTime() - days * 86_400_000) })
        .where('id', '=', String(id))
        .execute()
    await age(91, old.batchId)
    await age(89, undone.batchId)
    await forgetBatches(written, at)
    expect(await batches(ctgId)).toMatchObject([{ id: undone.batchId, origin: 'undo', undoes_id: null }])
    const [row] = await batches(ctgId)
    if (!row) return expect.unreachable('no batch')
    const like = (index: number, lone: boolean) => ({
      ...row,
      ...{
        id: randomUUID(),
        origin: 'grid' as const,
        cell_count: lone ? 1 : 2,
        made_at: new Date(at.getTime() - index),
      },
      ...{ changes: JSON.stringify(row.changes), refusals: '[]' },
    })
    const many = Array.from({ length: 450 }, (_, index) => like(index, index % 2 === 1))
    await written.insertInto('plan_batch').values(many).execute()
    await forgetBatches(written, at)
    const stored = await batches(ctgId)
    expect(stored.filter(({ cell_count }) => cell_count === 1)).toHaveLength(200)
    expect(stored.filter(({ cell_count }) => cell_count === 2)).toHaveLength(200)
    await expect(undo(fixture, 'townCoordinator', undone.batchId)).rejects.toMatchObject({
      code: 'plan.batch-not-found',
    })
  })

  test('leaves what someone changed since, and tells it on its page', async () => {
    const fixture = await givenPlan(db)
    const [first, second] = await givenActions(fixture)
    const { batchId } = await change(fixture, 'townCoordinator', [
      changeOf(first, { public: ['', 'Enfants'] }),
      changeOf(second, { public: ['', 'Enfants'] }),
    ])
    await change(fixture, 'cafCoordinator', [changeOf(first, { public: ['Enfants', 'Jeunes'] })])
    const undone = await undo(fixture, 'cafCoordinator', batchId)
    expect([(await action(first)).public, (await action(second)).public]).toEqual(['Jeunes', ''])
    const page = await getBatchPage(fixture.as(fixture.actors.reader), {
      ctgId: fixture.ctgId,
      batchId: undone.batchId ?? '',
    })
    expect(page).toMatchObject({ cellCount: 1, refusals: [{ key: 'public', title: titles[0] }], mayUndo: false })
  })

  test.each(['earlyOfficer', 'lead', 'reader', 'contributor'] as const)(
    'is forbidden to %s, who did not make it',
    async (who) => {
      const fixture = await givenPlan(db)
      const [first] = await givenActions(fixture)
      const { batchId } = await change(fixture, 'townCoordinator', [changeOf(first, { public: ['', 'Enfants'] })])
      await expect(undo(fixture, who, batchId)).rejects.toMatchObject({ kind: 'forbidden' })
      expect((await action(first)).public).toBe('Enfants')
    },
  )

  test('is refused when nothing is left to put back; another CTG’s batch is not found', async () => {
    const fixture = await givenPlan(db)
    const other = await givenPlan(db)
    const [first] = await givenActions(fixture)
    const { batchId } = await change(fixture, 'townCoordinator', [changeOf(first, { public: ['', 'Enfants'] })])
    await change(fixture, 'cafCoordinator', [changeOf(first, { public: ['Enfants', 'Jeunes'] })])
    await expect(undo(fixture, 'townCoordinator', batchId)).rejects.toMatchObject({ code: 'plan.nothing-to-undo' })
    await expect(undo(other, 'townCoordinator', batchId)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

test('sixty actions of ten cells are saved under a second', async () => {
  const fixture = await givenPlan(db)
  const context = fixture.as(fixture.actors.cafCoordinator)
  await db.transaction().execute((tx) =>
    createSheets(
      { tx, actor: context.actor, at: context.at, newId: () => crypto.randomUUID() },
      fixture.ctgId,
      Array.from({ length: 60 }, (_, index) => ({ title: `Action ${index}` })),
    ),
  )
  const { rows } = await getCellTable(context, fixture.ctgId, null)
  const changes = rows.map(({ actionId, texts }, index) =>
    changeOf(actionId, {
      title: [texts.title, `Titre ${index}`],
      objectives: ['', '1.1'],
      leadService: ['', 'Action sociale'],
      leadName: ['', 'Une responsable'],
      partners: ['', 'Ville\nune association'],
      starts: ['', '1er trim. 2027'],
      ends: ['', 'sept. 2028'],
      status: ['proposée', 'en cours'],
      nextStep: ['', 'Choisir le terrain'],
      public: ['', 'Enfants de moins de 3 ans'],
    }),
  )
  const start = performance.now()
  const { results } = await change(fixture, 'cafCoordinator', changes)
  const elapsed = performance.now() - start
  expect(results.filter(({ refusals }) => Object.keys(refusals).length > 0)).toEqual([])
  console.log(`60 × 10 cells: ${Math.round(elapsed)} ms`)
  expect(elapsed).toBeLessThan(1000)
})
