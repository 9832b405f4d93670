/** A spreadsheet filed again on the plan it made, and names said to be things of the CTG. Rules: docs/rules/taking-up.md §5. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { applyImport } from '../commands/apply-import.server.ts'
import { setImportMapping } from '../commands/set-import-mapping.server.ts'
import { undoImport } from '../commands/undo-import.server.ts'
import { getImportPage } from '../import-page-query.server.ts'
import { findLastImport } from '../store.server.ts'
import type { PlanSheet } from './plan-cell.ts'
import { guessMapping } from './sheet-mapping.ts'

const db = await testDatabase()

const titles = ['Identifiant', 'Axe', 'Action', 'Pilote', 'Échéance', 'État', 'Besoin', 'Budget']
const firstLines = [
  ['ACT-1', 'Enfance', 'Ouvrir un relais', 'Ville', '2027', 'en cours', 'Des familles attendent', '12 k€'],
  ['ACT-2', 'Enfance', 'Former', 'Mairie de Test', 'sept-26', 'bof', '', ''],
  ['', 'Droits', 'Accueillir', 'Caf', '', 'à lancer', '', ''],
]

const sheetOf = (lines: readonly (readonly string[])[]): readonly PlanSheet[] => [
  { name: 'Plan', rows: [titles, ...lines].map((row) => row.map((text) => ({ text }))) },
]

async function file({ ctgId }: PlanFixture, lines: readonly (readonly string[])[]): Promise<string> {
  const importId = randomUUID()
  const sheets = sheetOf(lines)
  const before = await findLastImport(db, ctgId)
  await db
    .insertInto('plan_import')
    .values({
      ctg_id: ctgId,
      id: importId,
      file_id: randomUUID(),
      file_name: 'plan.xlsx',
      sheet: JSON.stringify(sheets),
      mapping: JSON.stringify({ sheets: guessMapping(sheets), values: before?.values ?? [] }),
      status: 'preview',
      created_at: new Date(),
    })
    .execute()
  return importId
}

const asCoordinator = ({ as, actors }: PlanFixture) => as(actors.townCoordinator)

async function preview(fixture: PlanFixture, importId: string) {
  const page = await getImportPage(asCoordinator(fixture), fixture.ctgId, importId, { fate: undefined, page: 1 })
  return page.kind === 'spreadsheet' ? page : expect.unreachable('taken for our own export')
}

async function apply(fixture: PlanFixture, importId: string) {
  const { actions } = await preview(fixture, importId)
  const rows = actions.map(({ key }) => key)
  return applyImport(asCoordinator(fixture), { ctgId: fixture.ctgId, importId, rows, overwritten: [] })
}

const actionsOf = ({ ctgId }: PlanFixture) =>
  db
    .selectFrom('action')
    .select(['external_id', 'title', 'lead_party_id', 'lead_name', 'ends_on', 'status', 'need', 'theme_id'])
    .where('ctg_id', '=', ctgId)
    .orderBy('number')
    .execute()

test('several leads in one cell are lead, co-lead and partners; undone, nothing of them is left', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, actors } = fixture
  const { name } = await db
    .selectFrom('person')
    .select('name')
    .where('id', '=', actors.lead.personId)
    .executeTakeFirstOrThrow()
  const lines = [
    ['', 'Enfance', 'Ouvrir', 'Ville, Caf', '', '', '', ''],
    ['', 'Enfance', 'Former', `${name} et Caf / associations`, '', '', '', ''],
  ]
  const importId = await file(fixture, lines)
  await apply(fixture, importId)
  const actions = await db
    .selectFrom('action')
    .select(['lead_party_id', 'co_lead_party_id', 'lead_person_id', 'description'])
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .orderBy('number')
    .execute()
  expect(actions).toEqual([
    { lead_party_id: fixture.town.id, co_lead_party_id: fixture.caf.id, lead_person_id: null, description: '' },
    {
      ...{ lead_party_id: null, co_lead_party_id: fixture.caf.id, lead_person_id: actors.lead.personId },
      description: `Pilote : ${name} et Caf / associations`,
    },
  ])
  await undoImport(asCoordinator(fixture), { ctgId, importId })
  const left = await db
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('import_id', '=', importId)
    .execute()
  expect(left).toEqual([])
})

test('filed again as it was, it finds its actions and changes nothing', async () => {
  const fixture = await givenPlan(db)
  await apply(fixture, await file(fixture, firstLines))
  expect((await actionsOf(fixture)).map(({ external_id }) => external_id)).toEqual(['ACT-1', 'ACT-2', null])
  const again = await file(fixture, firstLines)
  const { actions, absentCount } = await preview(fixture, again)
  expect(actions.map(({ match }) => [match !== undefined, match?.change])).toEqual([
    [true, undefined],
    [true, undefined],
    [true, undefined],
  ])
  expect(absentCount).toBe(0)
  await expect(apply(fixture, again)).rejects.toMatchObject({ code: 'plan.import-empty' })
})

test('changed, only what it says otherwise is written: by identifier even under another title; then it is put back', async () => {
  const fixture = await givenPlan(db)
  await apply(fixture, await file(fixture, firstLines))
  const before = await actionsOf(fixture)
  const importId = await file(fixture, [
    ['ACT-1', 'Enfance', 'Ouvrir deux relais', 'Caf', '2028', '', '', '99 k€'],
    ['ACT-2', 'Enfance', 'Former', 'Mairie de Test', 'sept-26', 'bof', '', ''],
    ['', 'Droits', 'Une action neuve', 'Caf', '', '', '', ''],
  ])
  const { actions, absentCount } = await preview(fixture, importId)
  expect(
    actions.map(({ match }) => match?.change?.cells.map(({ header, before: was, after }) => [header, was, after])),
  ).toEqual([
    [
      ['Action', 'Ouvrir un relais', 'Ouvrir deux relais'],
      ['Partie pilote', 'Ville de test', 'Caf de test'],
      ['Fin', '2027', '2028'],
    ],
    undefined,
    undefined,
  ])
  expect(absentCount).toBe(1)
  expect(await apply(fixture, importId)).toMatchObject({ actions: 1, cells: 3 })
  const [first, second, third, fourth] = await actionsOf(fixture)
  expect(first).toMatchObject({ title: 'Ouvrir deux relais', need: 'Des familles attendent', status: 'in-progress' })
  expect([second, third]).toEqual(before.slice(1))
  expect(fourth).toMatchObject({ title: 'Une action neuve' })
  const means = await db.selectFrom('action_means').select('id').where('ctg_id', '=', fixture.ctgId).execute()
  expect(means).toHaveLength(1)
  await undoImport(asCoordinator(fixture), { ctgId: fixture.ctgId, importId })
  expect(await actionsOf(fixture)).toEqual(before)
})

test('a name is a party, a state or a theme only once someone says so, then for the next file too', async () => {
  const fixture = await givenPlan(db)
  const { ctgId, town, housing } = fixture
  const importId = await file(fixture, firstLines)
  const { unknown, valueOptions } = await preview(fixture, importId)
  expect(unknown.map(({ kind, text, to }) => [kind, text, to])).toEqual([
    ['lead', 'Mairie de Test', undefined],
    ['status', 'bof', undefined],
    ['theme', 'Enfance', undefined],
    ['theme', 'Droits', undefined],
  ])
  expect(valueOptions.parties.map(({ value }) => value)).toContain(town.id)
  await setImportMapping(asCoordinator(fixture), {
    ctgId,
    importId,
    takenSheets: [0],
    columns: [],
    headers: [],
    values: [`lead|Mairie de Test|${town.id}`, 'status|bof|suspended', `theme|Droits|${housing.id}`, ''],
  })
  await apply(fixture, importId)
  const [, second, third] = await actionsOf(fixture)
  expect(second).toMatchObject({ lead_party_id: town.id, lead_name: '', status: 'suspended', theme_id: null })
  expect(third).toMatchObject({ theme_id: housing.id })
  const next = await preview(fixture, await file(fixture, firstLines))
  expect(next.unknown.map(({ text, to }) => [text, to])).toEqual([
    ['Mairie de Test', town.id],
    ['bof', 'suspended'],
    ['Enfance', undefined],
    ['Droits', housing.id],
  ])
  expect(next.actions.every(({ match }) => match !== undefined && match.change === undefined)).toBe(true)
})

test('a party of another CTG said to be a lead is left as words', async () => {
  const [fixture, other] = [await givenPlan(db), await givenPlan(db)]
  const importId = await file(fixture, firstLines)
  await setImportMapping(asCoordinator(fixture), {
    ctgId: fixture.ctgId,
    importId,
    takenSheets: [0],
    columns: [],
    headers: [],
    values: [`lead|Mairie de Test|${other.town.id}`],
  })
  await apply(fixture, importId)
  expect((await actionsOf(fixture))[1]).toMatchObject({ lead_party_id: null, lead_name: 'Mairie de Test' })
})
