/** The library on PostgreSQL: what is offered, who reads it, what is made of it. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { givenLedActions } from '#test/campaign-fixture.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { copySheet } from './commands/copy-sheet.server.ts'
import { offerSheet } from './commands/offer-sheet.server.ts'
import { withdrawSheet } from './commands/withdraw-sheet.server.ts'
import { getLibraryPage, getLibrarySheetPage, getLibraryStanding } from './queries.server.ts'

const db = await testDatabase()

const need = 'Des parents aux horaires décalés sont sans solution, dit Rose Tulle-Privée'

async function givenSheet() {
  const plan = await givenPlan(db)
  const [actionId = ''] = await givenLedActions(
    db,
    plan,
    [{ leadName: 'Nom Secret', leadEmail: 'secret@exemple.fr' }],
    70,
  )
  await (await unguardedDatabase())
    .updateTable('action')
    .set({ title: 'Crèche aux horaires élargis du Luth', need })
    .where('id', '=', actionId)
    .execute()
  return { plan, actionId }
}

const whole = { words: '', need: '', themeKey: undefined, size: undefined }
const listed = async (context: Parameters<typeof getLibraryPage>[0], filter = {}) =>
  (await getLibraryPage(context, { filter: { ...whole, ...filter }, page: 1 })).sheets.map(({ actionId }) => actionId)

test('offered by its coordination alone, read by every account without a person’s name, taken out again', async () => {
  const { plan, actionId } = await givenSheet()
  const key = { ctgId: plan.ctgId, actionId }
  const stranger = plan.as(plan.actors.stranger)
  await expect(offerSheet(plan.as(plan.actors.contributor), key)).rejects.toMatchObject({ kind: 'forbidden' })
  expect(await listed(stranger)).not.toContain(actionId)
  await offerSheet(plan.as(plan.actors.townCoordinator), key)
  await offerSheet(plan.as(plan.actors.cafCoordinator), key)
  expect(await listed(stranger, { words: 'creche luth' })).toContain(actionId)
  expect(await listed(stranger, { need: 'decales', themeKey: 'petite-enfance' })).toContain(actionId)
  expect(await listed(stranger, { need: 'zzzz' })).toEqual([])
  expect(await listed(stranger, { size: 'plus-de-300000' })).not.toContain(actionId)
  const page = JSON.stringify(await getLibrarySheetPage(stranger, actionId))
  expect(page).not.toContain('Nom Secret')
  expect(page).not.toContain('secret@exemple.fr')
  await withdrawSheet(plan.as(plan.actors.townCoordinator), key)
  await expect(getLibrarySheetPage(stranger, actionId)).rejects.toMatchObject({ kind: 'not-found' })
})

test('a restricted sheet is never offered, and one that becomes so is gone at once, for whoever may see it too', async () => {
  const { plan, actionId } = await givenSheet()
  const key = { ctgId: plan.ctgId, actionId }
  await offerSheet(plan.as(plan.actors.townCoordinator), key)
  await (await unguardedDatabase())
    .updateTable('action')
    .set({ is_restricted: true })
    .where('id', '=', actionId)
    .execute()
  for (const who of ['stranger', 'townCoordinator'] as const) {
    expect(await listed(plan.as(plan.actors[who]))).not.toContain(actionId)
    await expect(getLibrarySheetPage(plan.as(plan.actors[who]), actionId)).rejects.toMatchObject({ kind: 'not-found' })
  }
})

test('« S’en inspirer » writes a proposal with its source, in a plan one writes in, and nothing of its people', async () => {
  const { plan, actionId } = await givenSheet()
  const own = await givenPlan(db)
  await offerSheet(plan.as(plan.actors.townCoordinator), { ctgId: plan.ctgId, actionId })
  const step = (title: string, position: number, status: 'done' | 'dropped') => ({
    ...{ ctg_id: plan.ctgId, id: randomUUID(), action_id: actionId, title, position, status },
    ...{ responsible: 'Nom Secret', target_on: '2026-03-01', done_on: status === 'done' ? '2026-03-02' : null },
  })
  await db
    .insertInto('action_step')
    .values([step('Ouvrir le soir', 1, 'done'), step('Trouver le local', 0, 'done'), step('Un essai', 2, 'dropped')])
    .execute()
  const copy = { ctgId: own.ctgId, librarySheetId: actionId }
  await expect(copySheet(own.as(own.actors.reader), copy)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(copySheet(plan.as(plan.actors.townCoordinator), copy)).rejects.toMatchObject({ kind: 'not-found' })
  const { actionId: copiedId } = await copySheet(own.as(own.actors.contributor), copy)
  const copied = await (await unguardedDatabase())
    .selectFrom('action')
    .select(['status', 'need', 'theme_id', 'lead_name', 'lead_email', 'ends_on'])
    .where('id', '=', String(copiedId))
    .executeTakeFirst()
  expect(copied).toEqual({
    ...{ status: 'proposed', need, theme_id: own.early.id, lead_name: '', lead_email: '', ends_on: null },
  })
  const stepsOf = (id: unknown) =>
    db
      .selectFrom('action_step')
      .select(['title', 'status', 'responsible', 'target_on', 'done_on'])
      .where('ctg_id', '=', own.ctgId)
      .where('action_id', '=', String(id))
      .orderBy('position')
      .execute()
  expect(await stepsOf(copiedId)).toEqual([])
  const whole = await copySheet(own.as(own.actors.contributor), { ...copy, withSteps: 'on' })
  const blank = { status: 'to-come', responsible: '', target_on: null, done_on: null }
  expect(await stepsOf(whole.actionId)).toEqual([
    { title: 'Trouver le local', ...blank },
    { title: 'Ouvrir le soir', ...blank },
  ])
  const standing = await getLibraryStanding(own.as(own.actors.reader), { ctgId: own.ctgId, actionId: String(copiedId) })
  expect(standing.source).toMatchObject({ title: 'Crèche aux horaires élargis du Luth', actionId })
  // The source stays named after it is deleted.
  await (await unguardedDatabase()).deleteFrom('action_step').where('action_id', '=', actionId).execute()
  await (await unguardedDatabase()).deleteFrom('action').where('id', '=', actionId).execute()
  const after = await getLibraryStanding(own.as(own.actors.reader), { ctgId: own.ctgId, actionId: String(copiedId) })
  expect(after.source).toMatchObject({ title: 'Crèche aux horaires élargis du Luth', actionId: null })
})
