/** What one person may have a node hold, whatever her sockets and her sessions. Rules: docs/rules/writing.md §6.13. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Actor } from '#app/kernel/actor.ts'
import { signIn } from '#test/writing-fixture.server.ts'
import { openTwoNodes, until } from './two-nodes.fixture.server.ts'

const { database, nodeAt, givenChapter, sitDown } = openTwoNodes()

const cookieOf = async (actor: Actor) => (await signIn(database().db, actor)).cookie

/** @returns undefined when it is refused */
async function openSocket(cookie: string): Promise<WebSocket | undefined> {
  const { url, origin } = nodeAt(0)
  const socket = new WebSocket(url, { headers: { cookie, origin } })
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
  return socket.readyState === WebSocket.OPEN ? socket : undefined
}

/** Bytes held, without what the cut sockets left to be collected. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return process.memoryUsage().arrayBuffers
}

const megabyte = Buffer.alloc(1024 * 1024 - 100)

test('sockets are counted by person, whatever her sessions', async () => {
  const { actors } = await givenChapter()
  const cookies = await Promise.all(Array.from({ length: 8 }, () => cookieOf(actors.reader)))
  const sockets: WebSocket[] = []
  for (const cookie of cookies)
    for (let index = 0; index < 31; index += 1) sockets.push(...[(await openSocket(cookie)) ?? []].flat())
  // Thirty a session, two hundred in all.
  expect(sockets).toHaveLength(200)
  expect(await openSocket(await cookieOf(actors.townCoordinator))).toBeDefined()
  for (const socket of sockets) socket.terminate()
})

test('messages begun and never ended are held for some megabytes, then cut; who writes beside goes on', async () => {
  const { actors, key } = await givenChapter()
  const town = await sitDown(0, actors.townCoordinator, key)
  await until(() => town.isSaved())
  const cookie = await cookieOf(actors.reader)
  const before = heldBytes()
  const sockets: WebSocket[] = []
  for (let index = 0; index < 20; index += 1) {
    const socket = await openSocket(cookie)
    if (!socket) throw new Error('refused')
    sockets.push(socket)
    for (let piece = 0; piece < 7 && socket.readyState === WebSocket.OPEN; piece += 1)
      await new Promise((resolve) => socket.send(megabyte, { fin: false, binary: true }, resolve))
  }
  const countOpen = () => sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length
  await until(() => countOpen() < 8)
  expect(countOpen()).toBeGreaterThanOrEqual(4)
  expect(heldBytes() - before).toBeLessThan(64 * 1024 * 1024)
  town.write('Bonjour')
  await until(() => town.isSaved())
  for (const socket of sockets) socket.terminate()
})
