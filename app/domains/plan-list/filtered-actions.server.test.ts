/** The list of the plan: the database filters, sorts and counts as the rules do (docs/rules/plan.md §3, §12). */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { compareCodes } from '#app/domains/plan/outline/numbering.ts'
import { actionFlags, actionStatuses, isInPlan } from '#app/domains/plan/plan.ts'
import { type ActionLine, listActions } from '#app/domains/plan/sheet/action-list.server.ts'
import { getFilteredExport } from '#app/domains/plan-files/export/filtered-export.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { createRandom } from '#test/seeded-choices.ts'
import { listFlaggedPlans } from './counts-of-many.server.ts'
import { listFilteredActions } from './filtered-actions.server.ts'
import { countActions } from './plan-counts.server.ts'
import type { PlanFilter } from './plan-filter.ts'
import { pageSize, sortKeys } from './plan-list.ts'

const today = '2026-11-24'
type Plan = Awaited<ReturnType<typeof givenRandomPlan>>
const given: { db?: Database; plan?: Plan; lines?: readonly ActionLine[] } = {}
const db = () => given.db ?? expect.unreachable('no database')
const plan = () => given.plan ?? expect.unreachable('no plan')
/** Every line, its flags computed by the rule. */
const lines = () => given.lines ?? expect.unreachable('no lines')

beforeAll(async () => {
  given.db = await testDatabase()
  given.plan = await givenRandomPlan(given.db, { actionCount: 700, seed: 20_261_124 })
  await givenRandomPlan(given.db, { actionCount: 40, seed: 7 }) // another CTG, never read
  // Without it PostgreSQL plans for empty tables until its own analysis passes: thirty times slower on a loaded machine.
  await sql`analyze`.execute(given.db)
  given.lines = await listActions(given.db, given.plan.ctgId, today)
})

const keptBy = async (filter: PlanFilter): Promise<readonly string[]> =>
  (await listFilteredActions(db(), { ctgId: plan().ctgId, today, filter })).lines.map(({ id }) => id)
const idsOf = (lines: readonly ActionLine[]): readonly string[] => lines.map(({ id }) => id)

/** What the letter of the week says of a plan, from the statement of many and from the rule. */
async function flaggedOf(ctgId: string, day: string) {
  const plan = (await listFlaggedPlans(db(), new Map([[ctgId, day]]))).get(ctgId)
  const { ctgId: _ctg, silentDays, ...counts } = plan ?? expect.unreachable('no plan')
  expect(silentDays).toBe(45)
  return counts
}
function flaggedBy(all: readonly ActionLine[]) {
  const own = all.filter(isInPlan)
  const toldFlags = ['late', 'silent', 'blocked'] as const
  const counted = [...toldFlags, 'without-lead', 'watched', 'without-measure', 'due-soon'] as const
  return {
    total: own.length,
    counts: Object.fromEntries(counted.map((name) => [name, own.filter(({ flags }) => flags.includes(name)).length])),
    actions: own
      .map(({ id, number, code, title, flags }) => ({
        ...{ id, number, code, title },
        flags: toldFlags.filter((name) => flags.includes(name)),
      }))
      .filter(({ flags }) => flags.length > 0),
  }
}

describe('what the database filters by a flag is what the rule says of each line', () => {
  // Nobody who has not been told of a restricted sheet lists one: restriction.server.test.ts.
  test.each(actionFlags.filter((flag) => flag !== 'restricted'))('%s', async (flag) => {
    const expected = lines().filter(({ flags }) => flags.includes(flag))
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(lines().length)
    expect(await keptBy({ flags: [flag] })).toEqual(idsOf(expected))
  })
  test('at every day of a year, with thresholds of its own', async () => {
    const { ctgId } = plan()
    const thresholds = { silent_days: 45, due_soon_days: 90, copil_notice_days: 60 }
    await db()
      .insertInto('watch_settings')
      .values({ ctg_id: ctgId, ...thresholds })
      .execute()
    const random = createRandom(3)
    for (let round = 0; round < 12; round += 1) {
      const day = `2026-${String(round + 1).padStart(2, '0')}-${String(random.below(28) + 1).padStart(2, '0')}`
      const [all, counts] = [await listActions(db(), ctgId, day), await countActions(db(), ctgId, day)]
      const expected = actionFlags.map((name) => ({
        name,
        count: all.filter(({ flags }) => flags.includes(name)).length,
      }))
      expect(counts.flags, day).toEqual(expected)
      expect(counts.total).toBe(all.length)
      expect(await flaggedOf(ctgId, day), day).toEqual(flaggedBy(all))
    }
    await db().deleteFrom('watch_settings').where('ctg_id', '=', ctgId).execute()
  })
  test('statuses are counted', async () => {
    expect((await countActions(db(), plan().ctgId, today)).statuses).toEqual(
      actionStatuses.map((name) => ({ name, count: lines().filter(({ status }) => status === name).length })),
    )
  })
})

