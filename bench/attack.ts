/**
 * `npm run bench -- attack [name…]`: what an attacker does to a started server, and what honest people waited for meanwhile. Each
 * attack has a server of its own, just started and warmed; the same honest requests are measured just before, without it.
 * `people` is no attack: five hundred people signed in ask for a page at once. Without a name, everything. Exits 1 when a bar is
 * missed. Bounded in count and in time, on the loopback only. Why it is measured so: docs/decisions/0025, 0083.
 */
import { anonymousAttacks } from './attack/anonymous.ts'
import type { Attack, Outcome } from './attack/attack.ts'
import { socketAttacks } from './attack/by-socket.ts'
import { type ProbeReport, startHonest } from './attack/honest.ts'
import { measurePeople, peopleBars, peoplePages } from './attack/people.ts'
import { signedInAttacks } from './attack/signed-in.ts'
import { type Ground, prepareGround, type Target } from './attack/target.ts'
import { many } from './attack/wire.ts'

const bars = { worstMs: 500, megabytes: 700 }
const quietMs = 1_500
const attacks: readonly Attack[] = [...anonymousAttacks, ...signedInAttacks, ...socketAttacks]

type Measured = {
  readonly attack: Attack
  readonly outcome: Outcome
  readonly quiet: ProbeReport
  readonly during: ProbeReport
  readonly seconds: number
  /** Of processor, of the server: what a machine that does something else changes least. */
  readonly processorSeconds: number
}

const formatSeconds = (value: number): string => value.toFixed(1).replace('.', ',')
const round = (value: number): string => Math.round(value).toLocaleString('fr-FR')

/** Code just loaded is slow for a while: that is nobody's attack. @param pages of the CTG, besides its dashboard */
async function warm({ origin, coordinator: { cookie, ctg } }: Target, pages: readonly string[] = []): Promise<void> {
  const paths = ['/sante', '/connexion', ctg, ...pages.map((page) => ctg + page)]
  await many(20 * paths.length, 4, async (index) => {
    const path = paths[index % paths.length] ?? '/sante'
    await (await fetch(origin + path, { headers: { cookie: path.startsWith(ctg) ? cookie : '' } })).text()
  })
}

/** Servers that end while the next one starts: nothing is measured then. */
const stopping: Promise<void>[] = []

async function attackOnce(target: Target, attack: Attack) {
  const [startedAt, worked] = [performance.now(), await target.processorMs()]
  const outcome = await attack.run(target)
  const processorSeconds = ((await target.processorMs()) - worked) / 1_000
  return { outcome, processorSeconds, seconds: (performance.now() - startedAt) / 1_000 }
}

async function measure(ground: Ground, attack: Attack): Promise<Measured> {
  const prepared = await attack.prepare?.()
  const { target, stop } = await ground.serve(prepared?.env)
  try {
    await warm(target)
    const honest = await startHonest(target)
    try {
      const { report: quiet } = await honest.during(() => new Promise((resolve) => setTimeout(resolve, quietMs)))
      const { result, report: during } = await honest.during(() => attackOnce(target, attack))
      return { attack, quiet, during, ...result }
    } finally {
      await honest.stop()
    }
  } finally {
    stopping.push(stop())
    await prepared?.close()
  }
}

/** Why the bar is missed; empty when it is held. */
function faultsOf({ outcome, during }: Measured): readonly string[] {
  return [
    ...(outcome.isAccepted ? ['attaque acceptée'] : []),
    ...(during.worstMs > bars.worstMs ? [`${round(during.worstMs)} ms sur ${during.worstAddress}`] : []),
    ...(during.nodeMegabytes > bars.megabytes ? [`${round(during.nodeMegabytes)} Mo`] : []),
    ...(during.failures.length > 0
      ? [`${during.failures.length} refus à des gens honnêtes (${during.failures[0]})`]
      : []),
  ]
}

function row(measured: Measured): string {
  const { attack, outcome, quiet, during, seconds, processorSeconds } = measured
  const faults = faultsOf(measured)
  return [
    `| ${attack.finding} ${attack.title} (${attack.name})`,
    outcome.answer,
    `${formatSeconds(seconds)} (${formatSeconds(processorSeconds)})`,
    `${round(quiet.worstMs)} → ${round(during.worstMs)}`,
    round(during.nodeMegabytes),
    round(during.postgresMegabytes),
    `${faults.length === 0 ? 'tenue' : `MANQUÉE : ${faults.join(' ; ')}`} |`,
  ].join(' | ')
}

const columns = [
  '| Attaque | Réponses | Durée (processeur de Trame), s | Pire requête honnête, sans → pendant (ms) | Trame (Mo) | PostgreSQL (Mo) | Barre |',
  '| --- | --- | ---: | ---: | ---: | ---: | --- |',
]

async function measureCrowd(ground: Ground): Promise<readonly string[]> {
  const { target, stop } = await ground.serve()
  try {
    await warm(target, peoplePages)
    const rounds = await measurePeople(target)
    for (const { name, p50, p95, worst, failures } of rounds)
      console.log(
        `${peopleBars.people} personnes, ${name} : p50 ${round(p50)} ms, p95 ${round(p95)} ms, pire ${round(worst)} ms, ${failures} échec(s).`,
      )
    return rounds.flatMap(({ name, p95, failures }) => [
      ...(p95 >= peopleBars.p95Ms ? [`${name} : p95 de ${round(p95)} ms`] : []),
      ...(failures > 0 ? [`${name} : ${failures} réponse(s) autre(s) que 200`] : []),
    ])
  } finally {
    await stop()
  }
}

const names = process.argv.slice(2)
const isNamed = (name: string): boolean => names.length === 0 || names.includes(name)
const unknown = names.filter((name) => name !== 'people' && !attacks.some((attack) => attack.name === name))
if (unknown.length > 0) {
  console.error(`Attaques possibles : ${['people', ...attacks.map(({ name }) => name)].join(', ')}.`)
  process.exit(1)
}

const startedAt = performance.now()
const ground = await prepareGround()
const missed: string[] = []
try {
  const rows: string[] = []
  for (const attack of attacks.filter(({ name }) => isNamed(name))) {
    const measured = await measure(ground, attack)
    rows.push(row(measured))
    console.log(row(measured))
    missed.push(...faultsOf(measured).map((fault) => `${attack.name} : ${fault}`))
  }
  if (rows.length > 0) console.log(['', ...columns, ...rows, ''].join('\n'))
  if (isNamed('people')) missed.push(...(await measureCrowd(ground)))
} finally {
  await Promise.all(stopping)
  await ground.stop()
}
console.log(`${round((performance.now() - startedAt) / 1_000)} secondes en tout.`)
console.log(missed.length === 0 ? 'Toutes les barres sont tenues.' : `Barres manquées :\n${missed.join('\n')}`)
process.exitCode = missed.length === 0 ? 0 : 1
