import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { askOnce, workerOf } from './run-worker.server.ts'

const limits = { seconds: 30, megabytes: 32 }
const stopped = { kind: 'unavailable', code: 'documents.stopped' }

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-worker-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A module whose default export is this function. */
function moduleOf(code: string): URL {
  const file = path.join(folder, `${randomUUID()}.mjs`)
  fs.writeFileSync(file, `let asked = 0; export default ${code}`)
  return pathToFileURL(file)
}

const askers = [
  ['kept', workerOf],
  ['new', (file: URL, own: typeof limits) => (request: unknown) => askOnce(file, own, request)],
] as const

describe.each(askers)('a %s thread', (_name, open) => {
  test('answers what it was asked', async () => {
    expect(await open(moduleOf('(n) => n * 2'), limits)(21)).toBe(42)
  })

  test('stopped for its time is told as unavailable, in words: the machine was busy, nothing is wrong', async () => {
    const run = open(moduleOf('() => { for (;;); }'), { ...limits, seconds: 0.2 })
    await expect(run(null)).rejects.toMatchObject(stopped)
  })

  test('stopped for its memory is told the same', async () => {
    const greedy = moduleOf('() => { let all; for (;;) all = { all } }')
    await expect(open(greedy, limits)(null)).rejects.toMatchObject(stopped)
  })

  test('that fails is a bug, with its own error; one that ends without answer says so', async () => {
    await expect(open(moduleOf("() => { throw new TypeError('wrong') }"), limits)(null)).rejects.toThrow(TypeError)
    await expect(open(moduleOf('() => process.exit(3)'), limits)(null)).rejects.toThrow('exited with code: 3')
  })
})

test('a kept thread serves the next request, and another one takes its place when it died', async () => {
  const ask = workerOf<boolean, number>(
    moduleOf('(dies) => { if (dies) process.exit(1); asked += 1; return asked }'),
    limits,
  )
  expect([await ask(false), await ask(false)]).toEqual([1, 2])
  await expect(ask(true)).rejects.toThrow('exited')
  expect(await ask(false)).toBe(1)
})

test('a new thread knows nothing of what was sent before', async () => {
  const count = moduleOf('() => { asked += 1; return asked }')
  expect([await askOnce(count, limits, null), await askOnce(count, limits, null)]).toEqual([1, 1])
})
