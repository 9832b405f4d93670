/** Sub-actions of a spreadsheet become steps of their action, unless someone says otherwise. Rules: docs/rules/taking-up.md §3.24. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { applyImport } from '../commands/apply-import.server.ts'
import { undoImport } from '../commands/undo-import.server.ts'
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

type Rows = readonly (readonly string[])[]
async function file({ ctgId }: PlanFixture, given: Rows = rows): Promise<string> {
  const importId = randomUUID()
  const sheets = [{ name: 'Plan', rows: given.map((row) => row.map((text) => ({ text }))) }]
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

/** @param asSteps which lines are ticked « Étape de… », and which are ticked, by their number; new or changed ones */
async function apply(
  fixture: PlanFixture,
  asSteps: (code: string) => boolean,
  given: Rows = rows,
  isTaken: (code: string) => boolean = () => true,
) {
  const importId = await file(fixture, given)
  const shown = (await preview(fixture, importId)).actions.filter(
    ({ match }) => !match || match.change || match.renamed,
  )
  const keysOf = (is: (code: string) => boolean) => shown.filter(({ code }) => is(code)).map(({ key }) => key)
  const choice = { rows: keysOf(isTaken), overwritten: [], asSteps: keysOf(asSteps) }
  return applyImport(asCoordinator(fixture), { ctgId: fixture.ctgId, importId, ...choice })
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
    ['A1.1', '1:2'],
    ['A1.2', '1:2'],
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

const withThird: Rows = [
  ...rows.slice(0, 4),
  ['A1.3', 'Ouvrir les portes', 'Caf', '2028', '', '3 000', 'PMI'],
  ...rows.slice(4),
]
const titles = (parts: readonly { readonly title: string }[]) => parts.map(({ title }) => title)

test('under an action that the plan has, a new one is a step of it, with its amounts; undone, it leaves', async () => {
  const fixture = await givenPlan(db)
  await apply(fixture, () => true)
  const { importId, ...counts } = await apply(fixture, () => true, withThird)
  expect(counts).toEqual({ actions: 0, steps: 1, cells: 0 })
  const { actions, steps, means } = await written(fixture)
  expect(actions.map(({ code }) => code)).toEqual(['A1', 'A2'])
  expect(titles(steps)).toEqual(['A1.1 Trouver un local', 'A1.2 Recruter', 'A1.3 Ouvrir les portes'])
  expect(steps[2]).toMatchObject({
    ...{ action_id: actions[0]?.id, description: 'Partenaires : PMI', status: 'to-come', responsible: '' },
    ...{ target_on: '2028-01-01', target_precision: 'year', responsible_party_id: fixture.caf.id },
  })
  expect(means.map(({ amount_euros }) => amount_euros)).toEqual([10_000, 2000, 3000])
  const page = await preview(fixture, importId)
  expect([page.brought, page.broughtSteps]).toEqual([0, 1])
  expect((await preview(fixture, await file(fixture, withThird))).actions.every(({ match }) => match)).toBe(true)
  await undoImport(asCoordinator(fixture), { ctgId: fixture.ctgId, importId, isRest: false })
  const left = await written(fixture)
  expect([titles(left.steps), left.means.length]).toEqual([['A1.1 Trouver un local', 'A1.2 Recruter'], 2])
})

test('of a sub-action that is an action of the plan, only what changes is written', async () => {
  const fixture = await givenPlan(db)
  await apply(fixture, () => false)
  const changed = rows.map((row) => row.map((text) => (text === 'mars 2027' ? 'juin 2027' : text)))
  const counts = await apply(fixture, () => true, changed)
  expect(counts).toMatchObject({ actions: 0, steps: 0, cells: 1 })
  const { actions, steps } = await written(fixture)
  expect([actions.length, steps]).toEqual([4, []])
})

test('whose action is neither ticked nor in the plan, it is an action', async () => {
  const fixture = await givenPlan(db)
  const counts = await apply(
    fixture,
    () => true,
    rows,
    (code) => code !== 'A1',
  )
  expect(counts).toMatchObject({ actions: 3, steps: 0 })
})

const deep: Rows = [...rows.slice(0, 3), ['A1.1.1', 'Visiter', 'Caf', '2027', '', '', ''], ...rows.slice(3)]
test.each([
  ['all are steps of the action above them all', () => true, ['A1', 'A2'], 'A1'],
  ['what is under an action is a step of it', (code: string) => code !== 'A1.1', ['A1', 'A1.1', 'A2'], 'A1.1'],
] as const)('on three levels, %s', async (_, asSteps, codes, home) => {
  const fixture = await givenPlan(db)
  await apply(fixture, asSteps, deep)
  const { actions, steps } = await written(fixture)
  expect(actions.map(({ code }) => code)).toEqual(codes)
  const found = steps.find(({ title }) => title === 'A1.1.1 Visiter')
  expect(actions.find(({ id }) => id === found?.action_id)?.code).toBe(home)
  const again = await preview(fixture, await file(fixture, deep))
  expect(again.actions.filter(({ match }) => match === undefined)).toEqual([])
})

test('of a step renamed since, the line asks whether it is that one; ticked all the same, it is new', async () => {
  const fixture = await givenPlan(db)
  const { ctgId } = fixture
  await apply(fixture, () => true)
  const rename = (from: string, title: string) =>
    db.updateTable('action_step').set({ title }).where('ctg_id', '=', ctgId).where('title', '=', from).execute()
  await rename('A1.1 Trouver un local', 'Signer le bail')
  await rename('A1.2 Recruter', 'Recruter une animatrice')
  const { actions } = await preview(fixture, await file(fixture, withThird))
  expect(actions.map(({ code, match }) => [code, match?.renamed ?? match?.isStep])).toEqual([
    ['A1', false],
    ['A1.1', 'Signer le bail'],
    ['A1.2', 'Recruter une animatrice'],
    ['A1.3', undefined],
    ['A2', false],
  ])
  await apply(
    fixture,
    () => true,
    withThird,
    (code) => code === 'A1.3',
  )
  const stepTitles = async () => titles((await written(fixture)).steps)
  expect(await stepTitles()).toEqual(['Signer le bail', 'Recruter une animatrice', 'A1.3 Ouvrir les portes'])
  await apply(
    fixture,
    () => true,
    withThird,
    (code) => code === 'A1.2',
  )
  expect(await stepTitles()).toContain('A1.2 Recruter')
})

const parts: Rows = [
  ...rows.slice(0, 1),
  ['A1', 'Ouvrir un relais', 'Caf', '2028', '', '', ''],
  ['A1.1', 'Préparer', 'Caf', '2027', '', '10 000', ''],
  ['A1.1.1', 'Visiter', 'Caf', '2027', '', '4 000', ''],
  ['A1.1.2', 'Louer', 'Caf', '2027', '', '6 000', ''],
]
test.each([
  ['taken', () => true, [10_000]],
  ['not taken', (code: string) => code !== 'A1.1', [4000, 6000]],
] as const)('amounts that are parts of those of a line that is %s are counted once', async (_, isTaken, amounts) => {
  const fixture = await givenPlan(db)
  await apply(fixture, () => true, parts, isTaken)
  const { actions, means } = await written(fixture)
  expect(actions.map(({ code }) => code)).toEqual(['A1'])
  expect(means.map(({ amount_euros }) => amount_euros)).toEqual(amounts)
})

test('a sub-action on the line of its action is written as a step of it', async () => {
  const fixture = await givenPlan(db)
  await apply(fixture, () => true, [
    ['Action', 'Sous-action', 'Pilote', 'Échéance'],
    ['Ouvrir un relais', 'Recruter', 'Caf', '2027'],
    ['', 'Aménager', 'Agence', '2028'],
  ])
  const { actions, steps } = await written(fixture)
  expect(actions.map(({ title }) => title)).toEqual(['Ouvrir un relais'])
  expect(steps).toMatchObject([
    { title: 'Recruter', target_on: '2027-01-01' },
    { title: 'Aménager', responsible: 'Agence' },
  ])
})

const within: Rows = [
  ...parts.slice(0, 1),
  ['A1', 'Ouvrir un relais', 'Caf', '2028', '', '10 000', ''],
  ...parts.slice(2),
]
test('amounts that are parts of parts are counted once, the line between being taken or not', async () => {
  for (const isTaken of [() => true, (code: string) => code !== 'A1.1']) {
    const fixture = await givenPlan(db)
    await apply(fixture, () => true, within, isTaken)
    expect((await written(fixture)).means.map(({ amount_euros }) => amount_euros)).toEqual([10_000])
  }
})

test('under an action of the plan that has no amounts, parts are written; if it has some, they stay in words', async () => {
  const [header = [], action = [], , one = [], other = []] = within
  const sheet = [header, action, ['A1.1', ...one.slice(1)], ['A1.2', ...other.slice(1)]]
  for (const [amount, expected] of [
    ['', [4000, 6000]],
    ['10 000', [10_000]],
  ] as const) {
    const fixture = await givenPlan(db)
    await apply(fixture, () => true, [header, action.map((text) => (text === '10 000' ? amount : text))])
    await apply(fixture, () => true, sheet)
    expect((await written(fixture)).means.map(({ amount_euros }) => amount_euros)).toEqual(expected)
  }
})
