import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { processOf } from './run-process.server.ts'

const limits = { seconds: 30, megabytes: 250 }

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-process-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A module that answers each message by what this function returns. */
function moduleOf(code: string): URL {
  const file = path.join(folder, `${randomUUID()}.mjs`)
  fs.writeFileSync(
    file,
    `let asked = 0; const answer = ${code}; process.on('message', async (m) => process.send(await answer(m))); process.on('disconnect', () => process.exit())`,
  )
  return pathToFileURL(file)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a kept process serves the next request, bytes included, and another one takes its place when it died', async () => {
  const ask = processOf<string>(moduleOf("(m) => m === 'die' ? process.exit(3) : { asked: ++asked, m }"), limits)
  expect([await ask('a'), await ask('b')]).toEqual([
    { asked: 1, m: 'a' },
    { asked: 2, m: 'b' },
  ])
  await expect(ask('die')).rejects.toThrow('ended with 3')
  expect(await ask('c')).toEqual({ asked: 1, m: 'c' })
  const echo = processOf<Uint8Array>(moduleOf('(m) => m'), limits)
  expect(await echo(new Uint8Array([1, 2, 3]))).toEqual(new Uint8Array([1, 2, 3]))
})

test('past its time it is ended, whatever it was at, and gives all back', async () => {
  const file = path.join(folder, 'pid')
  const loops = moduleOf(
    `async (m) => { (await import('node:fs')).writeFileSync(${JSON.stringify(file)}, String(process.pid)); for (;;); }`,
  )
  await expect(processOf<string>(loops, { ...limits, seconds: 1.5 })('')).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'documents.stopped',
  })
  await expect.poll(() => isAlive(Number(fs.readFileSync(file, 'utf8')))).toBe(false)
})

test.runIf(process.platform === 'linux')('past its memory, outside the heap that V8 watches, too', async () => {
  const greedy = moduleOf('(m) => { const all = []; for (;;) all.push(Buffer.alloc(20e6, 1)) }')
  await expect(processOf<string>(greedy, limits)('')).rejects.toMatchObject({
    kind: 'too-large',
    code: 'documents.too-long',
  })
})
