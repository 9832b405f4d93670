/**
 * `npm run bench -- ecriture [seconds]`: what it costs to write together, ten minutes a measure unless said otherwise. Twenty
 * people on one text, two hundred on twenty, then three pens and three windows of Chromium on two nodes; PostgreSQL keeps every update on disk (fsync).
 * Beside it, in the same run, a plain @y/websocket-server installed apart, which keeps nothing and asks nobody's right.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { givenText, signIn, takePen } from '#test/writing-fixture.server.ts'
import { findFreePort } from '../e2e/free-port.ts'
import { takePlainPen } from './plain-pen.ts'
import { type BenchPen, type BenchText, type Measured, typeTogether } from './writing-load.ts'
import { measureWindows } from './writing-windows.ts'

const seconds = Number(process.argv[2] ?? 600)
/** The comparator is measured for as long, two minutes at most. */
const plainSeconds = Math.min(seconds, 120)
const bars = { p95Ms: 50, memoryGrowth: 1.25 }
const root = path.resolve(import.meta.dirname, '..')

type Scene = { readonly name: string; readonly texts: number; readonly pensOfText: number; readonly everyMs: number }
const twenty: Scene = { name: '20 personnes sur un texte', texts: 1, pensOfText: 20, everyMs: 250 }
const many: Scene = { name: '200 personnes sur vingt textes', texts: 20, pensOfText: 10, everyMs: 1_000 }
const threeWindows: Scene = { name: 'trois fenêtres, deux nœuds', texts: 1, pensOfText: 3, everyMs: 200 }

type Server = { readonly child: ChildProcess; readonly url: string; readonly origin: string }

