/** Sub-actions of a spreadsheet become steps of their action, unless someone says otherwise. Rules: docs/rules/taking-up.md §3.24. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { applyImport } from '../commands/apply-import.server.ts'
import { getImportPage } from '../import-page-query.server.ts'
import { guessMapping } from './sheet-mapping.ts'

const db = await testDatabase()
const rows = [
  ['N°', 'Action', 'Pilote', 'Échéance', 'État', 'Budget', 'Partenaires'],
  ['A1', 'Ouvrir un relais', 'Caf', '2028', 'En cours', '10 000', 'PMI'],
  ['A1.1', 'Trouver un local', 'Agence de la mobilité', 'mars 2027', 'Terminé', '', 'Bailleur'],
  ['A1.2', 'Recruter', 'Caf', '2027', '', '2 000', ''],
  ['A2', 'Former', 'Caf', '2027', '', '', ''],
]

async function file({ ctgId }: PlanFixture): Promise<string> {
  const importId = randomUUID()
  const sheets = [{ name: 'Plan', rows: rows.map((row) => row.map((text) => ({ text }))) }]
  await db
    .insertInto('plan_import')
    .values({
      ...{ ctg_id: ctgId, id: importId, file_id: randomUUID(), file_name: 'plan.xlsx', status: 'preview' },
      ...{ sheet: JSON.stringify(sheets), mapping: JSON.stringify({ sheets: guessMapping(sheets), values: [] }) },
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

/** @param asSteps keys of the lines ticked « Étape de… » */
async function apply(fixture: PlanFixture, asSteps: (key: string) => boolean) {
  const importId = await file(fixture)
  const keys = (await preview(fixture, importId)).actions.map(({ key }) => key)
  const given = { ctgId: fixture.ctgId, importId, rows: keys, overwritten: [], asSteps: keys.filter(asSteps) }
  return applyImport(asCoordinator(fixture), given)
}

async function written({ ctgId }: PlanFixture) {
  const actions = await db
    .selectFrom('action')
    .select(['id', 'code', 'title'])
    .where('ctg_id', '=', ctgId)
    .where('import_id', 'is not', null)
    .orderBy('code')
    .execute()
  const ids = actions.map(({ id }) => id)
  const steps = await db.selectFrom('action_step').selectAll().where('ctg_id', '=', ctgId).orderBy('position').execute()
  const means = await db
    .selectFrom('action_means')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  const isOfThem = ({ action_id: id }: { readonly action_id: string }): boolean => ids.includes(id)
  return { actions, steps: steps.filter(isOfThem), means: means.filter(isOfThem) }
}

test('they are told, and proposed as steps of the action whose number they go on from', async () => {
  const fixture = await givenPlan(db)
  const { actions, ledger } = await preview(fixture, await file(fixture))
  expect(actions.map(({ code, stepOf }) => [code, stepOf])).toEqual([
    ['A1', undefined],
    ['A1.1', 'A1'],
    ['A1.2', 'A1'],
    ['A2', undefined],
  ])
  expect(ledger.find(({ fate }) => fate === 'words')?.count).toBe(1)
})

test('as steps, they keep their title, their date, who does it and their words; their amounts are those of the action', async () => {
  const fixture = await givenPlan(db)
  await apply(fixture, () => true)
  const { actions, steps, means } = await written(fixture)
  expect(actions.map(({ code }) => code)).toEqual(['A1', 'A2'])
  expect(steps).toMatchObject([
    {
      ...{ action_id: actions[0]?.id, title: 'A1.1 Trouver un local', responsible: 'Agence de la mobilité' },
      ...{ target_on: '2027-03-01', target_precision: 'month', status: 'done', description: 'Partenaires : Bailleur' },
    },
    { title: 'A1.2 Recruter', responsible: '', target_on: '2027-01-01', target_precision: 'year', status: 'to-come' },
  ])
  expect(steps[1]?.responsible_party_id).not.toBeNull()
  expect(means.map(({ action_id, amount_euros }) => [action_id, amount_euros])).toEqual([
    [actions[0]?.id, 10_000],
    [actions[0]?.id, 2000],
  ])
})

test('as actions, they are actions; filed again, nothing is new whichever they were', async () => {
  for (const areSteps of [true, false]) {
    const fixture = await givenPlan(db)
    await apply(fixture, () => areSteps)
    expect((await written(fixture)).actions).toHaveLength(areSteps ? 2 : 4)
    const again = await preview(fixture, await file(fixture))
    expect(again.actions.filter(({ match }) => match === undefined)).toEqual([])
  }
})
