/** What was said « Enregistré » is there, whatever falls: the process that took it, or PostgreSQL under it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readLog } from '#app/domains/writing/text-log.server.ts'
import { docFrom } from '#app/domains/writing/y-text.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { givenText, signIn, startNode, takePen, wordsOf } from './writing-fixture.server.ts'

const place = z.object({ url: z.string(), origin: z.string() })

async function spawnNode(databaseUrl: string) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'writing-node.ts'), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, ...place.parse(JSON.parse(String(line))) }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function givenChapter(db: Database) {
  const { ctgId, early, actors } = await givenCtg(db)
  const ref = { ctgId, subjectType: 'theme', subjectId: early.id, field: 'chapter' } as const
  return { actors, key: await givenText(db, actors.cafCoordinator, ref) }
}

test('a node killed during two hundred updates loses none that it confirmed, and no editor has to be there to heal it', async () => {
  const { db, url, pool } = await newTestDatabase()
  const { actors, key } = await givenChapter(db)
  const people = [actors.cafCoordinator, actors.townCoordinator, actors.earlyOfficer, actors.contributor]
  const node = await spawnNode(url)
  const pens = await Promise.all(
    people.map(async (actor) => {
      const { cookie } = await signIn(db, actor)
      return { ...takePen(node, cookie, key), marks: [] as string[], confirmed: 0 }
    }),
  )
  await expect.poll(() => pens.every((pen) => pen.isSaved()), { timeout: 15_000 }).toBe(true)
  const killedAfter = 120 + Math.floor(Math.random() * 60)
  const isRead = () => pens.reduce((sum, { confirmed }) => sum + confirmed, 0) > 50
  let isKilled = false
  // Under load, answers come late: the node lives until some are read.
  for (let index = 0; index < 200 || !isKilled; index += 1) {
    const pen = pens[index % pens.length] ?? expect.unreachable('nobody')
    const mark = `<${index}>`
    pen.write(mark)
    pen.marks.push(mark)
    await wait(3)
    // Answers come in order: those that still lack one are the last written. With none lacking, the editor shows « Enregistré ».
    for (const one of pens) one.confirmed = Math.max(one.confirmed, one.marks.length - one.provider.unsyncedChanges)
    if (isKilled || index < killedAfter || !isRead()) continue
    await kill(node.child)
    isKilled = true
  }
  for (const pen of pens) pen.leave()
  const kept = wordsOf(docFrom((await readLog(db, key, 0)).updates))
  const confirmed = pens.flatMap((pen) => pen.marks.slice(0, pen.confirmed))
  expect(confirmed.length).toBeGreaterThan(50)
  expect(confirmed.filter((mark) => !kept.includes(mark))).toEqual([])
  await pool.end()
}, 60_000)

test('PostgreSQL stopped for twenty seconds is said, and nothing is lost nor to be opened again', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-outage-'))
  fs.chmodSync(folder, 0o755)
  const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'), { fsync: false })
  const pool = openPool(postgres.url, 5)
  await migrate(pool)
  await prepareJobs(pool)
  const db = openDatabase(pool)
  const { actors, key } = await givenChapter(db)
  const nodes = [await startNode(db, postgres.url), await startNode(db, postgres.url)] as const
  const sit = async (index: 0 | 1, actor: (typeof actors)[keyof typeof actors]) =>
    takePen(nodes[index], (await signIn(db, actor)).cookie, key)
  const caf = await sit(0, actors.cafCoordinator)
  const town = await sit(1, actors.townCoordinator)
  await expect.poll(() => caf.isSaved() && town.isSaved(), { timeout: 15_000 }).toBe(true)
  caf.write('Avant. ')
  await expect.poll(() => caf.isSaved() && town.text() === 'Avant. ', { timeout: 15_000 }).toBe(true)

  await postgres.stop()
  const sockets = [caf, town].map(({ provider }) => provider.configuration.websocketProvider.webSocket)
  for (let second = 0; second < 20; second += 1) {
    caf.write(`a${second} `)
    town.write(`b${second} `)
    await wait(1_000)
  }
  expect([caf, town].map((pen) => pen.isSaved())).toEqual([false, false])
  for (const { said } of [caf, town]) expect(said).toEqual([{ kind: 'storage-lost' }])

  const again = await startEmbeddedPostgres(path.join(folder, 'postgres'), {
    fsync: false,
    port: Number(new URL(postgres.url).port),
  })
  await expect.poll(() => caf.isSaved() && town.isSaved() && caf.text() === town.text(), { timeout: 15_000 }).toBe(true)
  for (let second = 0; second < 20; second += 1) {
    expect(caf.text()).toContain(`a${second} `)
    expect(caf.text()).toContain(`b${second} `)
  }
  expect(wordsOf(docFrom((await readLog(db, key, 0)).updates))).toBe(caf.text())
  for (const { said } of [caf, town]) expect(said.at(-1)).toEqual({ kind: 'storage-back' })
  // The same sockets all along.
  expect([caf, town].map(({ provider }) => provider.configuration.websocketProvider.webSocket)).toEqual(sockets)
  // What one writes from now on reaches the other node.
  caf.write('Après.')
  await expect.poll(() => town.text().includes('Après.')).toBe(true)

  for (const pen of [caf, town]) pen.leave()
  for (const node of nodes) await node.stop()
  await pool.end()
  await again.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}, 120_000)
