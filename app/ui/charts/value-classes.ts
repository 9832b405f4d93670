/** Values in at most five classes with round limits, about as many places in each. Pure. */

export type ValueClass = {
  /** Lower bound of the class; −∞ for the first. */
  readonly from: number
  /** Of the next class; absent of the last. */
  readonly to: number | undefined
  readonly count: number
  readonly shade: string
}

/** From the lowest to the highest; each is told from its neighbours in greys too. */
export const shades = ['#efedf7', '#d0cbe4', '#a7a0cc', '#6f65a8', '#453a86'] as const

const quantile = (sorted: readonly number[], share: number): number => {
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

/** 1, 2 or 5 times a power of ten, near a twentieth of what the middle of the values spans. */
function stepOf(sorted: readonly number[]): number {
  const spread = quantile(sorted, 0.9) - quantile(sorted, 0.1)
  if (spread <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(spread / 20))
  const times = spread / 20 / power
  return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10)
}

/**
 * Fewer than five where values are few or alike, or read alike.
 * @param format how the limits are read: two that read alike are one
 */
export function classesOf(
  values: readonly number[],
  format: (value: number) => string = String,
): readonly ValueClass[] {
  const sorted = values.toSorted((one, other) => one - other)
  const step = stepOf(sorted)
  const rounded = (value: number) => (step === 0 ? value : Number((Math.round(value / step) * step).toPrecision(12)))
  const wanted =
    sorted.length < 5 || step === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((share) => rounded(quantile(sorted, share)))
  const limits: number[] = []
  for (const limit of wanted) {
    const previous = limits.at(-1) ?? -Infinity
    const holdsSome = sorted.some((value) => value >= previous && value < limit)
    const readsAlike = previous !== -Infinity && format(previous) === format(limit)
    if (holdsSome && !readsAlike && sorted.some((value) => value >= limit)) limits.push(limit)
  }
  const starts = [-Infinity, ...limits]
  const colours = [0, 1, 2, 3, 4].slice(-starts.length)
  const only = starts.length === 1
  return starts.map((from, index) => {
    const to = starts[index + 1]
    const count = sorted.filter((value) => value >= from && (to === undefined || value < to)).length
    return { from, to, count, shade: shades[only ? 2 : (colours[index] ?? 0)] ?? shades[0] }
  })
}
