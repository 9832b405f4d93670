/**
 * `npm run bench -- public`: the public page under 2,000 requests a second on the machine that runs it, load included; exits 1
 * when a bar is missed. Then the same while the page is emptied from the cache each second, as comments that appear would do;
 * last, how long a page taken down still answers.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { closePortalPage } from '#app/domains/portal/commands/close-portal-page.server.ts'
import { confirmEdition } from '#app/domains/portal/commands/confirm-edition.server.ts'
import { proposeEdition } from '#app/domains/portal/commands/propose-edition.server.ts'
import { setPortalPage } from '#app/domains/portal/commands/set-portal-page.server.ts'
import { emptyPublicCache } from '#app/domains/portal/public-cache.server.ts'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { type ServedInstance, serveInstance } from './served-instance.ts'

const bars = { requestsPerSecond: 2_000, p99Ms: 50, kilobytes: 60, goneMs: 1_000 }
const [actions, connections, seconds] = [60, 50, 20]
const address = 'banc-de-mesure'

const report = z.object({
  requests: z.object({ average: z.number(), total: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
  timeouts: z.number(),
})
const autocannon = path.resolve(import.meta.dirname, '../node_modules/autocannon/autocannon.js')

/** @param rate requests a second, all connections together; left out: as fast as it answers */
async function load(url: string, duration: number, rate?: number) {
  const child = spawn(
    process.execPath,
    [
      ...[autocannon, '--json', '-c', String(connections), '-d', String(duration)],
      ...(rate === undefined ? [] : ['-R', String(rate)]),
      ...['-H', 'accept-encoding: br, gzip', url],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return report.parse(JSON.parse(await text(child.stdout)))
}

/** A CTG with a page that is on: sixty actions, each with its news. */
async function givenPage({ db }: ServedInstance) {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const rows = Array.from({ length: actions }, (_, rank) => ({
    ...{ ctg_id: ctgId, id: randomUUID(), number: rank + 1, title: `Une action du banc de mesure, numéro ${rank + 1}` },
    ...{ status: 'in-progress' as const, created_at: testInstant },
  }))
  await db.insertInto('action').values(rows).execute()
  await db
    .insertInto('progress_report')
    .values(
      rows.map(({ id }) => ({
        ...{ ctg_id: ctgId, id: randomUUID(), action_id: id, reported_on: '2026-11-10', status: 'accepted' as const },
        ...{ action_status: 'in-progress' as const, facts: 'Le local est trouvé. Les travaux commencent.' },
        ...{ entered_by: 'Le banc de mesure', created_at: testInstant },
      })),
    )
    .execute()
  const [caf, town] = [ctg.as(ctg.actors.cafCoordinator), ctg.as(ctg.actors.townCoordinator)]
  await setPortalPage(caf, { ctgId, address })
  const { editionId } = await proposeEdition(caf, { ctgId })
  await confirmEdition(town, { ctgId, editionId })
  return { ctgId, caf }
}

async function weigh(url: string) {
  const [plain, br] = await Promise.all(
    ['identity', 'br'].map(async (encoding) => {
      const answer = await fetch(url, { headers: { 'accept-encoding': encoding } })
      return { bytes: Number(answer.headers.get('content-length')), status: answer.status }
    }),
  )
  return { status: plain?.status, kilobytes: (plain?.bytes ?? 0) / 1000, compressed: (br?.bytes ?? 0) / 1000 }
}

const told = (name: string, { requests, latency, non2xx, errors, timeouts }: z.infer<typeof report>) =>
  `${name.padEnd(34)} ${requests.average.toFixed(0).padStart(7)} req/s   p50 ${latency.p50} ms   p99 ${latency.p99} ms   max ${latency.max} ms   échecs ${non2xx + errors + timeouts}`

const instance = await serveInstance()
try {
  const { ctgId, caf } = await givenPage(instance)
  const url = `${instance.origin}/t/${address}`
  const weight = await weigh(url)
  console.log(
    `${os.cpus().length} processeurs, charge comprise ; ${actions} actions, ${weight.kilobytes} kB, ${weight.compressed} kB en brotli`,
  )
  await load(url, 3, bars.requestsPerSecond)
  const steady = await load(url, seconds, bars.requestsPerSecond)
  console.log(told('2 000 demandes par seconde', steady))
  const emptying = setInterval(() => void instance.db.transaction().execute((tx) => emptyPublicCache(tx, ctgId)), 1_000)
  const emptied = await load(url, seconds, bars.requestsPerSecond)
  clearInterval(emptying)
  console.log(told('les mêmes, vidée chaque seconde', emptied))
  const most = await load(url, 10)
  console.log(told('aussi vite qu’elle répond', most))
  await closePortalPage(caf, { ctgId })
  const since = performance.now()
  while ((await fetch(url)).status !== 404 && performance.now() - since < 15_000) await wait(5)
  const goneMs = Math.round(performance.now() - since)
  console.log(`dépubliée : plus rien après ${goneMs} ms`)

  // A rate that is held is told a little under itself: autocannon counts whole seconds.
  const holds = ({ requests, latency, non2xx, errors, timeouts }: z.infer<typeof report>) =>
    requests.average >= bars.requestsPerSecond * 0.99 && latency.p99 < bars.p99Ms && non2xx + errors + timeouts === 0
  const isGood =
    weight.status === 200 &&
    weight.kilobytes < bars.kilobytes &&
    holds(steady) &&
    holds(emptied) &&
    goneMs < bars.goneMs
  console.log(isGood ? 'Barres tenues.' : 'Barres manquées.')
  process.exitCode = isGood ? 0 : 1
} finally {
  await instance.stop()
}
