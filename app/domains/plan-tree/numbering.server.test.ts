import { describe, expect, test } from 'vitest'
import { updateAction } from '#app/domains/plan/commands/update-action.server.ts'
import { loadOutline } from '#app/domains/plan/outline/outline.server.ts'
import { moveAction } from './commands/move-action.server.ts'
import { moveAxis } from './commands/move-axis.server.ts'
import { nameLevels } from './commands/name-levels.server.ts'
import { renumberActions } from './commands/renumber-actions.server.ts'
import { setNumbering } from './commands/set-numbering.server.ts'
import { getTreePage } from './queries.server.ts'
import { acts, db, givenTree, sheets, version } from './tree.fixture.server.ts'

describe('numbers', () => {
  const numbering = (tree: { readonly ctgId: string }, given: object) => ({
    ...{ ctgId: tree.ctgId, version: 1, numbering: 'place' as const, sheetPrefix: 'FA', codes: 'kept' as const },
    ...given,
  })

  test('kept, they change when the coordination asks, one line of the journal each', async () => {
    const tree = await givenTree()
    const { ctgId, context, secondAxisId, actions } = tree
    await moveAxis(context, { ctgId, axisId: secondAxisId, way: 'up' })
    expect((await getTreePage(context, ctgId, {})).changes.map(({ before, after }) => `${before} ${after}`)).toEqual([
      '1.1.1 2.1.1',
      '1.1.2 2.1.2',
      '1.1.3 2.1.3',
    ])
    expect(await renumberActions(context, { ctgId })).toEqual({ count: 3 })
    expect(await sheets(tree)).toEqual(['2.1.1 Une', '2.1.2 Deux', '2.1.3 Trois'])
    expect(await acts(actions[0])).toEqual(['action.created', 'action.renumbered'])
    expect(await version(ctgId, actions[0])).toBe(1)
    await expect(renumberActions(context, { ctgId })).rejects.toThrow('plan.nothing-to-renumber')
  })

  test('following, they change with each move, from the tree or from the sheet', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, second, secondAxisId, actions } = tree
    await setNumbering(context, numbering(tree, { codes: 'following' }))
    await moveAction(context, { ctgId, actionId: actions[2], fromId: first, way: 'up' })
    expect(await sheets(tree)).toEqual(['1.1.1 Une', '1.1.2 Trois', '1.1.3 Deux'])
    await moveAxis(context, { ctgId, axisId: secondAxisId, way: 'up' })
    expect(await sheets(tree)).toEqual(['2.1.1 Une', '2.1.2 Trois', '2.1.3 Deux'])
    await updateAction(context, { ctgId, actionId: actions[0], version: 1, title: 'Une', objectiveIds: [second] })
    expect(await sheets(tree)).toEqual(['2.1.1 Trois', '2.1.2 Deux', '2.2.1 Une'])
  })

  test('in one run, a new sheet takes the next one, and a moved sheet keeps its own', async () => {
    const tree = await givenTree()
    const { ctgId, context, first, elsewhere, actions } = tree
    await setNumbering(context, numbering(tree, { numbering: 'sheet', codes: 'following' }))
    expect(await sheets(tree)).toEqual(['FA 1 Une', 'FA 2 Deux', 'FA 3 Trois'])
    await setNumbering(context, numbering(tree, { version: 2, numbering: 'sheet' }))
    await tree.action('Quatre')
    await moveAction(context, { ctgId, actionId: actions[0], fromId: first, way: 'under', toId: elsewhere })
    expect((await sheets(tree)).toSorted()).toEqual(['FA 1 Une', 'FA 2 Deux', 'FA 3 Trois', 'FA 4 Quatre'])
  })

  test('are the coordination’s to choose; a choice made meanwhile by another is shown', async () => {
    const tree = await givenTree()
    const { ctgId, context, actors } = tree
    const officer = tree.as(actors.earlyOfficer)
    await expect(setNumbering(officer, numbering(tree, {}))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(renumberActions(officer, { ctgId })).rejects.toMatchObject({ kind: 'forbidden' })
    await setNumbering(context, numbering(tree, { sheetPrefix: 'Fiche' }))
    await expect(setNumbering(context, numbering(tree, { sheetPrefix: 'F' }))).rejects.toMatchObject({
      code: 'plan.changed-meanwhile',
      fields: { sheetPrefix: expect.stringContaining('Fiche') },
    })
    expect((await getTreePage(context, ctgId, {})).structure.numbering.sheetPrefix).toBe('Fiche')
  })
})

describe('names of the levels', () => {
  test('one act renames a level everywhere; another CTG keeps its own', async () => {
    const tree = await givenTree()
    const other = await givenTree()
    const { ctgId, context, actors } = tree
    const names = { first: 'Ambition', second: 'Orientation', third: 'Priorité', objective: 'But', action: 'Fiche' }
    await expect(nameLevels(tree.as(actors.earlyOfficer), { ctgId, version: 1, ...names })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await nameLevels(context, { ctgId, version: 1, ...names })
    expect((await loadOutline(db, ctgId)).axes.map(({ levelLabel }) => levelLabel)).toEqual(['Ambition', 'Ambition'])
    expect((await loadOutline(db, other.ctgId)).axes.map(({ levelLabel }) => levelLabel)).toEqual(['Axe', 'Axe'])
    await expect(nameLevels(context, { ctgId, version: 1, ...names, first: 'Axe' })).rejects.toMatchObject({
      code: 'plan.changed-meanwhile',
    })
  })
})
