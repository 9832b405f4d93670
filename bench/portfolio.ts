/**
 * `npm run bench -- portfolio`: « Mes CTG » of an adviser of 60 CTGs (3,600 actions), then of a national account of 3,000 CTGs
 * (180,000 actions), each beside a statement written by hand that counts the same things; exits 1 when a bar is missed.
 * The page is asked of the site in production, whole: counts, coverage, map. Its first answer, nothing being kept yet, is told
 * apart; the medians are of those after it.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inMs } from './plan-list.ts'
import { bareStatement, fill } from './portfolio-rows.ts'
import { type ServedInstance, serveInstance } from './served-instance.ts'

const cases = [
  { count: 60, barMs: 300, rounds: 20 },
  { count: 3_000, barMs: 1_500, rounds: 7 },
] as const

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

async function repeat(rounds: number, act: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await timed(act))
  return middle(times)
}

type Case = (typeof cases)[number]

async function measure({ origin, db, signIn }: ServedInstance, { count, barMs, rounds }: Case): Promise<boolean> {
  const personId = randomUUID()
  await fill(db, count, personId)
  await sql`vacuum analyze`.execute(db)
  const cookie = await signIn(personId)
  const page = async () => {
    const answer = await fetch(`${origin}/`, { headers: { cookie } })
    const html = await answer.text()
    if (answer.status !== 200 || !new RegExp(`${count.toLocaleString('fr-FR')} CTG`.replace(/\s/g, '\\s')).test(html))
      throw new Error(`the page is not that of ${count} CTGs: ${answer.status}`)
  }
  const statement = bareStatement(personId)
  const { rows } = await db.executeQuery(statement)
  if (rows.length !== count) throw new Error(`${rows.length} rows instead of ${count}`)
  const first = await timed(page)
  const ours = await repeat(rounds, page)
  const bare = await repeat(rounds, () => db.executeQuery(statement))
  console.log(
    `${count.toLocaleString('fr-FR')} CTG (${(count * 60).toLocaleString('fr-FR')} actions) : page entière ${inMs(ours)} ms ` +
      `(la première ${inMs(first)} ms), SQL nu des seuls compteurs ${inMs(bare)} ms, barre ${barMs} ms.`,
  )
  return ours <= barMs
}

const instance = await serveInstance()
try {
  const kept: boolean[] = []
  for (const one of cases) kept.push(await measure(instance, one))
  console.log(kept.every(Boolean) ? 'Toutes les barres sont tenues.' : 'Une barre est manquée.')
  process.exitCode = kept.every(Boolean) ? 0 : 1
} finally {
  await instance.stop()
}
