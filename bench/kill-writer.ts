/** The application that will be killed: it starts its database and records decisions without end. Run by kill-rounds.ts. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { recordDecision } from '#app/domains/journey/commands/record-decision.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { isDatabaseSilent } from '#app/kernel/database-failure.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { prepareJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { type News, orderShape, type Stage } from './kill-messages.ts'

const simultaneous = 6
const day = '2026-11-24'

const tell = (news: News) => process.send?.(news)

async function makeStage(db: Database): Promise<Stage> {
  const { ctgId, as, actors } = await givenCtg(db)
  const context = as(actors.cafCoordinator)
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Comité de pilotage' })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day, hour: '09:00' })
  await openMeeting(context, { ctgId, meetingId })
  return { ctgId, meetingId, personId: actors.cafCoordinator.personId }
}

async function record(context: Context, { ctgId, meetingId }: Stage, requestId: string): Promise<void> {
  tell({ kind: 'sent', requestId })
  for (;;) {
    try {
      const { number } = await recordDecision({ ...context, requestId }, { ctgId, meetingId, text: requestId })
      return void tell({ kind: 'acknowledged', requestId, number })
    } catch (error) {
      // PostgreSQL killed: whether it was recorded is not known, and the same number makes the repeat safe.
      if (!isDatabaseSilent(error)) throw error
      await wait(50)
    }
  }
}

async function write(folder: string, order: unknown): Promise<void> {
  const { stage: known, pending } = orderShape.parse(order)
  const { url } = await startEmbeddedPostgres(folder)
  const pool = openPool(url)
  await migrate(pool)
  await prepareJobs(pool)
  const db = openDatabase(pool)
  const stage = known ?? (await makeStage(db))
  tell({ kind: 'stage', stage })
  const actor = await loadActor(db, stage.personId, day)
  const context = { db, actor, at: new Date(`${day}T10:00:00Z`) }
  for (const requestId of pending) await record(context, stage, requestId)
  await Promise.all(
    Array.from({ length: simultaneous }, async () => {
      for (;;) await record(context, stage, randomUUID())
    }),
  )
}

process.once('message', (order) => {
  write(process.argv[2] ?? '', order).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
process.once('disconnect', () => process.exit(1))