describe('each criterion keeps its actions', () => {
  const under = (axisId: string, objectives: readonly string[]) => (line: ActionLine) =>
    line.axisId === axisId || line.objectiveIds.some((id) => objectives.includes(id))
  test('theme, statuses, lead, sheets', async () => {
    const { early, caf } = plan()
    expect(await keptBy({ themeIds: [early.id] })).toEqual(idsOf(lines().filter(({ themeId }) => themeId === early.id)))
    expect(await keptBy({ statuses: ['done', 'suspended'] })).toEqual(
      idsOf(lines().filter(({ status }) => status === 'done' || status === 'suspended')),
    )
    expect(await keptBy({ leadPartyIds: [caf.id], leadName: 'Pilote 3' })).toEqual(
      idsOf(lines().filter(({ leadPartyId, leadName }) => leadPartyId === caf.id || leadName === 'Pilote 3')),
    )
    const picked = lines().slice(10, 13)
    expect(await keptBy({ ids: idsOf(picked) })).toEqual(idsOf(picked))
  })
  test('an axis, with everything under it; an objective', async () => {
    const { tops, axes, objectives } = plan()
    const [low] = axes
    const [top] = tops
    if (!low || !top) return expect.unreachable('no axis')
    const ofLow = objectives.filter(({ axisId }) => axisId === low.id).map(({ id }) => id)
    expect(await keptBy({ axisIds: [low.id] })).toEqual(idsOf(lines().filter(under(low.id, ofLow))))
    const both = await Promise.all(
      axes.filter(({ parentId }) => parentId === top.id).map(({ id }) => keptBy({ axisIds: [id] })),
    )
    expect((await keptBy({ axisIds: [top.id] })).toSorted()).toEqual([...new Set(both.flat())].toSorted())
    const objectiveId = ofLow[0] ?? ''
    expect(await keptBy({ objectiveIds: [objectiveId] })).toEqual(
      idsOf(lines().filter(({ objectiveIds }) => objectiveIds.includes(objectiveId))),
    )
  })
  test('words are found all of them, whatever the accents, the case and the place', async () => {
    const expected = lines().filter(({ title }) => title.includes('École') && title.includes('12'))
    expect(expected.length).toBeGreaterThan(0)
    expect(await keptBy({ text: 'ecole 12' })).toEqual(
      expect.arrayContaining(expected.filter(({ code }) => code.includes('12')).map(({ id }) => id)),
    )
    expect(await keptBy({ text: '100%' })).toEqual([])
  })
  test('a year keeps what runs over it; an action without date is of no year', async () => {
    const ids = await keptBy({ year: 2026 })
    const isOut = ({ startsOn, endsOn }: ActionLine) =>
      (startsOn === null && endsOn === null) || (startsOn ?? '') > '2026-12-31' || (endsOn ?? '9') < '2025-12-31'
    for (const line of lines().filter(isOut)) expect(ids).not.toContain(line.id)
    const isIn = ({ startsOn, endsOn }: ActionLine) =>
      startsOn !== null && startsOn <= '2026-12-31' && (endsOn === null || endsOn >= '2026-01-01')
    for (const line of lines().filter(isIn)) expect(ids).toContain(line.id)
  })
  test('service and field of the Caf', async () => {
    const { ctgId, services } = plan()
    const serviceId = services[0]?.id ?? ''
    const [carried, ofField] = await Promise.all([
      db()
        .selectFrom('action_service')
        .select('action_id as id')
        .where('ctg_id', '=', ctgId)
        .where('service_id', '=', serviceId)
        .execute(),
      db()
        .selectFrom('action_caf_field')
        .select('action_id as id')
        .where('ctg_id', '=', ctgId)
        .where('field', '=', 'benefits')
        .execute(),
    ])
    const led = await db()
      .selectFrom('action')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('lead_service_id', '=', serviceId)
      .execute()
    const expected = new Set([...carried, ...led].map(({ id }) => id))
    expect(await keptBy({ serviceIds: [serviceId] })).toEqual(idsOf(lines().filter(({ id }) => expected.has(id))))
    expect((await keptBy({ cafFields: ['benefits'] })).length).toBe(ofField.length)
  })
  test('places, other plans and key words', async () => {
    const { ctgId, actionIds } = plan()
    const [first = '', second = '', third = ''] = actionIds
    const [areaId, linkedPlanId] = [randomUUID(), randomUUID()]
    const own = { ctg_id: ctgId }
    await db()
      .insertInto('area')
      .values({ ...own, id: areaId, commune_code: '92036', name: 'Le Luth' })
      .execute()
    await db()
      .insertInto('linked_plan')
      .values({ ...own, id: linkedPlanId, name: 'Contrat de ville' })
      .execute()
    await db()
      .insertInto('action_commune')
      .values({ ...own, action_id: first, territory_code: '92036' })
      .execute()
    await db()
      .insertInto('action_area')
      .values({ ...own, action_id: second, area_id: areaId })
      .execute()
    await db()
      .insertInto('action_linked_plan')
      .values({ ...own, action_id: third, linked_plan_id: linkedPlanId })
      .execute()
    await db()
      .updateTable('action')
      .set({ tags: ['répit', 'parentalité'] })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', first)
      .execute()
    expect((await keptBy({ areas: ['92036'] })).toSorted()).toEqual([first, second].toSorted())
    expect(await keptBy({ areas: [areaId] })).toEqual([second])
    expect(await keptBy({ areas: ['92004'] })).toEqual([])
    expect(await keptBy({ linkedPlanIds: [linkedPlanId] })).toEqual([third])
    expect(await keptBy({ tags: ['parentalité', 'autre'] })).toEqual([first])
  })
  test('criteria are all to hold', async () => {
    const filter: PlanFilter = { statuses: ['in-progress'], flags: ['late', 'silent'], themeIds: [plan().early.id] }
    expect(await keptBy(filter)).toEqual(
      idsOf(
        lines().filter(
          ({ status, flags, themeId }) =>
            status === 'in-progress' &&
            themeId === plan().early.id &&
            (flags.includes('late') || flags.includes('silent')),
        ),
      ),
    )
  })
})

