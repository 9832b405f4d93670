/**
 * Rounds of a write load cut by kills: the application and the postmaster, by pid, at random instants, in either order; or the
 * postmaster alone, under the application.
 * What was acknowledged is kept here, outside; after each round the database is opened again and compared.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { compareDecisions, type RoundReport } from './compare-decisions.ts'
import { newsShape, type Order, type Stage } from './kill-messages.ts'

const startPatienceMs = 60_000

type Memory = { stage: Stage | undefined; readonly acknowledged: Map<string, number>; readonly pending: Set<string> }

export type PlayedRound = RoundReport & { readonly isDatabaseAlone: boolean }

/** @param random from 0 to 1, chooses the instants and the order of the kills; every other round kills PostgreSQL alone first */
export async function* playKillRounds(rounds: number, random: () => number): AsyncGenerator<PlayedRound> {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-kill-'))
  fs.chmodSync(parent, 0o755)
  const folder = path.join(parent, 'postgres')
  const memory: Memory = { stage: undefined, acknowledged: new Map(), pending: new Set() }
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const isDatabaseAlone = round % 2 === 0
      await writeUntilKilled(folder, memory, random, isDatabaseAlone)
      yield { ...(await compare(folder, memory)), isDatabaseAlone }
    }
  } finally {
    const { stop } = await startEmbeddedPostgres(folder)
    await stop()
    fs.rmSync(parent, { recursive: true, force: true })
  }
}

/** @param isDatabaseAlone PostgreSQL is killed first, alone, under the application that goes on */
async function writeUntilKilled(
  folder: string,
  memory: Memory,
  random: () => number,
  isDatabaseAlone: boolean,
): Promise<void> {
  const writer = fork(path.join(import.meta.dirname, 'kill-writer.ts'), [folder], { execArgv: [] })
  const exited = once(writer, 'exit')
  try {
    const order: Order = { ...(memory.stage && { stage: memory.stage }), pending: [...memory.pending] }
    const before = memory.acknowledged.size
    writer.on('message', (message) => remember(memory, message))
    writer.send(order)
    await untilWriting(writer, memory, before)
    await wait(100 + random() * 900)
    if (isDatabaseAlone) {
      killPostmaster(folder)
      // Trame starts it again, on the same address: the same writer goes on, each act sent until it is acknowledged.
      await untilWriting(writer, memory, memory.acknowledged.size)
      await wait(100 + random() * 400)
    }
    const kills = [() => writer.kill('SIGKILL'), () => killPostmaster(folder)]
    for (const kill of random() < 0.5 ? kills : kills.reverse()) {
      kill()
      await wait(random() * 60)
    }
  } finally {
    writer.kill('SIGKILL')
    await exited
  }
}

function remember(memory: Memory, message: unknown): void {
  const news = newsShape.parse(message)
  if (news.kind === 'stage') memory.stage = news.stage
  else if (news.kind === 'sent') memory.pending.add(news.requestId)
  else {
    memory.pending.delete(news.requestId)
    memory.acknowledged.set(news.requestId, news.number)
  }
}

async function untilWriting(writer: ChildProcess, memory: Memory, before: number): Promise<void> {
  const deadline = Date.now() + startPatienceMs
  while (memory.acknowledged.size < before + 10) {
    if (writer.exitCode !== null || Date.now() > deadline) throw new Error('the writer does not write')
    await wait(10)
  }
}

function killPostmaster(folder: string): void {
  const pid = Number(fs.readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

async function compare(folder: string, { stage, acknowledged }: Memory): Promise<RoundReport> {
  const { url, stop } = await startEmbeddedPostgres(folder)
  const pool = openPool(url, 2)
  try {
    return await compareDecisions(openDatabase(pool), stage?.ctgId ?? '', acknowledged)
  } finally {
    await pool.end()
    await stop()
  }
}
