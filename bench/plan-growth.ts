/** The page of the plan as the site serves it, with 100, 1,000 and 10,000 actions: medians, in milliseconds. */
import { sql } from 'kysely'
import { givenRandomPlan } from '#test/random-plan.server.ts'
import { inMs } from './plan-list.ts'
import type { ServedInstance } from './served-instance.ts'

const sizes = [100, 1_000, 10_000] as const
/** A page at 10,000 actions beside the same page at 1,000. */
const bar = 2
const rounds = 25

const looks: Readonly<Record<string, string>> = {
  'première page': '',
  'cinquième page': '?page=5',
  'en retard': '?signal=en-retard',
  'sans mesure ou à débloquer': '?signal=sans-mesure&signal=a-debloquer',
  'deux mots': '?q=creche+famille',
  'en cours en 2027': '?etat=en-cours&annee=2027',
  'par échéance': '?tri=-echeance',
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timeOf(url: string, cookie: string): Promise<number> {
  const times: number[] = []
  for (let round = -5; round < rounds; round += 1) {
    const begun = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
    if (round >= 0) times.push(performance.now() - begun)
  }
  return middle(times)
}

export async function measureGrowth({ db, origin, signIn }: ServedInstance): Promise<readonly string[]> {
  const plans = []
  for (const actionCount of sizes) {
    const { ctgId, actors } = await givenRandomPlan(db, { actionCount, seed: actionCount })
    plans.push({
      actionCount,
      url: `${origin}/ctg/${ctgId}/plan`,
      cookie: await signIn(actors.cafCoordinator.personId),
    })
  }
  await sql`vacuum analyze`.execute(db)
  const missed: string[] = []
  for (const [name, search] of Object.entries(looks)) {
    const times = new Map<number, number>()
    for (const { actionCount, url, cookie } of plans) times.set(actionCount, await timeOf(url + search, cookie))
    const growth = (times.get(10_000) ?? 0) / (times.get(1_000) ?? 1)
    const words = [...times].map(([count, ms]) => `${count.toLocaleString('fr-FR')} actions ${inMs(ms)} ms`).join(', ')
    console.log(
      `Page du plan, ${name} : ${words} ; ${growth.toLocaleString('fr-FR', { maximumFractionDigits: 2 })} fois.`,
    )
    if (growth > bar) missed.push(`Page du plan, ${name} : plus de ${bar} fois à 10 000 actions`)
  }
  return missed
}
