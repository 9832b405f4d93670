/** Choices that look random, always the same from a seed. Pure. For tests and measures. */
import { randomFrom } from '#app/domains/writing/rich-text.fixture.ts'

export type Random = ReturnType<typeof createRandom>

export function createRandom(seed: number) {
  const next = randomFrom(seed)
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    between: (least: number, most: number): number => least + below(most - least + 1),
    is: (share: number): boolean => next() < share,
    oneOf: <const Value>(values: readonly [Value, ...Value[]]): Value => values[below(values.length)] ?? values[0],
    /** So many of them, each once, in an order of its own. */
    someOf: <Value>(values: readonly Value[], count: number): readonly Value[] =>
      values
        .map((value) => ({ value, rank: next() }))
        .toSorted((one, other) => one.rank - other.rank)
        .slice(0, count)
        .map(({ value }) => value),
  }
}
