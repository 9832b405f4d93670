/** Decisions recorded by form through the proxy, each sent again with its number until it is acknowledged, then compared. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { compareDecisions, type RoundReport } from './compare-decisions.ts'

export type WrittenStage = {
  readonly ctgId: string
  readonly meetingId: string
  readonly personId: string
}

const day = '2026-11-24'

/** A meeting in session, whose decisions are recorded by the Caf's coordinator. */
export async function makeWrittenStage(db: Database): Promise<WrittenStage> {
  const { ctgId, as, actors } = await givenCtg(db)
  const context = as(actors.cafCoordinator)
  const { bodyId } = await createBody(context, { ctgId, kind: 'copil', name: 'Comité de pilotage' })
  const { meetingId } = await createMeeting(context, { ctgId, bodyId, day, hour: '09:00' })
  await openMeeting(context, { ctgId, meetingId })
  return { ctgId, meetingId, personId: actors.cafCoordinator.personId }
}

const patienceMs = 60_000

/** @param origins where each sending goes: the proxy */
export function writeDecisions(origin: string, cookie: string, { ctgId, meetingId }: WrittenStage, writers: number) {
  const acknowledged = new Set<string>()
  const state = { goesOn: true, repeats: 0 }
  const address = `${origin}/ctg/${ctgId}/reunions/${meetingId}/decision`

  async function send(requestId: string): Promise<boolean> {
    const body = new URLSearchParams({ intent: 'record-decision', text: requestId, requestId })
    const answer = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin },
      body,
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.status === 303) return true
    // 502 of the proxy, 503 of a node that starts or whose database is away: the form is sent again.
    if (answer && ![502, 503].includes(answer.status)) throw new Error(`a decision was answered ${answer.status}`)
    return false
  }

  async function write(): Promise<void> {
    while (state.goesOn) {
      const requestId = randomUUID()
      const deadline = Date.now() + patienceMs
      while (!(await send(requestId))) {
        if (Date.now() > deadline) throw new Error('nobody answers any more')
        state.repeats += 1
        await wait(100)
      }
      acknowledged.add(requestId)
    }
  }
  const writing = Promise.all(Array.from({ length: writers }, write))
  writing.catch(() => undefined) // told by `stop`
  return {
    count: () => acknowledged.size,
    repeats: () => state.repeats,
    async stop(): Promise<ReadonlySet<string>> {
      state.goesOn = false
      await writing
      return acknowledged
    },
  }
}

export const compareWritten = (
  db: Database,
  { ctgId }: WrittenStage,
  acknowledged: ReadonlySet<string>,
): Promise<RoundReport> => compareDecisions(db, ctgId, new Map([...acknowledged].map((id) => [id, undefined])))
