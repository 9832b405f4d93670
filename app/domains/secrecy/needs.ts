/** How far a hidden count must be free to move. Pure. Rules: docs/rules/secrecy.md §3. */
import { capsOf, type Need } from './flow-program.ts'
import type { Cell, MaskSystem } from './mask-system.ts'

const bothWays = (cell: number, down: number, up: number): readonly Need[] =>
  [
    { cell, sign: -1 as const, amount: down },
    { cell, sign: 1 as const, amount: up },
  ].filter(({ amount }) => amount > 0)

/**
 * Ways for a hidden count to have room enough, the best first: so much down, the rest up. A count that a rule forbids must also
 * reach the threshold, and its own protection above. A way down may not exist: two counts of one are at least two in all.
 */
export function listRooms(rank: number, cell: Cell, areZerosShown: boolean): readonly (readonly Need[])[] {
  const { value, protection, threshold, mark } = cell
  const caps = capsOf(cell, areZerosShown)
  const width = Math.min(2 * protection, caps.down + caps.up)
  const above = mark === 'primary' ? protection : 0
  const downs = Array.from(
    { length: Math.min(protection, caps.down) + 1 },
    (_, less) => Math.min(protection, caps.down) - less,
  )
  const further = Array.from(
    { length: Math.max(0, Math.min(width, caps.down) - protection) },
    (_, more) => protection + 1 + more,
  )
  return [...downs, ...(mark === 'primary' ? [] : further)].flatMap((down) => {
    const up = Math.min(caps.up, Math.max(width - down, threshold - value, above))
    return up + down >= width ? [bothWays(rank, down, up)] : []
  })
}

/** Ways for a count that nobody says not to be known as a small one: it may be none, or not small. */
export const listEscapes = (rank: number, { value, threshold }: Cell): readonly (readonly Need[])[] => [
  [{ cell: rank, sign: -1, amount: value }],
  [{ cell: rank, sign: 1, amount: Math.max(1, threshold - value) }],
]

/** Ways to protect a cell from someone who knows another one. */
export type LoneRooms = { readonly cell: number; readonly without: number; readonly ways: readonly (readonly Need[])[] }

/**
 * A family alone in its cell knows that cell: where only one other is hidden in a sum, and is forbidden by a rule, the other must
 * hold without it.
 */
export function listLoneRooms({ cells, sums, areZerosShown }: MaskSystem): readonly LoneRooms[] {
  return sums.flatMap(({ terms }) => {
    // A total with one part that is not zero says no more than this part.
    if (terms.filter(([rank]) => cells[rank]?.value !== 0).length < 3) return []
    const hidden = terms.flatMap(([rank]) => (cells[rank]?.mark === 'shown' ? [] : [rank]))
    const [a, b] = hidden
    if (hidden.length !== 2 || a === undefined || b === undefined) return []
    return [
      { without: a, cell: b },
      { without: b, cell: a },
    ].flatMap(({ without, cell }) => {
      const [alone, other] = [cells[without], cells[cell]]
      if (!alone?.isKnown || alone.value !== 1 || other?.mark !== 'primary') return []
      const rooms = listRooms(cell, other, areZerosShown)
      return [{ cell, without, ways: rooms.map((needs) => needs.map((need) => ({ ...need, without }))) }]
    })
  })
}
