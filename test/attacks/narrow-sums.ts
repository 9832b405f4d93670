/** What sums let one deduce of their terms, with the arithmetic of a reader alone: no solver, none of our masking. Pure. */

export type Ends = { low: number; high: number }
export type Sum = { readonly whole: string; readonly parts: readonly string[] }

/**
 * Each sum gives bounds to each of its counts, again until nothing moves: every subtraction that the file allows.
 * @returns whether some counts fit
 */
export function narrow(known: Map<string, Ends>, sums: readonly Sum[]): boolean {
  const of = (key: string): Ends => {
    const found = known.get(key) ?? { low: 0, high: Infinity }
    known.set(key, found)
    return found
  }
  const isTrue = () => [...known.values()].every(({ low, high }) => low <= high)
  for (let hasMoved = true; hasMoved && isTrue(); ) {
    hasMoved = false
    const move = (ends: Ends, low: number, high: number) => {
      if (low <= ends.low && high >= ends.high) return
      hasMoved = true
      ends.low = Math.max(ends.low, low)
      ends.high = Math.min(ends.high, high)
    }
    for (const { whole, parts } of sums) {
      const total = of(whole)
      const all = parts.map(of)
      const sum = (ends: readonly Ends[], end: keyof Ends) => ends.reduce((added, one) => added + one[end], 0)
      move(total, sum(all, 'low'), sum(all, 'high'))
      for (const one of all) {
        const others = all.filter((other) => other !== one)
        move(one, total.low - sum(others, 'high'), total.high - sum(others, 'low'))
      }
    }
  }
  return isTrue()
}
