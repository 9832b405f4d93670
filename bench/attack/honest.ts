/** Watches what honest people wait for while something else happens. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Target } from './target.ts'

export const probed = z.object({
  origin: z.string(),
  /** Her page, and her session. */
  page: z.string(),
  cookie: z.string(),
  pid: z.number(),
  postgresPid: z.number(),
})

const report = z.object({
  worstMs: z.number(),
  worstAddress: z.string(),
  asked: z.number(),
  /** Address and what came of it, for each request that was not answered 200. */
  failures: z.array(z.string()),
  nodeMegabytes: z.number(),
  postgresMegabytes: z.number(),
})
export type ProbeReport = z.infer<typeof report>

/** After the attack, who comes next is still looked at for that long. */
const afterMs = 1_500

export type Honest = {
  /** What was asked and held from the beginning of `act` to a moment after its end. */
  readonly during: <Result>(
    act: () => Promise<Result>,
  ) => Promise<{ readonly result: Result; readonly report: ProbeReport }>
  readonly stop: () => Promise<void>
}

export async function startHonest({ origin, coordinator, pid, postgresPid }: Target): Promise<Honest> {
  const told = { origin, page: coordinator.ctg, cookie: coordinator.cookie, pid, postgresPid }
  const probe = fork(path.join(import.meta.dirname, 'probe.ts'), [JSON.stringify(told)])
  return {
    async during(act) {
      await tell(probe, 'begin')
      const result = await act()
      await wait(afterMs)
      return { result, report: report.parse(await tell(probe, 'end')) }
    },
    async stop() {
      if (probe.exitCode !== null) return
      probe.kill('SIGKILL')
      await once(probe, 'exit')
    },
  }
}

async function tell(probe: ChildProcess, message: string): Promise<unknown> {
  const answered = once(probe, 'message')
  probe.send(message)
  const [answer] = await answered
  return answer
}
