/** Sixteen people asking for one page as fast as it is answered: autocannon, in a process of its own. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const autocannon = path.resolve(import.meta.dirname, '../node_modules/autocannon/autocannon.js')

const report = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p99: z.number() }),
  statusCodeStats: z.record(z.string(), z.object({ count: z.number() })),
  errors: z.number(),
  timeouts: z.number(),
})

export type Load = {
  readonly requestsPerSecond: number
  readonly p99Ms: number
  /** Answers that are not 200, errors and timeouts included. */
  readonly failures: number
}

async function load(url: string, cookie: string, seconds: number): Promise<Load> {
  const headers = ['-H', 'accept-encoding: gzip, deflate, br, zstd', ...(cookie ? ['-H', `cookie: ${cookie}`] : [])]
  const child = spawn(process.execPath, [autocannon, '--json', '-c', '16', '-d', String(seconds), ...headers, url], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { requests, latency, statusCodeStats, errors, timeouts } = report.parse(JSON.parse(await text(child.stdout)))
  const others = Object.entries(statusCodeStats).filter(([status]) => status !== '200')
  return {
    requestsPerSecond: requests.average,
    p99Ms: latency.p99,
    failures: others.reduce((sum, [, { count }]) => sum + count, errors + timeouts),
  }
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Three times ten seconds after a warm-up: medians, and every failure. */
export async function measureLoad(url: string, cookie = ''): Promise<Load> {
  await load(url, cookie, 3)
  const runs = [await load(url, cookie, 10), await load(url, cookie, 10), await load(url, cookie, 10)]
  return {
    requestsPerSecond: middle(runs.map((run) => run.requestsPerSecond)),
    p99Ms: middle(runs.map((run) => run.p99Ms)),
    failures: runs.reduce((sum, run) => sum + run.failures, 0),
  }
}
