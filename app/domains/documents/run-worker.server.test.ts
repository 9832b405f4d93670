import { expect, test } from 'vitest'
import { runWorker } from './run-worker.server.ts'

const limits = { seconds: 30, megabytes: 32 }
const stopped = { kind: 'unavailable', code: 'documents.stopped' }
const workerOf = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'; ${code}`)}`,
  )

test('a worker answers what it was asked', async () => {
  const twice = workerOf('parentPort.postMessage(workerData * 2)')
  expect(await runWorker<number, number>(twice, limits, 21)).toBe(42)
})

test('a worker stopped for its time is told as unavailable, in words: the machine was busy, nothing is wrong', async () => {
  const endless = workerOf('for (;;);')
  await expect(runWorker(endless, { ...limits, seconds: 0.2 }, null)).rejects.toMatchObject(stopped)
})

test('a worker stopped for its memory is told the same', async () => {
  const greedy = workerOf('let all; for (;;) all = { all }')
  await expect(runWorker(greedy, limits, null)).rejects.toMatchObject(stopped)
})

test('a worker that fails is a bug, with its own error; one that ends without answer says so', async () => {
  await expect(runWorker(workerOf("throw new TypeError('wrong')"), limits, null)).rejects.toThrow(TypeError)
  await expect(runWorker(workerOf('process.exit(3)'), limits, null)).rejects.toThrow('ended with code 3')
})