const place = z.object({ url: z.string(), origin: z.string() })
async function startTrame(databaseUrl: string): Promise<Server> {
  const child = spawn(process.execPath, ['--expose-gc', path.join(root, 'test/writing-node.ts'), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [line] = await once(createInterface(child.stdout ?? process.stdin), 'line')
  return { child, ...place.parse(JSON.parse(String(line))) }
}

/** The last version that works with our Yjs: later ones want one not published as such yet. */
const plainPackages = ['@y/websocket-server@0.1.1', 'yjs@13.6.33']

async function startPlain(folder: string): Promise<Server> {
  const npm = ['install', '--no-audit', '--no-fund', '--silent', '--prefix', folder, ...plainPackages]
  execFileSync('npm', npm, { stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await findFreePort()
  const program = path.join(folder, 'node_modules/@y/websocket-server/src/server.js')
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) }
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'], env })
  await once(createInterface(child.stdout), 'line')
  return { child, url: `ws://127.0.0.1:${port}`, origin: '' }
}

async function stop({ child }: Server): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Everyone seated on texts made for the measure; person n of a text goes to node n modulo their number. */
async function seat(db: Database, nodes: readonly Server[], scene: Scene): Promise<readonly BenchText[]> {
  const { ctgId, early, housing, actors } = await givenCtg(db)
  const people = [actors.cafCoordinator, actors.townCoordinator]
  const texts = await Promise.all(
    Array.from({ length: scene.texts }, async (_, index) => {
      const themeId = index === 0 ? early.id : index === 1 ? housing.id : await addTheme(db, ctgId, index)
      const ref = { ctgId, subjectType: 'theme', subjectId: themeId, field: 'chapter' } as const
      const key = await givenText(db, actors.cafCoordinator, ref)
      const pens = Array.from({ length: scene.pensOfText }, async (_one, seatIndex) => {
        const actor = people[seatIndex % people.length] ?? actors.cafCoordinator
        const node = nodes[seatIndex % nodes.length]
        if (!node) throw new Error('no node')
        return takePen(node, (await signIn(db, actor)).cookie, key)
      })
      return { pens: await Promise.all(pens) }
    }),
  )
  await allSaved(texts)
  return texts
}

async function addTheme(db: Database, ctgId: string, position: number): Promise<string> {
  const id = crypto.randomUUID()
  await db
    .insertInto('theme')
    .values({ ctg_id: ctgId, id, name: `Thème ${position}`, position })
    .execute()
  return id
}

async function seatPlain({ url }: Server, scene: Scene): Promise<readonly BenchText[]> {
  const texts = Array.from({ length: scene.texts }, (_, index) => ({
    pens: Array.from({ length: scene.pensOfText }, () => takePlainPen(`${url}/${scene.pensOfText}-${index}`)),
  }))
  await allSaved(texts)
  return texts
}

async function allSaved(texts: readonly BenchText[]): Promise<void> {
  const pens: readonly BenchPen[] = texts.flatMap((text) => text.pens)
  while (!pens.every((pen) => pen.isSaved())) await wait(20)
}

/** What a node holds now, in megabytes, what may be collected left out: its resident memory says more of V8 than of us. */
async function readHeld({ child }: Server): Promise<number> {
  child.send('memory')
  const [megabytes] = await once(child, 'message')
  return z.number().parse(megabytes)
}

/** Resident memory of a process, in megabytes, of which the comparator says nothing more. */
const readResident = ({ child }: Server): number =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const number = (value: number) => value.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
const delays = (what: string, latencies: Measured['seen']) =>
  `${what} p50 ${number(latencies.centile(0.5))} ms, p95 ${number(latencies.centile(0.95))} ms, p99 ${number(latencies.centile(0.99))} ms`

const missed: string[] = []

async function measureTrame(db: Database, nodes: readonly Server[], scene: Scene): Promise<void> {
  const texts = await seat(db, nodes, scene)
  // Once everyone has sat down and written for a third of the time, memory grows no more.
  const middle = wait((seconds * 1_000) / 3).then(() => Promise.all(nodes.map(readHeld)))
  const measured = await typeTogether(texts, { seconds, everyMs: scene.everyMs, tellsSaved: true })
  const last = await Promise.all(nodes.map(readHeld))
  const memory = (await middle).map((held, index) => ({ middle: held, last: last[index] ?? 0 }))
  const isSame = texts.every(
    ({ pens }) => new Set(pens.map(({ doc }) => doc.getXmlFragment('default').toJSON())).size === 1,
  )
  for (const { pens } of texts) for (const pen of pens) pen.leave()
  console.log(
    `Trame, ${scene.name} : ${number(measured.typed / seconds)} frappes/s ; ${delays('vu par les autres', measured.seen)} ; ` +
      `${delays('« Enregistré »', measured.saved)} ; mémoire tenue ${memory.map(({ middle, last }) => `${number(middle)} → ${number(last)} Mo`).join(', ')}`,
  )
  if (!isSame) missed.push(`${scene.name} : les textes ne sont pas les mêmes`)
  if (scene === threeWindows && measured.seen.centile(0.95) >= bars.p95Ms)
    missed.push(`${scene.name} : p95 de ${number(measured.seen.centile(0.95))} ms`)
  for (const { middle, last } of memory)
    if (seconds >= 60 && last > middle * bars.memoryGrowth) missed.push(`${scene.name} : la mémoire monte`)
}

/** A database of their own: the pages are those of the demonstration. */
async function measureInWindows(pool: { readonly query: (text: string) => Promise<unknown> }, url: string) {
  await pool.query('create database windows')
  const seen = await measureWindows(Object.assign(new URL(url), { pathname: '/windows' }).href)
  for (const [where, latencies] of [
    ['même nœud', seen.sameNode],
    ['autre nœud', seen.otherNode],
  ] as const) {
    console.log(`Chromium, ${delays(`vu d’une fenêtre à l’autre, ${where}`, latencies)}`)
    if (latencies.centile(0.95) >= bars.p95Ms)
      missed.push(`fenêtres, ${where} : p95 de ${number(latencies.centile(0.95))} ms`)
  }
}

async function measurePlain(server: Server, scene: Scene): Promise<void> {
  const texts = await seatPlain(server, scene)
  const { seen, typed } = await typeTogether(texts, {
    seconds: plainSeconds,
    everyMs: scene.everyMs,
    tellsSaved: false,
  })
  for (const { pens } of texts) for (const pen of pens) pen.leave()
  console.log(
    `Serveur nu, ${scene.name} : ${number(typed / plainSeconds)} frappes/s ; ${delays('vu par les autres', seen)} ; mémoire du processus ${number(readResident(server))} Mo`,
  )
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-ecriture-'))
fs.chmodSync(folder, 0o755)
const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'))
const pool = openPool(postgres.url)
await migrate(pool)
await prepareJobs(pool)
const db = openDatabase(pool)
const nodes = [await startTrame(postgres.url), await startTrame(postgres.url)]
try {
  for (const scene of [twenty, many]) await measureTrame(db, nodes.slice(0, 1), scene)
  await measureTrame(db, nodes, threeWindows)
  await measureInWindows(pool, postgres.url)
  const plain = await startPlain(path.join(folder, 'plain'))
  for (const scene of [twenty, many]) await measurePlain(plain, scene)
  await stop(plain)
} finally {
  for (const node of nodes) await stop(node)
  await pool.end()
  await postgres.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}
for (const one of missed) console.log(`Manqué : ${one}.`)
process.exit(missed.length === 0 ? 0 : 1)
