/** Why each hidden cell is hidden, as data: the page and the account make sentences of it. Pure. */
import type { Sum } from './mask-sums.ts'
import type { MaskSystem } from './mask-system.ts'
import type { HidingReason } from './secrecy.ts'

const mostNamed = 4

/** @returns the reason of a hidden cell; of a shown or absent one, undefined */
export function listHidingReasons({ cells, sums }: MaskSystem): readonly (HidingReason | undefined)[] {
  const sumsOf = new Map<number, Sum[]>()
  for (const sum of sums) for (const [rank] of sum.terms) sumsOf.set(rank, [...(sumsOf.get(rank) ?? []), sum])
  const hiddenIn = ({ terms }: Sum, rank: number) =>
    terms.flatMap(([one]) =>
      one !== rank && ['primary', 'complementary'].includes(cells[one]?.mark ?? '') ? [one] : [],
    )

  return cells.map(({ mark, kind, cause }, rank): HidingReason | undefined => {
    if (mark === 'shown' || mark === 'absent') return undefined
    const candidates = (sumsOf.get(rank) ?? [])
      .map((sum) => ({ kind: sum.kind, hidden: hiddenIn(sum, rank) }))
      .filter(({ hidden }) => hidden.length > 0)
      .sort(
        (a, b) =>
          Number(b.hidden.includes(cause ?? -1)) - Number(a.hidden.includes(cause ?? -1)) ||
          a.hidden.length - b.hidden.length,
      )
    const [nearest] = candidates
    const named = (nearest?.hidden ?? (cause === undefined ? [] : [cause]))
      .slice(0, mostNamed)
      .flatMap((one) => cells[one]?.place ?? [])
    return { kind: kind ?? nearest?.kind ?? 'row', cells: named }
  })
}
