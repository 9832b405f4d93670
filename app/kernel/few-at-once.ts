/** Work on each of a list, a few at once: what mostly waits for the database waits together. Pure. Rules: docs/rules/jobs.md §3. */

/** Connections that a job of the night takes from the pages, at most. */
const atOnce = 3

/**
 * One that fails holds up nobody: it is thrown once the others are done, and tried again with the job.
 * @returns how many of them `work` said it did
 */
export async function countDone<Item>(items: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<number> {
  const rest = items.values()
  const failures: unknown[] = []
  let done = 0
  const goThrough = async (): Promise<void> => {
    for (const item of rest)
      try {
        if (await work(item)) done += 1
      } catch (error) {
        failures.push(error)
      }
  }
  await Promise.all(Array.from({ length: atOnce }, goThrough))
  if (failures.length > 0) throw failures[0]
  return done
}
