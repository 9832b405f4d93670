/** Every act that brings sheets is undone the same way, whole or not at all. Rules: docs/rules/plan.md §15.10. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { restingTables } from '#app/domains/plan/sheet/rests.server.ts'
import { applyImport } from '#app/domains/plan-files/commands/apply-import.server.ts'
import { undoImport } from '#app/domains/plan-files/commands/undo-import.server.ts'
import { getImportPage } from '#app/domains/plan-files/import-page-query.server.ts'
import { carryActions } from '#app/domains/renewal/commands/carry-actions.server.ts'
import { takeBackActions } from '#app/domains/renewal/commands/take-back-actions.server.ts'
import { makeAction } from '#app/domains/workshops/commands/make-action.server.ts'
import { undoAction } from '#app/domains/workshops/commands/undo-action.server.ts'
import { getWorkshopPage } from '#app/domains/workshops/queries.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { givenRenewal } from './renewal-fixture.server.ts'

const db = await testDatabase()

type Given = {
  readonly ctgId: string
  readonly decisionId: string
  readonly ids: readonly string[]
  readonly undo: () => Promise<unknown>
  /** Another sheet of the plan changed since: the act says so. */
  readonly ifChanged: 'refused' | 'stays'
}

async function givenImport(): Promise<Given> {
  const { ctgId, ids, as, actors } = await givenFullCtg(db)
  const [context, importId] = [as(actors.townCoordinator), ids.planImport]
  const page = await getImportPage(context, ctgId, importId)
  const rows = page.kind === 'spreadsheet' ? page.actions.map(({ key }) => key) : []
  await applyImport(context, { ctgId, importId, rows, overwritten: [] })
  const brought = await db
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .execute()
  const undo = () => undoImport(context, { ctgId, importId })
  return { ctgId, decisionId: ids.decision, ids: brought.map(({ id }) => id), undo, ifChanged: 'refused' }
}

/** A file of ours that came back with a row more: what was written of it is as an older version kept it. */
async function givenReturn(): Promise<Given> {
  const given = await givenImport()
  const { ctgId, ids } = given
  const rows = ids.map((id) => ({ table: 'actions', id, actionId: id, isNew: true, cells: [] }))
  const header = ['N°', 'Action', 'Identifiant', 'Version', 'Empreinte']
  await db
    .updateTable('plan_import')
    .set({
      written: JSON.stringify({ rows }),
      sheet: JSON.stringify([{ name: 'Actions', rows: [header.map((text) => ({ text }))] }]),
    })
    .where('ctg_id', '=', ctgId)
    .where('status', '=', 'applied')
    .execute()
  return { ...given, ifChanged: 'stays' }
}

async function givenCarried(): Promise<Given> {
  const { next, coordinator, deferredId, doneId } = await givenRenewal(db)
  const { ctgId, decisionId } = next
  const { actionIds } = await carryActions(coordinator, { ctgId, actionIds: [deferredId, doneId] })
  return { ctgId, decisionId, ids: actionIds, undo: () => takeBackActions(coordinator, { ctgId }), ifChanged: 'stays' }
}

async function givenWorkshop(): Promise<Given> {
  const { ctgId, ids, as, actors } = await givenFullCtg(db)
  const [contributor, workshopId] = [as(actors.contributor), ids.workshop]
  const group = { ctgId, workshopId, groupId: ids.workshopGroup }
  const { actionId } = await makeAction(contributor, group)
  const undo = () => undoAction(contributor, { ctgId, workshopId, actionId })
  return { ctgId, decisionId: ids.decision, ids: [actionId], undo, ifChanged: 'refused' }
}

const kinds = [
  ['a spreadsheet taken up', givenImport],
  ['a file of ours that came back', givenReturn],
  ['actions carried to the next CTG', givenCarried],
  ['an action made in a workshop', givenWorkshop],
] as const

