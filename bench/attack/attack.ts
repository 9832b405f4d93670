/** What every attack of the bench is: something done to a started server, and what the server answered to it. */
import type { Target } from './target.ts'

export type Outcome = {
  /** What the attacker received, in a few words. */
  readonly answer: string
  /** What should have been refused was taken. */
  readonly isAccepted: boolean
}

export type Attack = {
  readonly name: string
  readonly title: string
  /** Of issue 10 (docs/decisions/0025). */
  readonly finding: string
  /** What the attacked instance is told besides, and how to close what this opened. */
  readonly prepare?: () => Promise<{
    readonly env: Readonly<Record<string, string>>
    readonly close: () => Promise<void>
  }>
  readonly run: (target: Target) => Promise<Outcome>
}

/** Answers counted, the most frequent first; `accepted` tells which of them should not have come. */
export function outcomeOf(answers: readonly string[], accepted: (answer: string) => boolean): Outcome {
  const counts = [...Map.groupBy(answers, (answer) => answer)].map(([answer, all]) => ({ answer, count: all.length }))
  const said = counts.toSorted((a, b) => b.count - a.count).map(({ answer, count }) => `${answer} ×${count}`)
  return { answer: said.slice(0, 4).join(', '), isAccepted: answers.some(accepted) }
}

/** Neither done nor shown: refused by a status, or by closing. */
export const isTaken = (answer: string): boolean => /^[23]/.test(answer)
