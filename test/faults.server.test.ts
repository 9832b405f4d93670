/** A promise that nobody looked at, in a running Trame: told with its request, and everything goes on. Real processes, real signals. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { findFreePort } from '../e2e/free-port.ts'
import { newTestDatabase } from './database.server.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-faults-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  fs.rmSync(folder, { recursive: true, force: true })
})

type Planted = 'plant-rejection.ts' | 'plant-exception.ts'

async function startWith(planted: Planted) {
  const { url, pool } = await newTestDatabase()
  await pool.end()
  const port = await findFreePort()
  const child = spawn(
    process.execPath,
    ['--import', path.join(import.meta.dirname, planted), path.resolve('app/main.server.ts')],
    {
      env: {
        ...process.env,
        ...{ NODE_ENV: 'production', PORT: String(port), TRAME_DATA: path.join(folder, planted), DATABASE_URL: url },
        ...{ TRAME_DEMO: 'off', TRAME_URL: '', TRAME_LOG: 'info' },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  children.push(child)
  const said = { text: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.text += chunk.toString()))
  const ask = () => fetch(`http://localhost:${port}/sante`)
  await expect.poll(() => said.text, { timeout: 60_000 }).toContain('Trame est prête')
  return { child, ask, lines: () => said.text.split('\n').filter((line) => line.startsWith('{')) }
}

describe('what nobody caught', { timeout: 90_000 }, () => {
  test('a rejected promise is in the log with the number of its request, without addresses, and Trame goes on', async () => {
    const { child, ask, lines } = await startWith('plant-rejection.ts')
    // Apart: `/sante` keeps its answer for half a second, and then asks the database nothing.
    const first = await ask()
    await wait(1_000)
    const answers = [first, await ask()]
    const asked = answers.map(({ headers }) => headers.get('x-request-id'))
    expect(new Set(asked).size).toBe(2)
    const told = () => lines().filter((line) => line.includes('planted by the test'))
    const numbers = () => new Set(told().map((line) => JSON.parse(line).requestId))
    await expect.poll(() => asked.filter((requestId) => numbers().has(requestId)), { timeout: 20_000 }).toEqual(asked)
    expect(told().join()).not.toContain('exemple.fr')
    expect((await ask()).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('an exception is in the log, and Trame leaves after closing what is open', async () => {
    const { child, ask, lines } = await startWith('plant-exception.ts')
    const ended = once(child, 'exit')
    await ask().catch(() => undefined)
    expect(await ended).toEqual([1, null])
    expect(lines().filter((line) => line.includes('thrown by the test'))).not.toEqual([])
  })
})