/** What may rest on a sheet, and how it is taken away again. */
const rests = (
  { ctgId, decisionId }: Given,
  id: string,
  other: string,
): readonly (readonly [string, () => Promise<unknown>, () => Promise<unknown>])[] => {
  const row = { ctg_id: ctgId, id: randomUUID() }
  const measure = randomUUID()
  const remove = (table: 'progress_report' | 'action_dependency') => () =>
    db.deleteFrom(table).where('ctg_id', '=', ctgId).where('id', '=', row.id).execute()
  return [
    [
      'a decision',
      () =>
        db
          .insertInto('decision_subject')
          .values({ ctg_id: ctgId, decision_id: decisionId, subject_type: 'action', subject_id: id })
          .execute(),
      () => db.deleteFrom('decision_subject').where('ctg_id', '=', ctgId).where('subject_id', '=', id).execute(),
    ],
    [
      'a report',
      () =>
        db
          .insertInto('progress_report')
          .values({
            ...{ ...row, action_id: id, reported_on: '2026-11-17', status: 'submitted', action_status: 'in-progress' },
            ...{ facts: 'Douze places.', entered_by: 'Une pilote', created_at: testInstant },
          })
          .execute(),
      remove('progress_report'),
    ],
    [
      'an action that waits for it',
      () =>
        db
          .insertInto('action_dependency')
          .values({ ...row, action_id: other, after_action_id: id, created_at: testInstant })
          .execute(),
      remove('action_dependency'),
    ],
    [
      'a measure read',
      async () => {
        await db
          .insertInto('action_measure')
          .values({ ctg_id: ctgId, id: measure, action_id: id, name: 'Places', position: 90 })
          .execute()
        await db
          .insertInto('measure_value')
          .values({ ...row, measure_id: measure, measured_on: '2026-11-17', value: 3 })
          .execute()
      },
      () => db.deleteFrom('measure_value').where('ctg_id', '=', ctgId).where('measure_id', '=', measure).execute(),
    ],
    [
      'the library',
      () =>
        db
          .insertInto('library_sheet')
          .values({ ctg_id: ctgId, action_id: id, offered_by: 'Une coordinatrice', offered_at: testInstant })
          .execute(),
      () => db.deleteFrom('library_sheet').where('ctg_id', '=', ctgId).where('action_id', '=', id).execute(),
    ],
  ]
}

const isThere = async ({ ctgId, ids }: Given) =>
  (await db.selectFrom('action').select('id').where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()).length

/** A sheet of the same plan that the act did not bring. */
async function givenOther({ ctgId }: Given): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('action')
    .values({
      ...{ ctg_id: ctgId, id, number: 900, code: '9.9', title: 'Une autre', status: 'proposed', position: 900 },
      created_at: testInstant,
    })
    .execute()
  return id
}

describe.each(kinds)('%s', (_, given) => {
  test('is undone, unless something rests on one of its sheets: then nothing is', async () => {
    const act = await given()
    const [id] = act.ids
    if (id === undefined) expect.unreachable('nothing was brought')
    const other = await givenOther(act)
    for (const [what, add, remove] of rests(act, id, other)) {
      await add()
      await expect(act.undo(), what).rejects.toMatchObject({ kind: 'conflict', code: 'plan.brought-in-use' })
      expect(await isThere(act), what).toBe(act.ids.length)
      await remove()
    }
    await act.undo()
    expect(await isThere(act)).toBe(0)
    await expect(act.undo()).rejects.toMatchObject({ code: expect.any(String) })
  })

  test('somebody’s later change holds it, or stays while the others leave', async () => {
    const act = await given()
    const [id] = act.ids
    await db
      .updateTable('action')
      .set({ version: 2 })
      .where('ctg_id', '=', act.ctgId)
      .where('id', '=', id ?? '')
      .execute()
    if (act.ifChanged === 'refused') {
      await expect(act.undo()).rejects.toMatchObject({ code: 'plan.brought-changed' })
      expect(await isThere(act)).toBe(act.ids.length)
    } else {
      await act.undo().catch(() => undefined)
      expect(await isThere(act)).toBe(1)
    }
  })
})

