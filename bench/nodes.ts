/**
 * `npm run bench -- nodes [seconds] [between]`: three nodes behind a proxy, one killed every ten seconds for two minutes while
 * people write; nothing may be lost nor written twice. Then what two nodes serve against one, where there are cores for it.
 */
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { sessionCookie } from '#test/session-cookie.server.ts'
import { isWhole, sayReport } from './compare-decisions.ts'
import { measureLoad } from './load.ts'
import { type NodesStage, openNodesStage, type StageNode } from './nodes-stage.ts'
import { compareWritten, makeWrittenStage, writeDecisions } from './nodes-writing.ts'

const seconds = Number(process.argv[2] ?? 120)
const between = Number(process.argv[3] ?? 10)
const writers = 6
const leastCores = 4
const leastGain = 1.6

/**
 * Kills one that serves, every `between` seconds, the oldest first; another takes its place. One is left alone when no other
 * serves yet: a machine too slow for this pace says so by its count.
 */
async function killInTurn(stage: NodesStage): Promise<{ readonly killed: number; readonly spared: number }> {
  const serving: StageNode[] = [...stage.nodes]
  const starting: Promise<unknown>[] = []
  const count = { killed: 0, spared: 0 }
  for (let turn = 0; turn < Math.floor(seconds / between); turn += 1) {
    await wait(between * 1_000)
    const victim = serving.length > 1 ? serving.shift() : undefined
    if (!victim) {
      count.spared += 1
      continue
    }
    await victim.kill()
    count.killed += 1
    const next = await stage.start('web')
    starting.push(next.ready().then(() => serving.push(next)))
  }
  await Promise.all(starting)
  return count
}

async function judgeKills(stage: NodesStage): Promise<boolean> {
  const pool = openPool(stage.databaseUrl, 3)
  try {
    const db = openDatabase(pool)
    const written = await makeWrittenStage(db)
    const cookie = await sessionCookie(db, written.personId, stage.secret)
    const writing = writeDecisions(stage.origin, cookie, written, writers)
    const { killed, spared } = await killInTurn(stage)
    const report = await compareWritten(db, written, await writing.stop())
    console.log(
      `${killed} nœuds tués en ${seconds} s (${spared} fois, aucun autre ne servait encore), ${writing.repeats()} envois répétés : ${sayReport(report)}.`,
    )
    return killed > 0 && isWhole(report)
  } finally {
    await pool.end()
  }
}

/** Pages a second through the proxy, and whether all were pages. */
async function load(stage: NodesStage, cookie: string, ctgId: string): Promise<number> {
  const { requestsPerSecond, failures } = await measureLoad(`${stage.origin}/ctg/${ctgId}/plan`, cookie)
  if (failures > 0) throw new Error(`${failures} answers are no page`)
  return requestsPerSecond
}

/** What two nodes serve, over what one does. */
async function measureGain(stage: NodesStage): Promise<number> {
  const pool = openPool(stage.databaseUrl, 3)
  try {
    const db = openDatabase(pool)
    const { ctgId, personId } = await makeWrittenStage(db)
    const cookie = await sessionCookie(db, personId, stage.secret)
    while (stage.nodes.length > 1) await stage.nodes[0]?.stop()
    const one = await load(stage, cookie, ctgId)
    await (await stage.start('web')).ready()
    const two = await load(stage, cookie, ctgId)
    console.log(`Un nœud : ${one.toFixed(0)} pages par seconde ; deux : ${two.toFixed(0)}.`)
    return two / one
  } finally {
    await pool.end()
  }
}

const stage = await openNodesStage({ TRAME_DEMO: 'off' })
const missed: string[] = []
try {
  const nodes = await Promise.all([1, 2, 3].map(() => stage.start('web')))
  await Promise.all(nodes.map((node) => node.ready()))
  if (!(await judgeKills(stage))) missed.push('des actes confirmés sont perdus ou doublés, ou aucun nœud n’a été tué')
  const cores = os.availableParallelism()
  if (cores < leastCores) console.log(`Deux nœuds contre un : non mesuré : moins de ${leastCores} cœurs.`)
  else {
    const gain = await measureGain(stage)
    console.log(`Deux nœuds servent ${gain.toFixed(2)} fois ce que sert un seul (au moins ${leastGain}).`)
    if (gain < leastGain) missed.push(`deux nœuds servent moins de ${leastGain} fois ce que sert un seul`)
  }
} finally {
  await stage.close()
}
console.log(missed.length === 0 ? 'Rien de perdu, rien de doublé.' : `Barres manquées :\n${missed.join('\n')}`)
process.exitCode = missed.length === 0 ? 0 : 1
