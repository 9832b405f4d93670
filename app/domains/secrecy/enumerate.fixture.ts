/** Every way to fill the hidden cells of a tiny table, one by one: what no solver may contradict. Pure. */
import type { Interval, ReleasedTable } from './secrecy.ts'

type Leaf = { readonly y: number; readonly x: number }

/**
 * Least and greatest count of each hidden cell among all fillings.
 * @param most no count is above it: give the total of totals, shown
 */
export function enumerateIntervals(published: ReleasedTable, most: number): ReadonlyMap<string, Interval> {
  const { rows, columns, cells } = published
  const childrenOf = (axis: ReleasedTable['rows'], id: string) =>
    axis.flatMap(({ parentId }, rank) => (parentId === id ? [rank] : []))
  const rowParts = rows.map(({ id }) => childrenOf(rows, id))
  const columnParts = columns.map(({ id }) => childrenOf(columns, id))
  const leaves: Leaf[] = []
  for (const [y, parts] of rowParts.entries())
    for (const [x, others] of columnParts.entries()) if (parts.length + others.length === 0) leaves.push({ y, x })
  const grid = cells.map((line) => line.map((cell) => (typeof cell === 'number' ? cell : 0)))
  const least = published.areZerosShown ? 1 : 0
  const found = new Map<string, { low: number; high: number }>()

  const countAt = (y: number, x: number): number => {
    const parts = rowParts[y] ?? []
    if (parts.length > 0) return parts.reduce((sum, part) => sum + countAt(part, x), 0)
    const others = columnParts[x] ?? []
    if (others.length > 0) return others.reduce((sum, other) => sum + countAt(y, other), 0)
    return grid[y]?.[x] ?? 0
  }
  /** A shown total is not passed while its parts are being filled. */
  const isPossible = (isComplete: boolean): boolean =>
    cells.every((line, y) =>
      line.every((cell, x) => {
        const count = countAt(y, x)
        if (typeof cell === 'number') return isComplete ? count === cell : count <= cell
        return !isComplete || count >= least
      }),
    )
  const fill = (rank: number): void => {
    const leaf = leaves[rank]
    if (!leaf) {
      if (!isPossible(true)) return
      for (const [y, line] of cells.entries())
        for (const [x, cell] of line.entries()) {
          if (cell !== 'secret') continue
          const key = `${rows[y]?.id} ${columns[x]?.id}`
          const count = countAt(y, x)
          const seen = found.get(key) ?? { low: count, high: count }
          found.set(key, { low: Math.min(seen.low, count), high: Math.max(seen.high, count) })
        }
      return
    }
    const line = grid[leaf.y]
    if (!line || cells[leaf.y]?.[leaf.x] !== 'secret') {
      fill(rank + 1)
      return
    }
    for (let count = least; count <= most; count++) {
      line[leaf.x] = count
      if (!isPossible(false)) break
      fill(rank + 1)
    }
    line[leaf.x] = 0
  }
  fill(0)
  return found
}
