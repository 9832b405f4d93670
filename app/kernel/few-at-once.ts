/** Processes a long list in groups, a few groups at once. Pure. Rules: docs/rules/jobs.md §3. */

/** Most connections that a nightly job takes from the pages. */
const atOnce = 3
/** Items of one transaction: a group costs the database little more than one item. */
const groupSize = 20

/**
 * An item that fails does not stop the others: its group is run again one by one, and the failure is thrown at the end, so that the
 * job is retried.
 * @param work handles a whole group or nothing of it. @returns the sum of what it returns
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
