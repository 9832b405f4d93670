import { describe, expect, test } from 'vitest'
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { moveAction } from './commands/move-action.server.ts'
import { moveAxis } from './commands/move-axis.server.ts'
import { moveObjective } from './commands/move-objective.server.ts'
import { removeAxis } from './commands/remove-axis.server.ts'
import { removeObjective } from './commands/remove-objective.server.ts'
import { shareAction } from './commands/share-action.server.ts'
import { unshareAction } from './commands/unshare-action.server.ts'
import { getTreePage } from './queries.server.ts'
import { acts, codes, db, givenTree, place, sheets, version } from './tree.fixture.server.ts'

describe('axes and objectives', () => {
  test('an axis moves with all it holds; numbers of axes and objectives follow, sheets keep theirs', async () => {
    const tree = await givenTree()
    const { ctgId, context, secondAxisId } = tree
    await moveAxis(context, { ctgId, axisId: secondAxisId, way: 'up' })
    expect(await codes(tree)).toEqual([
      '1 Habiter',
      '2 Concilier les temps',
      '1.1 Rénover',
      '2.1 Accueillir 60 familles',
      '2.2 Élargir les horaires',
    ])
    expect(await sheets(tree)).toEqual(['1.1.1 Une', '1.1.2 Deux', '1.1.3 Trois'])
    expect(await acts(secondAxisId)).toEqual(['axis.created', 'axis.moved'])
    await moveAxis(context, { ctgId, axisId: secondAxisId, way: 'under', targetId: tree.axisId })
    expect((await codes(tree)).slice(0, 2)).toEqual(['1 Concilier les temps', '1.1 Habiter'])
  })

  test('an axis goes neither under itself nor deeper than three levels, nor past the ends', async () => {
    const tree = await givenTree()
    const { ctgId, context, axisId, secondAxisId } = tree
    const { axisId: third } = await createAxis(context, { ctgId, title: 'Dessous', parentId: axisId })
    const { axisId: deepest } = await createAxis(context, { ctgId, title: 'Au fond', parentId: third })
    const before = await codes(tree)
    const move = (id: string, given: object) => moveAxis(context, { ctgId, axisId: id, way: 'under', ...given })
    await expect(move(axisId, { targetId: deepest })).rejects.toThrow('diagnosis.axis-under-itself')
    await expect(move(axisId, { targetId: secondAxisId })).rejects.toThrow('diagnosis.axis-too-deep')
    await expect(move(axisId, { way: 'up' })).rejects.toThrow('plan.already-first')
    await expect(move(axisId, { targetId: crypto.randomUUID() })).rejects.toThrow('not-found')
    expect(await codes(tree)).toEqual(before)
  })

  test('an objective takes its actions to another axis, and its actions are on that axis', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, elsewhere, secondAxisId, actions } = tree
    await moveObjective(context, { ctgId, objectiveId: first, way: 'before', targetId: elsewhere })
    expect((await codes(tree)).slice(2)).toEqual([
      '1.1 Élargir les horaires',
      '2.1 Accueillir 60 familles',
      '2.2 Rénover',
    ])
    expect((await place(ctgId, actions[0])).axisId).toBe(secondAxisId)
    await expect(moveObjective(context, { ctgId, objectiveId: first, way: 'under', targetId: null })).rejects.toThrow(
      'diagnosis.axis-not-found',
    )
  })

  test.each(['reader', 'bodyMember', 'lead', 'contributor', 'stranger'] as const)('%s moves nothing', async (who) => {
    const tree = await givenTree()
    const { ctgId, secondAxisId, first, actors, actions } = tree
    const context = tree.as(actors[who])
    const kind = who === 'stranger' ? 'not-found' : 'forbidden'
    await expect(moveAxis(context, { ctgId, axisId: secondAxisId, way: 'up' })).rejects.toMatchObject({ kind })
    await expect(moveObjective(context, { ctgId, objectiveId: first, way: 'down' })).rejects.toMatchObject({ kind })
    const input = { ctgId, actionId: actions[1], fromId: first, way: 'up' as const }
    await expect(moveAction(context, input)).rejects.toMatchObject({ kind })
    await expect(removeAxis(context, { ctgId, axisId: secondAxisId })).rejects.toMatchObject({ kind })
    expect(await acts(secondAxisId)).toEqual(['axis.created'])
    expect(await sheets(tree)).toEqual(['1.1.1 Une', '1.1.2 Deux', '1.1.3 Trois'])
  })

  test('leave when they are empty, and only then; the numbers after them close up', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, second, elsewhere, axisId, secondAxisId } = tree
    await expect(removeObjective(context, { ctgId, objectiveId: first })).rejects.toThrow('diagnosis.objective-used')
    await expect(removeAxis(context, { ctgId, axisId })).rejects.toThrow('diagnosis.axis-not-empty')
    await expect(removeAxis(context, { ctgId, axisId: secondAxisId })).rejects.toThrow('diagnosis.axis-not-empty')
    await removeObjective(context, { ctgId, objectiveId: elsewhere })
    await removeAxis(context, { ctgId, axisId: secondAxisId })
    await removeObjective(context, { ctgId, objectiveId: second })
    expect(await codes(tree)).toEqual(['1 Concilier les temps', '1.1 Accueillir 60 familles'])
    expect(await acts(secondAxisId)).toEqual(['axis.created', 'axis.removed'])
    await expect(removeAxis(context, { ctgId, axisId: secondAxisId })).rejects.toThrow('not-found')
  })

  test('an objective that a decision is about stays', async () => {
    const tree = await givenTree()
    const { ctgId, context, second, decisionId } = tree
    await db
      .insertInto('decision_subject')
      .values({ ctg_id: ctgId, decision_id: decisionId, subject_type: 'objective', subject_id: second })
      .execute()
    await expect(removeObjective(context, { ctgId, objectiveId: second })).rejects.toThrow('diagnosis.objective-used')
    expect((await codes(tree)).length).toBe(5)
  })

  test('two moves at once both happen', async () => {
    const tree = await givenTree()
    const { ctgId, context, secondAxisId, second } = tree
    await Promise.all([
      moveAxis(context, { ctgId, axisId: secondAxisId, way: 'up' }),
      moveObjective(context, { ctgId, objectiveId: second, way: 'up' }),
    ])
    expect(await codes(tree)).toEqual([
      '1 Habiter',
      '2 Concilier les temps',
      '1.1 Rénover',
      '2.1 Élargir les horaires',
      '2.2 Accueillir 60 familles',
    ])
  })
})

