/** Work on a long list, a few groups at once: what mostly waits for the database waits together. Pure. Rules: docs/rules/jobs.md §3. */

/** Connections that a job of the night takes from the pages, at most. */
const atOnce = 3
/** How many are done in one transaction: a group costs the database little more than one. */
const groupSize = 20

/**
 * One that fails holds up nobody: its group is done again one by one, and what failed is thrown once the others are done, to be tried
 * again with the job.
 * @param work does a whole group or nothing of it. @returns how many it says it did, all together
 */
export async function countTogether<Item>(
  items: readonly Item[],
  work: (group: readonly Item[]) => Promise<number>,
): Promise<number> {
  const groups = Array.from({ length: Math.ceil(items.length / groupSize) }, (_, rank) =>
    items.slice(rank * groupSize, (rank + 1) * groupSize),
  )
  const rest = groups.values()
  const failures: unknown[] = []
  let done = 0
  const tryOne = async (group: readonly Item[]): Promise<void> => {
    try {
      const count = await work(group)
      done += count
    } catch (error) {
      if (group.length === 1) failures.push(error)
      else for (const item of group) await tryOne([item])
    }
  }
  const goThrough = async (): Promise<void> => {
    for (const group of rest) await tryOne(group)
  }
  await Promise.all(Array.from({ length: atOnce }, goThrough))
  if (failures.length > 0) throw failures[0]
  return done
}
