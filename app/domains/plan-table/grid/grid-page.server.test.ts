/** What each role may write in the grid, and what travels. Rules: docs/rules/plan.md §14. */
import { expect, test } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { getPlanGridPage } from './queries.server.ts'
import { openRows } from './sent-rows.ts'

const db = await testDatabase()

/** One action led by a lead without other rights, one of nobody's, already under way. */
async function givenGrid() {
  const fixture = await givenPlan(db)
  const { ctgId, actors, as, early } = fixture
  const given = { ctgId, themeId: early.id, leadEmail: 'pilote@exemple.fr', need: 'Des parents sans réponse' }
  const led = { ...given, title: 'Menée', status: 'proposed', leadPersonId: actors.lead.personId }
  await createAction.runUnknown(as(actors.cafCoordinator), led)
  await createAction.runUnknown(as(actors.cafCoordinator), { ...given, title: 'En cours', status: 'in-progress' })
  return fixture
}
type Grid = Awaited<ReturnType<typeof givenGrid>>

async function rowsFor({ ctgId, actors, as }: Grid, who: keyof Grid['actors'], isWhole = false) {
  const { rows, columns } = await getPlanGridPage(as(actors[who]), ctgId, {}, isWhole)
  return openRows(rows, columns)
}

test('each role writes in its rows; the grid says why not in the others, and hides the address of their lead', async () => {
  const grid = await givenGrid()
  const writable = async (who: keyof Grid['actors']) => {
    const rows = await rowsFor(grid, who)
    for (const { lock, texts } of rows)
      expect(texts.leadEmail, `${who}, ${texts.title}`).toBe(lock === undefined ? 'pilote@exemple.fr' : '')
    return rows.filter(({ lock }) => lock === undefined).map(({ texts }) => texts.title)
  }
  expect(await writable('cafCoordinator')).toEqual(['Menée', 'En cours'])
  expect(await writable('earlyOfficer')).toEqual(['Menée', 'En cours'])
  expect(await writable('housingOfficer')).toEqual([])
  expect(await writable('lead')).toEqual(['Menée'])
  expect(await writable('contributor')).toEqual(['Menée'])
  expect(await writable('reader')).toEqual([])
})

test('a contributor writes a proposed sheet, not its status', async () => {
  const [first] = await rowsFor(await givenGrid(), 'contributor')
  expect(first?.locks).toHaveProperty('status')
})

test('the eight fields first travel alone, every cell when asked', async () => {
  const grid = await givenGrid()
  const [first] = await rowsFor(grid, 'cafCoordinator')
  expect(first?.texts).not.toHaveProperty('need')
  const [whole] = await rowsFor(grid, 'cafCoordinator', true)
  expect(whole?.texts).toMatchObject({ title: 'Menée', need: 'Des parents sans réponse', status: 'proposée' })
})

test('a filter keeps its rows; a stranger reads nothing', async () => {
  const { ctgId, actors, as } = await givenGrid()
  const { rows, shownCount, counts } = await getPlanGridPage(
    as(actors.reader),
    ctgId,
    { statuses: ['in-progress'] },
    false,
  )
  expect([rows.length, shownCount, counts.total]).toEqual([1, 1, 2])
  await expect(getPlanGridPage(as(actors.stranger), ctgId, {}, false)).rejects.toMatchObject({ kind: 'not-found' })
})
