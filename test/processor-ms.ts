/** Milliseconds of processor that it takes: what a machine that does something else changes least. */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage().user
  work()
  return (process.cpuUsage().user - before) / 1_000
}
