/** The process of the five hundred: told who they are, it makes them ask at once, round after round, and says how long it took. */
import { Agent, get } from 'node:http'
import { z } from 'zod'

const asked = z.object({
  origin: z.string(),
  visitors: z.array(z.object({ cookie: z.string(), ctg: z.string() })),
  rounds: z.number(),
})
type Asked = z.infer<typeof asked>
type Answer = { readonly status: number; readonly ms: number }

/** A new connection each: one kept from the round before may be closed by the server as it is taken again. */
const agent = new Agent({ keepAlive: false })
const patienceMs = 60_000

const ask = (url: string, cookie: string): Promise<Answer> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const finish = (status: number) => resolve({ status, ms: performance.now() - startedAt })
    const headers = { cookie, 'accept-encoding': 'gzip' }
    get(url, { agent, headers, timeout: patienceMs }, (response) => {
      response.on('end', () => finish(response.statusCode ?? 0)).resume()
      response.on('error', () => finish(0))
    })
      .on('timeout', () => finish(0))
      .on('error', () => finish(0))
  })

function summarize(name: string, answers: readonly Answer[]) {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  const failures = answers.filter(({ status }) => status !== 200).length
  return { name, p50: at(0.5), p95: at(0.95), worst: at(1), failures }
}

async function crowd({ origin, visitors, rounds }: Asked) {
  const done = []
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, page] of [
      ['Tableau de bord', ''],
      ['Plan', '/plan'],
    ] as const) {
      const answers = await Promise.all(visitors.map(({ cookie, ctg }) => ask(origin + ctg + page, cookie)))
      done.push(summarize(`${name}, tour ${round}`, answers))
    }
  return done
}

process.once('message', (message) => {
  void crowd(asked.parse(message)).then((done) => process.send?.(done))
})