test('of a spreadsheet the rest is undone: what is used or changed stays, and the page says which', async () => {
  const { ctgId, ids, as, actors } = await givenFullCtg(db)
  const [context, importId] = [as(actors.townCoordinator), ids.planImport]
  const page = await getImportPage(context, ctgId, importId)
  if (page.kind !== 'spreadsheet') expect.unreachable('no spreadsheet')
  await applyImport(context, { ctgId, importId, rows: page.actions.map(({ key }) => key), overwritten: [] })
  const more = { ctg_id: ctgId, id: randomUUID(), import_id: importId, number: 901, code: '9.9', title: 'Une autre' }
  await db
    .insertInto('action')
    .values({ ...more, status: 'proposed', position: 901, created_at: testInstant })
    .execute()
  const ofImport = db.selectFrom('action').select('id').where('ctg_id', '=', ctgId).where('import_id', '=', importId)
  const brought = () => ofImport.orderBy('number').execute()
  const [used, ...others] = await brought()
  if (!used || others.length === 0) expect.unreachable('too few actions')
  const decision = { ctg_id: ctgId, decision_id: ids.decision, subject_type: 'action', subject_id: used.id } as const
  await db.insertInto('decision_subject').values(decision).execute()
  const held = await getImportPage(context, ctgId, importId)
  expect(held.undoing?.sheets).toMatchObject({
    ...{ leaving: [], held: [{ id: used.id, by: ['decision'] }] },
    rest: others.map(({ id }) => ({ id })),
  })
  await expect(undoImport(context, { ctgId, importId })).rejects.toMatchObject({ code: 'plan.brought-in-use' })
  await undoImport(context, { ctgId, importId, isRest: 'on' })
  expect(await brought()).toEqual([used])
  expect(await getImportPage(context, ctgId, importId)).toMatchObject({
    ...{ status: 'undone', left: 1, stayed: [{ id: used.id }] },
  })
})

test('a workshop tells who may undo what it made, and what holds it; its proposals may then become it again', async () => {
  const { ctgId, ids, as, actors } = await givenFullCtg(db)
  const key = { ctgId, workshopId: ids.workshop }
  const group = { ...key, groupId: ids.workshopGroup }
  const seenBy = async (who: 'contributor' | 'reader') =>
    (await getWorkshopPage(as(actors[who]), key)).proposals.flatMap(({ outcomes }) =>
      outcomes.filter(({ type }) => type === 'action').map(({ heldBy }) => heldBy),
    )
  const { actionId } = await makeAction(as(actors.townCoordinator), group)
  expect([await seenBy('contributor'), await seenBy('reader')]).toEqual([[''], [undefined]])
  await db
    .insertInto('library_sheet')
    .values({ ctg_id: ctgId, action_id: actionId, offered_by: 'X', offered_at: testInstant })
    .execute()
  expect(await seenBy('contributor')).toEqual(['elle est offerte à la bibliothèque'])
  await db.deleteFrom('library_sheet').where('ctg_id', '=', ctgId).where('action_id', '=', actionId).execute()
  await expect(undoAction(as(actors.reader), { ...key, actionId })).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(undoAction(as(actors.contributor), { ...key, actionId: ids.action })).rejects.toMatchObject({
    kind: 'not-found',
  })
  await undoAction(as(actors.contributor), { ...key, actionId })
  expect(await seenBy('contributor')).toEqual([])
  expect(await makeAction(as(actors.contributor), group)).toMatchObject({ actionId: expect.any(String) })
})

/** What a sheet is made of, or says where it comes from. */
const ownTables = new Set([
  ...['action_area', 'action_caf_field', 'action_commune', 'action_file', 'action_linked_plan', 'action_means'],
  ...['action_measure', 'action_objective', 'action_party', 'action_service', 'action_step', 'library_copy'],
])
/** Asked otherwise than by one column. */
const askedApart = new Set(['action', 'action_dependency', 'measure_value'])

test('every table that names a sheet is of it, or holds it in the plan', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid in ('public.action'::regclass, 'public.action_measure'::regclass)`.execute(db)
  const asked: ReadonlySet<string> = new Set(restingTables.map(([, table]) => table))
  const names = rows.map(({ name }) => name.replace('public.', ''))
  expect(names.filter((name) => !ownTables.has(name) && !askedApart.has(name) && !asked.has(name))).toEqual([])
})
