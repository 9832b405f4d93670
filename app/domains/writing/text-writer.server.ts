/**
 * Takes what people write: rights asked again, then appended, all of a moment in one statement. What is answered « saved » is
 * committed. While PostgreSQL is away, nothing is answered and nothing is dropped: it is tried again. Rules: docs/rules/writing.md §6.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Actor } from '#app/kernel/actor.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { log } from '#app/kernel/log.server.ts'
import { isOutage } from './outage.ts'
import { appendUpdates } from './text-log.server.ts'
import { type BarToWriting, refusalToWrite, type TextKey, type TextRef, type TextSubjects } from './writing.ts'

/** The actors of these session tokens; a revoked session is absent. */
export type ActorsOf = (db: Reader, tokens: readonly string[]) => Promise<ReadonlyMap<string, Actor>>

export type Outcome =
  | { readonly kind: 'saved'; readonly seq: number }
  | { readonly kind: 'refused'; readonly reason: BarToWriting }

export type TextSurroundings = {
  readonly db: Database
  readonly subjects: TextSubjects
  readonly actorsOf: ActorsOf
  /** Name of this process among the nodes, any unique text. */
  readonly node: string
}

type WriteRequest = {
  readonly key: TextKey
  readonly ref: TextRef
  readonly token: string
  readonly update: Uint8Array
  readonly answer: (outcome: Outcome | Promise<never>) => void
}

export type TextWriter = {
  /** Resolves once committed, or refused; waits as long as PostgreSQL is away. */
  readonly write: (write: Omit<WriteRequest, 'answer'>) => Promise<Outcome>
  /** Resolves once nothing waits any more; what still waits for PostgreSQL is left behind. */
  readonly stop: () => Promise<void>
}

/** Updates of one transaction, at most. */
const mostTogether = 400
const pauseMs = 300
/** A commit that lasts longer is told like an outage. */
const patienceMs = 2_500

/** @param onStorage PostgreSQL went away, or is back */
export function createTextWriter(surroundings: TextSurroundings, onStorage: (isThere: boolean) => void): TextWriter {
  const waiting: WriteRequest[] = []
  let running: Promise<void> | undefined
  let isStopping = false
  let isThere = true

  const sayStorage = (now: boolean) => {
    if (now === isThere) return
    isThere = now
    onStorage(now)
  }

  async function writeTogether(writes: readonly WriteRequest[]): Promise<void> {
    const slow = setTimeout(() => sayStorage(false), patienceMs)
    try {
      const outcomes = await decideAndAppend(writes, surroundings)
      for (const [index, one] of writes.entries())
        one.answer(outcomes[index] ?? { kind: 'refused', reason: 'not-found' })
      sayStorage(true)
    } catch (error) {
      if (isOutage(error)) {
        sayStorage(false)
        waiting.unshift(...writes)
        await wait(pauseMs)
      } else if (writes.length > 1) for (const one of writes) await writeTogether([one])
      else {
        log.error({ err: error }, 'an update of a text was not written')
        for (const one of writes) one.answer(Promise.reject(error))
      }
    } finally {
      clearTimeout(slow)
    }
  }

  async function run(): Promise<void> {
    // What arrives in the same turn of the event loop leaves together.
    await new Promise(setImmediate)
    while (waiting.length > 0 && !(isStopping && !isThere)) await writeTogether(waiting.splice(0, mostTogether))
    running = undefined
  }

  return {
    write: (one) =>
      new Promise((answer) => {
        waiting.push({ ...one, answer })
        running ??= run()
      }),
    async stop() {
      isStopping = true
      await running
    },
  }
}

/** Rights as they are now, then one statement that appends and that a frozen text refuses. */
async function decideAndAppend(
  writes: readonly WriteRequest[],
  { db, subjects, actorsOf, node }: TextSurroundings,
): Promise<readonly Outcome[]> {
  const [actors, loaded] = await Promise.all([
    actorsOf(db, [...new Set(writes.map(({ token }) => token))]),
    subjects.load(
      db,
      writes.map(({ ref }) => ref),
    ),
  ])
  const at = new Date()
  const decided = writes.map(({ key, token, update }, index) => {
    const actor = actors.get(token)
    const reason = refusalToWrite(actor, loaded[index], null)
    if (reason !== undefined || !actor) return { reason: reason ?? 'signed-out' }
    const partyId = membershipIn(actor, key.ctgId)?.partyId ?? null
    return { written: { key, data: update, author: { personId: actor.personId, name: actor.name, partyId }, at } }
  })
  const allowed = decided.flatMap(({ written }) => written ?? [])
  const seqs = await appendUpdates(db, allowed, node)
  const seqOf = new Map(allowed.map((written, index) => [written, seqs[index]]))
  return decided.map(({ written, reason }): Outcome => {
    if (!written) return { kind: 'refused', reason: reason ?? 'not-found' }
    const seq = seqOf.get(written)
    // A text that is gone has no subject any more either, or will not have one at the next look.
    return seq === undefined ? { kind: 'refused', reason: 'frozen' } : { kind: 'saved', seq }
  })
}
