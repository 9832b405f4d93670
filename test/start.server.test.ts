/** `npm start` as a person types it, and how it ends. `npm test` asks it of both accounts when it is root: PostgreSQL then runs under another one. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findProcessOf, killProcess, newOpenFolder, removeFolder, startTrame } from './started-trame.server.ts'
import { healthOf, inFolders, processesLeftBy } from './trame-folders.server.ts'

const { given } = inFolders()

/** What the first test leaves, stopped: what is asked of a Trame that serves is not asked again of one that begins with nothing. */
const served = { folder: '' }
afterAll(() => {
  if (served.folder) removeFolder(served.folder)
})

function keepServed(data: string): void {
  served.folder = newOpenFolder()
  execFileSync('cp', ['-a', data, path.join(served.folder, 'instance')])
}

/** An instance that has served before; a new one when the first test was not run. */
async function givenServed() {
  const instance = await given()
  if (served.folder) execFileSync('cp', ['-a', path.join(served.folder, 'instance'), instance.data])
  return instance
}

describe('npm start', { timeout: 60_000 }, () => {
  test('serves, and Ctrl-C leaves no process', async () => {
    const instance = await given()
    const trame = startTrame(instance)
    await trame.ready
    expect(await healthOf(instance.port)).toBe(200)
    process.kill(-(trame.process.pid ?? 0), 'SIGINT')
    await trame.ended
    await processesLeftBy(instance.data).toEqual([])
    keepServed(instance.data)
  })

  test('stopped while it starts, leaves no process', async () => {
    const instance = await given()
    const trame = startTrame(instance)
    await expect.poll(() => fs.existsSync(path.join(instance.data, 'postgres')), { timeout: 20_000 }).toBe(true)
    process.kill(-(trame.process.pid ?? 0), 'SIGINT')
    await trame.ended
    await processesLeftBy(instance.data).toEqual([])
  })

  test('leaves no process when npm alone is told to end, or is killed', async () => {
    const instance = await givenServed()
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const trame = startTrame(instance)
      await trame.ready
      killProcess(trame.process.pid ?? 0, signal)
      await processesLeftBy(instance.data).toEqual([])
    }
  })

  test('starts again on the same port and data after its server was killed', async () => {
    const instance = await givenServed()
    const killed = startTrame(instance)
    await killed.ready
    killProcess(findProcessOf(instance.data, 'main.server.ts'), 'SIGKILL')
    expect(await killed.ended).not.toBe(0)

    const again = startTrame(instance)
    await again.ready
    expect(await healthOf(instance.port)).toBe(200)
    killProcess(again.process.pid ?? 0, 'SIGTERM')
    await processesLeftBy(instance.data).toEqual([])
  })

  test('started twice in one folder, leaves the first one at work', async () => {
    const instance = await givenServed()
    const first = startTrame(instance)
    await first.ready
    const second = startTrame(instance)
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Le port ${instance.port} est déjà pris`)
    expect(await healthOf(instance.port)).toBe(200)
    killProcess(first.process.pid ?? 0, 'SIGTERM')
    await processesLeftBy(instance.data).toEqual([])
  })
})
