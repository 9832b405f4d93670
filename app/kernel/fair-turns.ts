/** Turns for what is heavy in this process: so many together, each owner in her turn, and no more waiting than can be served. Pure. Rules: docs/rules/jobs.md §3. */
import { DomainError } from './errors.ts'

type Bounds = {
  /** Done together; one at a time for each owner. */
  readonly concurrency: number
  /** Waiting, of all owners and of one: beyond, whoever asks is told to come back. */
  readonly mostWaiting: number
  readonly mostOfOne: number
}

/** @throws DomainError unavailable, `documents.too-busy`, at once: nothing was begun */
export type TakeTurn = <Result>(owner: string, work: () => Promise<Result>) => Promise<Result>

/** An owner served longest ago comes first: ten asked by one delay what another asks by one of them at most. */
export function fairTurns({ concurrency, mostWaiting, mostOfOne }: Bounds): TakeTurn {
  const waiting: { readonly owner: string; readonly start: () => void }[] = []
  const running = new Set<string>()
  const served = new Map<string, number>()
  const clock = { turns: 0 }

  const isAwaited = (owner: string): boolean => waiting.some((one) => one.owner === owner)

  function startNext(): void {
    if (running.size >= concurrency) return
    const [next] = waiting
      .filter(({ owner }) => !running.has(owner))
      .toSorted((a, b) => (served.get(a.owner) ?? 0) - (served.get(b.owner) ?? 0))
    if (!next) return
    waiting.splice(waiting.indexOf(next), 1)
    running.add(next.owner)
    served.set(next.owner, ++clock.turns)
    next.start()
    startNext()
  }

  function end(owner: string): void {
    running.delete(owner)
    if (!isAwaited(owner)) served.delete(owner)
    startNext()
  }

  return async (owner, work) => {
    const ofOne = waiting.filter((one) => one.owner === owner).length
    if (waiting.length >= mostWaiting || ofOne >= mostOfOne) throw new DomainError('unavailable', 'documents.too-busy')
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
