/** Lists over several CTGs, and counts of a large plan kept between acts (docs/rules/plan.md §12). */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { actionFlags } from '#app/domains/plan/plan.ts'
import { listActionsOfMany } from '#app/domains/plan/sheet/action-list.server.ts'
import { newTestDatabase, testDatabase } from '#test/database.server.ts'
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { countedFlags, listFilteredActionsOfMany } from './actions-of-many.server.ts'
import { getActionsOfMyCtgs } from './many-ctgs.server.ts'
import { countActions } from './plan-counts.server.ts'
import { usualSort } from './plan-list.ts'

const db = await testDatabase()

describe('the actions of several CTGs', () => {
  test('each flag is that of the rule, each CTG at its own day, and no other CTG is read', async () => {
    const [one, other] = [
      await givenRandomPlan(db, { actionCount: 60, seed: 11 }),
      await givenRandomPlan(db, { actionCount: 60, seed: 12 }),
    ]
    await givenRandomPlan(db, { actionCount: 20, seed: 13 })
    const todays = new Map([
      [one.ctgId, '2026-11-24'],
      [other.ctgId, '2027-03-02'],
    ])
    const all = await listActionsOfMany(db, todays)
    for (const flag of actionFlags) {
      const query = { todays, filter: { flags: [flag] }, sort: usualSort, page: 1 }
      const { lines, count } = await listFilteredActionsOfMany(db, query)
      const expected = all.filter(({ flags }) => flags.includes(flag)).map(({ id }) => id)
      expect(count, flag).toBe(expected.length)
      expect(lines.map(({ id }) => id).toSorted(), flag).toEqual(expected.toSorted().slice(0, 100))
    }
  })
  test('a person reads the CTGs where she has a mandate, whatever the address asks', async () => {
    const [own, another] = [
      await givenRandomPlan(db, { actionCount: 30, seed: 21 }),
      await givenRandomPlan(db, { actionCount: 30, seed: 22 }),
    ]
    const list = (ctgIds: readonly string[]) =>
      getActionsOfMyCtgs(own.as(own.actors.reader), { filter: {}, sort: usualSort, page: 9, ctgIds })
    expect(await list([])).toMatchObject({ shownCount: 30, page: 1, pageCount: 1 })
    expect(await list([another.ctgId])).toMatchObject({ shownCount: 30, chosenIds: [] })
    expect(
      await getActionsOfMyCtgs(own.as(own.actors.stranger), { filter: {}, sort: usualSort, page: 1, ctgIds: [] }),
    ).toMatchObject({
      shownCount: 0,
      ctgs: [],
    })
  })

  test('what is asked of a few CTGs is planned once, and of many each time', async () => {
    // So many statements are prepared in a process, and the tests before this one may have filled it.
    vi.resetModules()
    const { openDatabase, openPool } = await import('#app/kernel/database.server.ts')
    const { listManyChoices } = await import('./many-choices.server.ts')
    const { countActionsOfMany } = await import('./actions-of-many.server.ts')
    const { url } = await newTestDatabase()
    const pool = openPool(url, 1)
    const alone = openDatabase(pool)
    const ask = async (ctgIds: readonly string[]) => {
      const todays = new Map(ctgIds.map((id) => [id, '2026-11-24']))
      for (let time = 0; time < 12; time += 1) {
        await listManyChoices(alone, ctgIds)
        await countActionsOfMany(alone, { todays, filter: {} })
      }
      const { rows } = await sql<{ kept: boolean }>`select generic_plans > 0 as kept from pg_prepared_statements
        where statement like '%(select $1)%'`.execute(alone)
      return rows
    }
    const ids = [...Array(51).keys()].map(() => randomUUID())
    expect(await ask(ids)).toEqual([])
    expect(await ask(ids.slice(0, 2))).toEqual([{ kept: true }, { kept: true }])
    await pool.end()
  })
  test('a theme or a party of one CTG is asked in all under its name; each CTG is counted apart, as the rule says', async () => {
    const [one, other] = [
      await givenRandomPlan(db, { actionCount: 40, seed: 41 }),
      await givenRandomPlan(db, { actionCount: 40, seed: 42 }),
    ]
    const reader = one.actors.reader
    const context = one.as({ ...reader, memberships: [...reader.memberships, ...other.actors.reader.memberships] })
    const whole = await getActionsOfMyCtgs(context, { filter: {}, sort: usualSort, page: 1, ctgIds: [] })
    expect(whole.counts.map(({ ctgId, count }) => [ctgId, count]).toSorted()).toEqual(
      [
        [one.ctgId, 40],
        [other.ctgId, 40],
      ].toSorted(),
    )
    for (const flag of countedFlags)
      expect(
        whole.counts.reduce((sum, line) => sum + line[flag], 0),
        flag,
      ).toBe(whole.actions.filter(({ flags }) => flags.includes(flag)).length)
    const ofBoth = await db
      .selectFrom('action')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('ctg_id', 'in', [one.ctgId, other.ctgId])
      .where('theme_id', 'in', [one.early.id, other.early.id])
      .executeTakeFirstOrThrow()
    const filter = { themeIds: [other.early.id] }
    const found = await getActionsOfMyCtgs(context, { filter, sort: usualSort, page: 1, ctgIds: [] })
    expect(found.shownCount).toBe(ofBoth.count)
    expect(new Set(found.actions.map(({ ctgId }) => ctgId)).size).toBe(2)
    expect(found.choices.parties.filter(({ name }) => name === one.caf.name)).toHaveLength(1)
    const chosen = await getActionsOfMyCtgs(context, { filter, sort: usualSort, page: 1, ctgIds: [one.ctgId] })
    expect(chosen.counts.map(({ ctgId }) => ctgId)).toEqual([one.ctgId])
  })
})

test('the counts of a large plan are those of the rule after each act, and another day', async () => {
  const { ctgId, actors, as } = await givenRandomPlan(db, {
    actionCount: 1_000,
    stepCount: 500,
    meansCount: 500,
    seed: 31,
  })
  const today = '2026-11-24'
  const first = await countActions(db, ctgId, today)
  expect(await countActions(db, ctgId, today)).toEqual(first)
  expect(await countActions(db, ctgId, today)).toEqual(first)
  await createAction(as(actors.cafCoordinator), { ctgId, title: 'Une de plus' })
  const second = await countActions(db, ctgId, today)
  expect(second.total).toBe(1_001)
  expect(second.flags.find(({ name }) => name === 'without-lead')?.count).toBe(
    (first.flags.find(({ name }) => name === 'without-lead')?.count ?? 0) + 1,
  )
  const late = async (day: string) =>
    (await countActions(db, ctgId, day)).flags.find(({ name }) => name === 'late')?.count
  expect(await late('2028-11-24')).toBeGreaterThan((await late(today)) ?? 0)
})
