/** A cached count serves only readers who would read the same, on the same day, until the journal of the CTG has a new line. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { everythingRestricted, sightOf, withSight } from '#app/kernel/sight.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { type CtgState, createCtgKeeper, readStates } from './kept-by-ctg.server.ts'
import { readLastLines } from './last-lines.server.ts'
import { listPortfolioRows } from './rows.server.ts'

const db = await testDatabase()

const hour = 3_600_000
const later = (hours: number) => new Date(testInstant.getTime() + hours * hour)
const state: CtgState = { today: '2026-11-24', seen: 'open', movedAt: 0 }

/** A count whose value is the number of times it was computed. */
function counting() {
  const keep = createCtgKeeper<number>()
  const reads = { times: 0 }
  const read = async (one: Partial<CtgState>, now: number, besides = '') => {
    const states = new Map([['ctg', { ...state, ...one }]])
    const counts = await keep(db, ['ctg'], { states, besides, now }, async (ctgIds) => {
      reads.times += 1
      return new Map(ctgIds.map((ctgId) => [ctgId, reads.times]))
    })
    return counts.get('ctg')
  }
  return read
}

test('it is counted once while nothing moves, again after a new line, another day, another besides', async () => {
  const read = counting()
  expect([await read({}, hour), await read({}, 2 * hour)]).toEqual([1, 1])
  expect(await read({ movedAt: 3 * hour }, 3 * hour)).toBe(2)
  // The line is so near the count that its act may have been seen by half.
  expect(await read({ movedAt: 3 * hour }, 4 * hour)).toBe(3)
  expect(await read({ movedAt: 3 * hour }, 5 * hour)).toBe(3)
  expect(await read({ movedAt: 3 * hour, today: '2026-11-25' }, 5 * hour)).toBe(4)
  expect(await read({ movedAt: 3 * hour, today: '2026-11-25' }, 5 * hour, 'another file')).toBe(5)
})

test('who sees no restricted sheet, and who sees all of them, are told apart; nothing is kept for who sees some', async () => {
  const read = counting()
  expect([await read({ seen: 'all' }, hour), await read({ seen: 'open' }, hour)]).toEqual([1, 2])
  expect([await read({ seen: 'all' }, hour), await read({ seen: 'open' }, hour)]).toEqual([1, 2])
  expect([await read({ seen: undefined }, hour), await read({ seen: undefined }, hour)]).toEqual([3, 4])
})

test('what a CTG is without is kept too', async () => {
  const keep = createCtgKeeper<number>()
  const countedIds: string[] = []
  const read = () =>
    keep(db, ['a', 'b'], { states: new Map([['a', state]]), besides: '', now: hour }, async (ctgIds) => {
      countedIds.push(...ctgIds)
      return new Map()
    })
  expect((await read()).size + (await read()).size).toBe(0)
  // « b » has no known state: its count is not cached.
  expect(countedIds).toEqual(['a', 'b', 'b'])
})

async function givenSheets() {
  const plan = await givenRandomPlan(db, { actionCount: 12, seed: 5 })
  const { ctgId } = plan
  const sheets = await db
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('status', 'not in', ['abandoned', 'deferred'])
    .orderBy('number')
    .execute()
  const [first, second] = sheets.map(({ id }) => id)
  if (!first || !second) throw new Error('the plan has two sheets at least')
  await db
    .updateTable('action')
    .set({ is_restricted: true })
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', [first, second])
    .execute()
  const row = async (actor: Actor, at: Date) => {
    const context = { db, actor, at }
    const [found] = await listPortfolioRows(context, await readStates(context, 1))
    return found
  }
  const journal = (at: Date, where: Database = db) =>
    where
      .insertInto('audit_entry')
      .values({
        ...{ at, person_name: 'Rose', ctg_id: ctgId, action: 'action.updated', subject_type: 'action' },
        ...{ subject_id: first, detail: '{}' },
      })
      .execute()
  return { ctgId, actor: plan.actors.reader, first, second, row, journal, shown: sheets.length - 2 }
}

test('a CTG says which of its restricted sheets its reader sees, and when it moved', async () => {
  const { ctgId, actor, first, second, journal } = await givenSheets()
  await journal(later(1))
  const context = { db, actor, at: later(2) }
  const seen = (sight: string) => withSight(sight, async () => (await readStates(context, 1))?.get(ctgId)?.seen)
  expect(await seen(sightOf([]))).toBe('open')
  expect(await seen(sightOf([first]))).toBe(undefined)
  expect(await seen(sightOf([first, second]))).toBe('all')
  expect(await seen(everythingRestricted)).toBe('all')
  expect((await readStates(context, 1))?.get(ctgId)?.movedAt).toBe(later(1).getTime())
  expect(await readStates(context)).toBe(undefined)
})

test('a portfolio kept tells nobody the sheets of another, and is told anew once the journal moves', async () => {
  const { ctgId, actor, first, second, row, journal, shown } = await givenSheets()
  const total = (sight: string, at: Date) => withSight(sight, async () => (await row(actor, at))?.total)
  const all = sightOf([first, second])
  const read = async (at: Date) => [await total(all, at), await total(sightOf([first]), at), await total('', at)]
  expect(await read(later(2))).toEqual([shown + 2, shown + 1, shown])
  // Nothing is written of it: what is kept is told.
  await withSight(everythingRestricted, () =>
    db.updateTable('action').set({ status: 'abandoned' }).where('ctg_id', '=', ctgId).where('id', '=', first).execute(),
  )
  expect(await read(later(3))).toEqual([shown + 2, shown, shown])
  await journal(later(3))
  expect(await read(later(4))).toEqual([shown + 1, shown, shown])
})

test('a CTG that its reader follows no more is told to her no more', async () => {
  const { actor, row } = await givenSheets()
  expect(await row(actor, later(2))).toBeDefined()
  const stranger = { ...actor, memberships: actor.memberships.map((one) => ({ ...one, ctgId: randomUUID() })) }
  expect(await row(stranger, later(2))).toBe(undefined)
})

test('the last line of each journal is known from those written since; one whose act ends after a later one is not missed', async () => {
  const [one, other] = [await givenSheets(), await givenSheets()]
  const read = async () => {
    const lines = await readLastLines(db, [one.ctgId, other.ctgId])
    return [lines.get(one.ctgId), lines.get(other.ctgId)]
  }
  await one.journal(later(1))
  const before = await read()
  expect(before[0]).toBe(later(1).getTime())
  await db.transaction().execute(async (slow) => {
    await one.journal(later(3), slow)
    await other.journal(later(2))
    expect(await read()).toEqual([before[0], later(2).getTime()])
  })
  expect(await read()).toEqual([later(3).getTime(), later(2).getTime()])
  // A CTG absent from the cache is counted whole.
  const third = await givenSheets()
  await third.journal(later(5))
  expect((await readLastLines(db, [third.ctgId])).get(third.ctgId)).toBe(later(5).getTime())
})