describe('actions', () => {
  test('change their order without changing their number, nor disturbing who edits them', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, actions } = tree
    await moveAction(context, { ctgId, actionId: actions[2], fromId: first, way: 'up' })
    await moveAction(context, {
      ctgId,
      actionId: actions[2],
      fromId: first,
      way: 'before',
      toId: first,
      targetId: actions[0],
    })
    expect(await sheets(tree)).toEqual(['1.1.3 Trois', '1.1.1 Une', '1.1.2 Deux'])
    expect(await version(ctgId, actions[2])).toBe(1)
    expect(await acts(actions[2])).toEqual(['action.created', 'action.moved', 'action.moved'])
    const again = { ctgId, actionId: actions[2], fromId: first, way: 'up' as const }
    await expect(moveAction(context, again)).rejects.toThrow('plan.already-first')
  })

  test('under another objective, an action takes its axis and its next number', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, elsewhere, secondAxisId, actions } = tree
    await moveAction(context, { ctgId, actionId: actions[0], fromId: first, way: 'under', toId: elsewhere })
    expect(await place(ctgId, actions[0])).toMatchObject({
      code: '2.1.1',
      axisId: secondAxisId,
      objectiveIds: [elsewhere],
    })
    expect(await version(ctgId, actions[0])).toBe(2)
    await expect(
      moveAction(context, { ctgId, actionId: actions[0], fromId: first, way: 'under', toId: elsewhere }),
    ).rejects.toThrow('plan.moved-meanwhile')
    await expect(
      moveAction(context, { ctgId, actionId: actions[1], fromId: first, way: 'under', toId: crypto.randomUUID() }),
    ).rejects.toThrow('not-found')
    expect((await place(ctgId, actions[1])).objectiveIds).toEqual([first])
  })

  test('one without objective is placed under one', async () => {
    const tree = await givenTree()
    const { ctgId, context, elsewhere } = tree
    const loose = await tree.action('Sans objectif', { objectiveIds: [] })
    expect((await place(ctgId, loose)).code).toBe('A4')
    await moveAction(context, { ctgId, actionId: loose, way: 'under', toId: elsewhere })
    expect(await place(ctgId, loose)).toMatchObject({ code: '2.1.1', objectiveIds: [elsewhere] })
  })

  test('shared by several objectives, an action is numbered once, and leaves them one by one but the last', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, second, elsewhere, actions } = tree
    const share = (objectiveId: string) => shareAction(context, { ctgId, actionId: actions[0], objectiveId })
    await share(elsewhere)
    await share(second)
    await expect(share(second)).rejects.toThrow('plan.already-under')
    expect(await place(ctgId, actions[0])).toMatchObject({ code: '1.1.1', objectiveIds: [first, elsewhere, second] })
    const page = await getTreePage(context, ctgId, {})
    const under = page.tree.axes.flatMap(({ objectives }) =>
      objectives
        .filter(({ actions: list }) => list.some(({ id }) => id === actions[0]))
        .map(({ objective }) => objective.code),
    )
    expect(under).toEqual(['1.1', '1.2', '2.1'])
    const unshare = (objectiveId: string) => unshareAction(context, { ctgId, actionId: actions[0], objectiveId })
    await unshare(first)
    expect(await place(ctgId, actions[0])).toMatchObject({ code: '2.1.1', objectiveIds: [elsewhere, second] })
    await unshare(second)
    await expect(unshare(elsewhere)).rejects.toThrow('plan.last-objective')
    await expect(unshare(second)).rejects.toThrow('not-found')
    expect((await place(ctgId, actions[0])).objectiveIds).toEqual([elsewhere])
  })

  test('an officer moves those of her theme, not the others', async () => {
    const tree = await givenTree()
    const { ctgId, first, actors, actions } = tree
    const input = { ctgId, actionId: actions[1], fromId: first, way: 'up' as const }
    await expect(moveAction(tree.as(actors.housingOfficer), input)).rejects.toMatchObject({ kind: 'forbidden' })
    await moveAction(tree.as(actors.earlyOfficer), input)
    expect(await sheets(tree)).toEqual(['1.1.2 Deux', '1.1.1 Une', '1.1.3 Trois'])
  })
})
