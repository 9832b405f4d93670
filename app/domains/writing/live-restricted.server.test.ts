/** A text closed while people have it open on two nodes: its sheet becomes restricted, its CTG is archived. Rules: docs/rules/writing.md §6.4, plan.md §17, archives.md §3. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { wishArchiving } from '#app/domains/archives/commands/wish-archiving.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { givenText } from '#test/writing-fixture.server.ts'
import { openTwoNodes, until } from './two-nodes.fixture.server.ts'
import { contentOf } from './y-text.server.ts'

const { database, sitDown, storedText } = openTwoNodes()

test('is closed to who reads it no more, said at once to every node', async () => {
  const { db, pool } = database()
  const { ctgId, actors, ids } = await givenFullCtg(db)
  const ref = { ctgId, subjectType: 'action', subjectId: ids.action, field: 'description' } as const
  const key = await givenText(db, actors.cafCoordinator, ref)
  const reader = await sitDown(1, actors.reader, key)
  const caf = await sitDown(0, actors.cafCoordinator, key)
  await until(() => reader.isSaved() && caf.isSaved())
  const client = await pool.connect()
  const heard: string[] = []
  client.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await client.query('listen trame_texts')
  await db
    .updateTable('action')
    .set({ is_restricted: true, lead_party_id: null })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.action)
    .execute()
  // Not by the sweep of every five seconds: it is told with the change.
  await until(() => heard.some((message) => message.includes('"text"') && message.includes(key.textId)))
  await until(() => reader.refusals.includes('not-found'))
  caf.write('Entre nous. ')
  await until(caf.isSaved)
  await wait(100)
  expect(reader.text()).not.toContain('Entre nous')
  client.release(true)
})

test('of a CTG that is archived stops on every node: what comes after is refused, said, and left to its author', async () => {
  const { db } = database()
  const { ctgId, actors, early } = await givenCtg(db)
  const chapter = { ctgId, subjectType: 'theme', subjectId: early.id, field: 'chapter' } as const
  const key = await givenText(db, actors.cafCoordinator, chapter)
  const [caf, town] = [await sitDown(0, actors.cafCoordinator, key), await sitDown(1, actors.townCoordinator, key)]
  await until(() => caf.isSaved() && town.isSaved())
  caf.write('Avant. ')
  await until(() => caf.isSaved() && town.text() === 'Avant. ')
  const wish = (actor: typeof actors.cafCoordinator, asked: 'archive' | 'reopen') =>
    wishArchiving({ db, actor, at: new Date() }, { ctgId, wish: asked })
  await wish(actors.cafCoordinator, 'archive')
  // Typed while it is archived: before, or not at all.
  const typing = setInterval(() => caf.write('Pendant. '), 5)
  await wish(actors.townCoordinator, 'archive')
  await until(() => [caf, town].every(({ said }) => said.at(-1)?.kind === 'frozen'))
  clearInterval(typing)
  const frozen = contentOf(await storedText(key))
  caf.write('Après. ')
  await wait(200)
  expect(caf.isSaved()).toBe(false)
  expect(caf.text()).toContain('Après. ')
  expect(town.text()).not.toContain('Après. ')
  expect(contentOf(await storedText(key))).toEqual(frozen)
  // Words of the last instant are read too, though nobody writes any more.
  const read = () =>
    rowsOf(db, 'text_state', { ctg_id: ctgId, text_id: key.textId }).select(['content']).executeTakeFirstOrThrow()
  await expect.poll(read, { timeout: 10_000 }).toEqual({ content: frozen })
  for (const actor of [actors.cafCoordinator, actors.townCoordinator]) await wish(actor, 'reopen')
  await until(() => [caf, town].every(({ said }) => said.at(-1)?.kind === 'writable'))
})
