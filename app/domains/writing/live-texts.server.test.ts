import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenText, type Pen, signIn, startNode, type TestNode, takePen } from '#test/writing-fixture.server.ts'
import type { TextKey } from './writing.ts'

const opened: { db?: Awaited<ReturnType<typeof newTestDatabase>>; nodes: TestNode[]; pens: Pen[] } = {
  nodes: [],
  pens: [],
}
const database = () => opened.db ?? expect.unreachable('not opened')
const nodeAt = (index: number): TestNode => opened.nodes[index] ?? expect.unreachable('not started')

beforeAll(async () => {
  opened.db = await newTestDatabase()
  for (let index = 0; index < 2; index += 1) opened.nodes.push(await startNode(database().db, database().url))
})
afterAll(async () => {
  for (const pen of opened.pens) pen.leave()
  for (const node of opened.nodes) await node.stop()
  await database().pool.end()
})

async function givenChapter(): Promise<CtgFixture & { readonly key: TextKey }> {
  const ctg = await givenCtg(database().db)
  const ref = { ctgId: ctg.ctgId, subjectType: 'theme', subjectId: ctg.early.id, field: 'chapter' } as const
  return { ...ctg, key: await givenText(database().db, ctg.actors.cafCoordinator, ref) }
}

async function pen(index: number, actor: Parameters<typeof signIn>[1], key: TextKey): Promise<Pen> {
  const { cookie } = await signIn(database().db, actor)
  const taken = takePen(nodeAt(index), cookie, key)
  opened.pens.push(taken)
  return taken
}

const until = (condition: () => unknown) => expect.poll(() => Boolean(condition()), { timeout: 5_000 }).toBe(true)

describe('a text written by several hands', () => {
  test('is seen by the others, on this node and on another one', async () => {
    const { actors, key } = await givenChapter()
    const caf = await pen(0, actors.cafCoordinator, key)
    const town = await pen(0, actors.townCoordinator, key)
    const officer = await pen(1, actors.earlyOfficer, key)
    await until(() => caf.isSaved() && town.isSaved() && officer.isSaved())
    caf.write('Bonjour')
    await until(() => town.text() === 'Bonjour' && officer.text() === 'Bonjour' && caf.isSaved())
    officer.write(' à tous')
    await until(() => caf.text() === 'Bonjour à tous' && town.text() === 'Bonjour à tous')
  })
})
