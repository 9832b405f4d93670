/** Which rows and columns of a large table are drawn; rows are all of one height. Pure. Rules: docs/rules/plan.md §14. */

/** A row, or a column, to draw, or the room of those that are not. */
export type WindowSlot =
  | { readonly kind: 'drawn'; readonly index: number }
  | { readonly kind: 'gap'; readonly from: number; readonly count: number }

type Window = {
  readonly count: number
  /** First in sight, then how many are. */
  readonly first: number
  readonly inSight: number
  /** Drawn beyond what is in sight, on each side: scrolling finds them ready. */
  readonly spare: number
  /** Drawn wherever they are: what holds the focus, what stays in sight. */
  readonly always: readonly number[]
}

/** Gaps and drawn ones in order: they always make `count` in all. */
export function showWindow({ count, first, inSight, spare, always }: Window): readonly WindowSlot[] {
  const from = Math.max(0, Math.min(first - spare, count - 1))
  const to = Math.min(count, first + inSight + spare)
  const drawn = new Set(Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset))
  for (const index of always) if (index >= 0 && index < count) drawn.add(index)
  const shown: WindowSlot[] = []
  let next = 0
  for (const index of [...drawn].toSorted((one, other) => one - other)) {
    if (index > next) shown.push({ kind: 'gap', from: next, count: index - next })
    shown.push({ kind: 'drawn', index })
    next = index + 1
  }
  if (next < count) shown.push({ kind: 'gap', from: next, count: count - next })
  return shown
}

/** The columns that a view from `left`, so wide, holds at least a part of. Widths in one unit. */
export function columnsInSight(
  widths: readonly number[],
  left: number,
  width: number,
): { readonly first: number; readonly inSight: number } {
  const ends = widths.map((_, index) => widths.slice(0, index + 1).reduce((sum, one) => sum + one, 0))
  const first = Math.max(
    0,
    ends.findIndex((end) => end > left),
  )
  const last = ends.findIndex((end) => end >= left + width)
  return { first, inSight: (last === -1 ? widths.length - 1 : last) - first + 1 }
}