describe('order and pages', () => {
  test('the order of the plan is that of `compareCodes`', async () => {
    const { lines: sorted } = await listFilteredActions(db(), { ctgId: plan().ctgId, today, filter: {} })
    expect(idsOf(sorted)).toEqual(
      idsOf(lines().toSorted((one, other) => compareCodes(one.code, other.code) || one.number - other.number)),
    )
  })
  test.each(sortKeys)('pages of the order by %s hold every action once', async (key) => {
    for (const isDescending of [false, true]) {
      const pages = await Promise.all(
        [1, 2, 3, 4, 5, 6, 7].map((page) =>
          listFilteredActions(db(), { ctgId: plan().ctgId, today, filter: {}, sort: { key, isDescending }, page }),
        ),
      )
      expect(pages.map(({ lines: shown }) => shown.length)).toEqual(Array(7).fill(pageSize))
      expect(pages.map(({ count }) => count)).toEqual(Array(7).fill(700))
      expect(new Set(pages.flatMap(({ lines: shown }) => idsOf(shown))).size).toBe(700)
    }
  })
})

test('the plan taken away from a filtered view holds its actions only', async () => {
  const { ctgId, actors, as } = plan()
  const context = as(actors.reader)
  const exported = await getFilteredExport(context, ctgId, { statuses: ['suspended'] })
  expect(exported.actions.map(({ id }) => id).toSorted()).toEqual(
    idsOf(lines().filter(({ status }) => status === 'suspended')).toSorted(),
  )
  expect((await getFilteredExport(context, ctgId, {})).actions).toHaveLength(lines().length)
})
