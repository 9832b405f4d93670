/** Limits heavy work in this process: bounded concurrency, fair between owners, with a bounded queue. Pure. Rules: docs/rules/jobs.md §3. */
import { DomainError } from './errors.ts'

type Bounds = {
  /** Most at the same time, in all and for one owner (one by default). */
  readonly concurrency: number
  readonly together?: number
  /** Most waiting, for one owner: beyond, the request is refused. In all: beyond, the last one of whoever has the most waiting is. */
  readonly mostWaiting: number
  readonly mostOfOne: number
  /** Error thrown when the queue is full; `documents.too-busy` by default. */
  readonly tooBusy?: () => DomainError
}

/** @throws DomainError, that of `tooBusy`, at once or while it waits: nothing was begun */
export type TakeTurn = <Result>(owner: string, work: () => Promise<Result>) => Promise<Result>

const documentsTooBusy = () => new DomainError('unavailable', 'documents.too-busy')

/** Of those who may begin, the one served longest ago. @param served in that order */
function findNext(
  waiting: ReadonlyMap<string, unknown>,
  served: ReadonlySet<string>,
  mayBegin: (owner: string) => boolean,
): string | undefined {
  for (const owner of waiting.keys()) if (!served.has(owner) && mayBegin(owner)) return owner
  for (const owner of served) if (waiting.has(owner) && mayBegin(owner)) return owner
}

const mostRemembered = 10_000

function remember(served: Set<string>, owner: string): void {
  served.delete(owner)
  served.add(owner)
  const [longestAgo = ''] = served
  if (served.size > mostRemembered) served.delete(longestAgo)
}

type Wait = PromiseWithResolvers<void>

/** Takes it away: three who ask for all they may do not shut the door on the others. @returns undefined when nobody has more than `mine` */
function lastOfLongest(waiting: Iterable<Wait[]>, mine: number): Wait | undefined {
  const longest = [...waiting].reduce((most, one) => (one.length > most.length ? one : most))
  return longest.length > mine ? longest.pop() : undefined
}

/** Serves first the owner served longest ago: ten requests of one owner delay another by one request at most. */
export function fairTurns({
  concurrency,
  together = 1,
  mostWaiting,
  mostOfOne,
  tooBusy = documentsTooBusy,
}: Bounds): TakeTurn {
  /** Each owner's, in order; an owner who waits for nothing is not there. */
  const waiting = new Map<string, Wait[]>()
  const running = new Map<string, number>()
  /** Remembered while others wait: who asks again as soon as she is answered comes after them. The one served longest ago first. */
  const served = new Set<string>()
  const counts = { waiting: 0, running: 0 }

  const runningOf = (owner: string): number => running.get(owner) ?? 0

  function startNext(): void {
    if (counts.running >= concurrency) return
    const owner = findNext(waiting, served, (one) => runningOf(one) < together)
    if (owner === undefined) return
    const own = waiting.get(owner) ?? []
    const turn = own.shift()
    if (own.length === 0) waiting.delete(owner)
    if (!turn) return
    counts.waiting -= 1
    counts.running += 1
    running.set(owner, runningOf(owner) + 1)
    remember(served, owner)
    turn.resolve()
    startNext()
  }

  function end(owner: string): void {
    if (runningOf(owner) > 1) running.set(owner, runningOf(owner) - 1)
    else running.delete(owner)
    counts.running -= 1
    if (counts.waiting === 0) served.clear()
    startNext()
  }

  return async (owner, work) => {
    const ofOne = waiting.get(owner) ?? []
    // Whoever has a turn at once waits behind nobody: those who fill the queue do not shut the door on her.
    if (counts.running >= concurrency || runningOf(owner) >= together) {
      if (ofOne.length >= mostOfOne) throw tooBusy()
      if (counts.waiting >= mostWaiting) {
        const last = lastOfLongest(waiting.values(), ofOne.length + 1)
        if (!last) throw tooBusy()
        last.reject(tooBusy())
        counts.waiting -= 1
      }
    }
    const turn: Wait = Promise.withResolvers()
    waiting.set(owner, [...ofOne, turn])
    counts.waiting += 1
    startNext()
    await turn.promise // refused while it waits, it has no turn to end
    return turn.promise.then(work).finally(() => end(owner))
  }
}
