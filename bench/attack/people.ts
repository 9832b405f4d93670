/** Five hundred people signed in who ask for a page at the same moment, from a process of its own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { z } from 'zod'
import type { Target } from './target.ts'

const rounds = 4
/** What they ask for besides the dashboard, from the address of the CTG. */
export const peoplePages = ['/plan']
export const peopleBars = { people: 500, p95Ms: 2_500 }

const report = z.object({ name: z.string(), p50: z.number(), p95: z.number(), worst: z.number(), failures: z.number() })
export type Round = z.infer<typeof report>

/** Each person her own session, on her own CTG; every round on the dashboard, then on the plan. */
export async function measurePeople(target: Target): Promise<readonly Round[]> {
  const visitors = await target.openSessions(peopleBars.people)
  const crowd = fork(path.join(import.meta.dirname, 'crowd.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  crowd.send({ origin: target.origin, visitors, rounds })
  const [message] = await once(crowd, 'message')
  crowd.disconnect()
  await once(crowd, 'exit')
  return z.array(report).parse(message)
}
