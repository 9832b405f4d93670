/** Milliseconds of processor that it takes, on this thread: what a machine that does something else changes least. */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage().user
  work()
  return (process.threadCpuUsage().user - before) / 1_000
}
