/** The text of a sheet that becomes restricted, while people have it open on two nodes. Rules: docs/rules/writing.md §6.4, plan.md §17. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { givenText } from '#test/writing-fixture.server.ts'
import { openTwoNodes, until } from './two-nodes.fixture.server.ts'

const { database, sitDown } = openTwoNodes()

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
