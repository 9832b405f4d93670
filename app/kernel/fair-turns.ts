/** Turns for what is heavy in this process: so many together, each owner in her turn, and no more waiting than can be served. Pure. Rules: docs/rules/jobs.md §3. */
import { DomainError } from './errors.ts'

type Bounds = {
  /** Done together, of all owners and of one (one, when left out). */
  readonly concurrency: number
  readonly together?: number
  /** Waiting, of all owners and of one: beyond, whoever asks is told to come back. */
  readonly mostWaiting: number
  readonly mostOfOne: number
  /** What is thrown then; `documents.too-busy` when left out. */
  readonly tooBusy?: () => DomainError
}

/** @throws DomainError, that of `tooBusy`, at once: nothing was begun */
export type TakeTurn = <Result>(owner: string, work: () => Promise<Result>) => Promise<Result>

const documentsTooBusy = () => new DomainError('unavailable', 'documents.too-busy')

/** An owner served longest ago comes first: ten asked by one delay what another asks by one of them at most. */
export function fairTurns({
  concurrency,
  together = 1,
  mostWaiting,
  mostOfOne,
  tooBusy = documentsTooBusy,
}: Bounds): TakeTurn {
  const waiting: { readonly owner: string; readonly start: () => void }[] = []
  const running = new Map<string, number>()
  const served = new Map<string, number>()
  const clock = { turns: 0 }

  const isAwaited = (owner: string): boolean => waiting.some((one) => one.owner === owner)

  const runningOf = (owner: string): number => running.get(owner) ?? 0
  const runningOfAll = (): number => [...running.values()].reduce((sum, count) => sum + count, 0)

  function startNext(): void {
    if (waiting.length === 0 || runningOfAll() >= concurrency) return
    const [next] = waiting
      .filter(({ owner }) => runningOf(owner) < together)
      .toSorted((a, b) => (served.get(a.owner) ?? 0) - (served.get(b.owner) ?? 0))
    if (!next) return
    waiting.splice(waiting.indexOf(next), 1)
    running.set(next.owner, runningOf(next.owner) + 1)
    served.set(next.owner, ++clock.turns)
    next.start()
    startNext()
  }

  function end(owner: string): void {
    if (runningOf(owner) > 1) running.set(owner, runningOf(owner) - 1)
    else running.delete(owner)
    if (!running.has(owner) && !isAwaited(owner)) served.delete(owner)
    startNext()
  }

  return async (owner, work) => {
    const ofOne = waiting.filter((one) => one.owner === owner).length
    if (waiting.length >= mostWaiting || ofOne >= mostOfOne) throw tooBusy()
    const turn = new Promise<void>((start) => waiting.push({ owner, start }))
    startNext()
    await turn
    try {
      return await work()
    } finally {
      end(owner)
    }
  }
}
