/** Delays counted by half milliseconds: a measure of an hour takes no more room than one of a second. */
const stepMs = 0.5
const steps = 8_000

export type Latencies = {
  readonly add: (ms: number) => void
  readonly count: () => number
  /** @param share 0.95 for the 95th centile. @returns milliseconds, rounded up to the half; 0 without a delay */
  readonly centile: (share: number) => number
}

export function createLatencies(): Latencies {
  const counts = new Uint32Array(steps)
  let total = 0
  return {
    add(ms) {
      const step = Math.min(steps - 1, Math.max(0, Math.floor(ms / stepMs)))
      counts[step] = (counts[step] ?? 0) + 1
      total += 1
    },
    count: () => total,
    centile(share) {
      let seen = 0
      for (const [step, count] of counts.entries()) {
        seen += count
        if (total > 0 && seen >= total * share) return (step + 1) * stepMs
      }
      return 0
    },
  }
}
