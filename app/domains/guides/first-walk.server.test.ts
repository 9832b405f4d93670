/** The first steps on PostgreSQL: ticked from what is done, put away by each for herself. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { foldFirstWalk } from './commands/fold-first-walk.server.ts'
import { findFirstWalk, getFirstWalk, listOwnWalks } from './queries.server.ts'

const db = await testDatabase()

const doneIn = async (context: Context, ctgId: string) =>
  (await getFirstWalk(context, ctgId)).steps.filter(({ isDone }) => isDone).map(({ key }) => key)

test('each step is ticked once its thing is there, whoever did it', async () => {
  const ctg = await givenCtg(db)
  const context = ctg.as(ctg.actors.cafCoordinator)
  const { ctgId } = ctg
  // The fixture has both coordinations and two themes.
  expect(await doneIn(context, ctgId)).toEqual(['created', 'counterpart', 'themes'])

  const bodyId = randomUUID()
  const row = { ctg_id: ctgId, id: randomUUID() }
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Comité de pilotage', position: 1 })
    .execute()
  const seat = { ...row, body_id: bodyId, party_id: ctg.caf.id, function_title: 'Direction', position: 1 }
  await db.insertInto('seat').values(seat).execute()
  expect(await doneIn(context, ctgId)).not.toContain('copil')
  await db
    .updateTable('seat')
    .set({ holder_name: 'Hélène Jacquard' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', seat.id)
    .execute()
  const meeting = { ctg_id: ctgId, id: randomUUID(), body_id: bodyId, starts_at: testInstant, title: 'Copil' }
  await db
    .insertInto('meeting')
    .values({ ...meeting, status: 'draft' })
    .execute()
  expect(await doneIn(context, ctgId)).toEqual(['created', 'counterpart', 'themes', 'copil'])
  await db
    .updateTable('meeting')
    .set({ status: 'convened', convened_at: testInstant })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', meeting.id)
    .execute()
  expect(await doneIn(context, ctgId)).toContain('meeting')
})

test('a mandate of coordination that has ended does not count', async () => {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const memberId = ctg.actors.townCoordinator.memberships[0]?.memberId ?? ''
  await db
    .updateTable('member')
    .set({ until: '2026-11-23' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', memberId)
    .execute()
  expect(await doneIn(ctg.as(ctg.actors.cafCoordinator), ctgId)).not.toContain('counterpart')
})

test('each puts them away for herself, twice is once, and takes them back', async () => {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const [caf, town] = [ctg.as(ctg.actors.cafCoordinator), ctg.as(ctg.actors.townCoordinator)]
  expect(await findFirstWalk(caf, ctgId)).not.toBeNull()
  await foldFirstWalk(caf, { ctgId, walk: 'folded' })
  await foldFirstWalk(caf, { ctgId, walk: 'folded' })
  expect(await findFirstWalk(caf, ctgId)).toBeNull()
  expect(await findFirstWalk(town, ctgId)).not.toBeNull()
  expect(await getFirstWalk(caf, ctgId)).toMatchObject({ isFolded: true })
  await foldFirstWalk(caf, { ctgId, walk: 'shown' })
  expect(await findFirstWalk(caf, ctgId)).not.toBeNull()
})

test('they are of who coordinates: refused to others, unknown to strangers, and nothing is written', async () => {
  const ctg = await givenCtg(db)
  const other = await givenCtg(db)
  const { ctgId } = ctg
  const reader = ctg.as(ctg.actors.reader)
  expect(await findFirstWalk(reader, ctgId)).toBeNull()
  await expect(getFirstWalk(reader, ctgId)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(foldFirstWalk(reader, { ctgId, walk: 'folded' })).rejects.toMatchObject({ kind: 'forbidden' })
  const foreign = other.as(other.actors.cafCoordinator)
  await expect(foldFirstWalk(foreign, { ctgId, walk: 'folded' })).rejects.toMatchObject({ kind: 'not-found' })
  const rows = await db.selectFrom('first_walk_folded').selectAll().where('ctg_id', '=', ctgId).execute()
  expect(rows).toEqual([])
})

test('« Aide » leads a coordination to hers, nobody else', async () => {
  const ctg = await givenCtg(db)
  const ids = async (actor: Parameters<typeof listOwnWalks>[1]) =>
    (await listOwnWalks(db, actor, '2026-11-24')).map(({ id }) => id)
  expect(await ids(ctg.actors.cafCoordinator)).toEqual([ctg.ctgId])
  expect(await ids(ctg.actors.reader)).toEqual([])
  expect(await ids(undefined)).toEqual([])
})

test.each([
  ['over', { ends_on: '2026-11-23' }],
  ['archived', { archived_at: testInstant }],
  ['signed', { signed_on: '2026-11-02' }],
  ['taken up under way', { taken_up_on: '2026-11-02' }],
])('a CTG %s begins no more: neither its dashboard nor « Aide » leads there', async (_state, columns) => {
  const ctg = await givenCtg(db)
  await db.updateTable('ctg').set(columns).where('id', '=', ctg.ctgId).execute()
  const context = ctg.as(ctg.actors.cafCoordinator)
  expect(await findFirstWalk(context, ctg.ctgId)).toBeNull()
  expect(await listOwnWalks(db, ctg.actors.cafCoordinator, '2026-11-24')).toEqual([])
})
