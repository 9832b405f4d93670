/** Two nodes on one database, and hands that write on either. For tests. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import { openDatabase } from '#app/kernel/database.server.ts'
import { everythingRestricted } from '#app/kernel/sight.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenText, type Pen, signIn, startNode, type TestNode, takePen } from '#test/writing-fixture.server.ts'
import { readLog } from './text-log.server.ts'
import type { TextKey } from './writing.ts'
import { docFrom } from './y-text.server.ts'

export const until = (condition: () => unknown) =>
  expect.poll(() => Boolean(condition()), { timeout: 8_000 }).toBe(true)

/** To be called once, at the top of a test file. */
export function openTwoNodes() {
  const opened: { db?: Awaited<ReturnType<typeof newTestDatabase>>; nodes: TestNode[]; pens: Pen[] } = {
    nodes: [],
    pens: [],
  }
  const database = () => opened.db ?? expect.unreachable('not opened')
  const nodeAt = (index: number): TestNode => opened.nodes[index] ?? expect.unreachable('not started')

  beforeAll(async () => {
    opened.db = await newTestDatabase()
    // As the socket of a real node: it loads every text, and decides by itself who reads it.
    const seeing = openDatabase(database().pool, [], () => everythingRestricted)
    for (let index = 0; index < 2; index += 1) opened.nodes.push(await startNode(seeing, database().url))
  })
  afterEach(() => {
    for (const pen of opened.pens.splice(0)) pen.leave()
  })
  afterAll(async () => {
    for (const node of opened.nodes) await node.stop()
    await database().pool.end()
  })

  async function givenChapter() {
    const ctg = await givenCtg(database().db)
    const ref = { ctgId: ctg.ctgId, subjectType: 'theme', subjectId: ctg.early.id, field: 'chapter' } as const
    return { ...ctg, ref, key: await givenText(database().db, ctg.actors.cafCoordinator, ref) }
  }

  async function sitDown(index: number, actor: Actor, key: TextKey) {
    const session = await signIn(database().db, actor)
    const pen = takePen(nodeAt(index), session.cookie, key)
    opened.pens.push(pen)
    return { ...pen, revoke: session.revoke }
  }

  const storedText = async (key: TextKey) => docFrom((await readLog(database().db, key, 0)).updates)

  return { database, nodeAt, givenChapter, sitDown, storedText }
}
