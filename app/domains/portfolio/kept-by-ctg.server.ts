/**
 * What costs much to count of thousands of CTGs, kept by the process for each as long as its journal says nothing new: every act
 * writes a line of it in its own transaction. Rules: docs/rules/portfolio.md §9. Why: docs/decisions/0076.
 */
import { sql } from 'kysely'
import type { Actor } from '#app/kernel/actor.ts'
import { dayIn } from '#app/kernel/calendar.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { currentSight, everythingRestricted, type Sight } from '#app/kernel/sight.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { readLastLines } from './last-lines.server.ts'

/** From so many CTGs on; fewer are counted each time. */
const leastKept = 30
/** An act commits after the instant its line bears: a count that close to a line may not have seen what it did. */
const commitMs = 120_000

/** What two people read alike: nothing of the restricted sheets of a CTG, or all of them; undefined for who reads some. */
type SeenSheets = 'open' | 'all' | undefined

export type CtgState = {
  readonly today: string
  readonly seen: SeenSheets
  /** Of the last line of its journal, in milliseconds; 0 without any. */
  readonly movedAt: number
}
export type CtgStates = ReadonlyMap<string, CtgState>

type RestrictedIds = { readonly ctgId: string; readonly ids: readonly string[] }

const askRestricted = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgIds: readonly string[] }>) => sql<RestrictedIds>`
    select ctg_id as "ctgId", array_agg(id::text) as ids from public.action
    where is_restricted and ctg_id = any(${slot('ctgIds')}::uuid[]) group by ctg_id`,
)

type CachedIds = { readonly readAt: number; readonly ids: readonly string[] }

/** By place read from: two databases of one process (tests) never share. */
const restrictedByReader = new WeakMap<object, Map<string, CachedIds>>()

/** The restricted sheets of each CTG: which they are is said by an act, so its journal moves with them. */
async function readRestricted(
  db: Reader,
  lastLines: ReadonlyMap<string, number>,
  ctgIds: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, CachedIds>> {
  const cached = restrictedByReader.get(db) ?? new Map<string, CachedIds>()
  restrictedByReader.set(db, cached)
  const missing = ctgIds.filter((ctgId) => !holdsStill(cached.get(ctgId)?.readAt, lastLines.get(ctgId)))
  if (missing.length === 0) return cached
  const found = new Map((await askRestricted(db, { ctgIds: missing })).map(({ ctgId, ids }) => [ctgId, ids]))
  for (const ctgId of missing) cached.set(ctgId, { readAt: now, ids: found.get(ctgId) ?? [] })
  return cached
}

/** What was read then, of a CTG whose journal last moved at that instant. */
const holdsStill = (readAt: number | undefined, movedAt: number | undefined): boolean =>
  readAt !== undefined && movedAt !== undefined && movedAt < readAt - commitMs

/** What the reader sees of some restricted sheets: none of them (`open`), `all`, or a part (undefined). */
function seeing(sight: Sight): (ids: readonly string[]) => SeenSheets {
  const opened = new Set(sight.split(','))
  const sees = (id: string): boolean => sight === everythingRestricted || opened.has(id)
  return (ids) => {
    if (ids.length === 0 || !ids.some(sees)) return 'open'
    return ids.every(sees) ? 'all' : undefined
  }
}

/** The day it is in each of her CTGs. */
export const todaysOf = ({ actor, at }: { readonly actor: Actor; readonly at: Date }): ReadonlyMap<string, string> =>
  new Map(actor.memberships.map(({ ctgId, timeZone }) => [ctgId, dayIn(timeZone, at)]))

/** Of each of her CTGs; undefined when they are fewer than `least`, and counted each time. One statement, or two when some have moved. */
export async function readStates({ db, actor, at }: Context, least = leastKept): Promise<CtgStates | undefined> {
  const todays = todaysOf({ actor, at })
  if (todays.size < least) return
  const ctgIds = [...todays.keys()]
  const lastLines = await readLastLines(db, ctgIds)
  const restricted = await readRestricted(db, lastLines, ctgIds, at.getTime())
  const seenOf = seeing(currentSight())
  return new Map(
    ctgIds.map((ctgId) => [
      ctgId,
      {
        today: todays.get(ctgId) ?? '',
        seen: seenOf(restricted.get(ctgId)?.ids ?? []),
        movedAt: lastLines.get(ctgId) ?? 0,
      },
    ]),
  )
}

type CachedCount<Count> = {
  readonly today: string
  readonly besides: string
  readonly countedAt: number
  readonly count: Count | undefined
}
/** Counts by what the reader sees of the restricted sheets (`open`: none, `all`: all), then by CTG. */
type CountCache<Count> = Readonly<Record<'open' | 'all', Map<string, CachedCount<Count>>>>

type CountKey = {
  /** State of each CTG, and how much of it the reader sees; undefined: counted, and not cached. */
  readonly states: CtgStates | undefined
  /** What the count depends on besides the CTG and its day. */
  readonly besides: string
  readonly now: number
}

/** @returns a function that counts again only the CTGs without a cached count that still holds */
export function createCtgKeeper<Count>() {
  /** By place read from: two databases of one process (tests) never share. */
  const byReader = new WeakMap<object, CountCache<Count>>()
  return async (
    reader: Reader,
    ctgIds: readonly string[],
    { states, besides, now }: CountKey,
    count: (ctgIds: readonly string[]) => Promise<ReadonlyMap<string, Count>>,
  ): Promise<ReadonlyMap<string, Count>> => {
    if (!states) return count(ctgIds)
    const cached: CountCache<Count> = byReader.get(reader) ?? { open: new Map(), all: new Map() }
    byReader.set(reader, cached)
    const found = new Map<string, Count>()
    const missing = ctgIds.filter((ctgId) => {
      const state = states.get(ctgId)
      const known = state?.seen && cached[state.seen].get(ctgId)
      if (!known || known.today !== state.today || known.besides !== besides) return true
      if (!holdsStill(known.countedAt, state.movedAt)) return true
      if (known.count !== undefined) found.set(ctgId, known.count)
      return false
    })
    if (missing.length === 0) return found
    const counted = await count(missing)
    for (const ctgId of missing) {
      const one = counted.get(ctgId)
      if (one !== undefined) found.set(ctgId, one)
      const state = states.get(ctgId)
      if (state?.seen) cached[state.seen].set(ctgId, { today: state.today, besides, countedAt: now, count: one })
    }
    return found
  }
}
