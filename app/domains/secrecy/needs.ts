/** How far a hidden count must be free to move. Pure. Rules: docs/rules/secrecy.md §3. */
import { capsOf, type Need } from './flow-program.ts'
import type { Cell, MaskSystem } from './mask-system.ts'

const bothWays = (cell: number, down: number, up: number): readonly Need[] =>
  [
    { cell, sign: -1 as const, amount: down },
    { cell, sign: 1 as const, amount: up },
  ].filter(({ amount }) => amount > 0)

/** What is known already cannot be asked for again. */
function within(cell: Cell, areZerosShown: boolean, down: number, up: number) {
  const caps = capsOf(cell, areZerosShown)
  return { down: Math.min(down, caps.down), up: Math.min(up, caps.up) }
}

/** A count that a rule forbids: some way down, and up to the threshold at least. */
export function needsOfPrimary(rank: number, cell: Cell, areZerosShown: boolean): readonly Need[] {
  const { value, protection, threshold } = cell
  const { down } = within(cell, areZerosShown, protection, 0)
  const asked = Math.max(threshold - value, protection, 2 * protection - down)
  return bothWays(rank, down, within(cell, areZerosShown, 0, asked).up)
}

/** Ways for any other hidden count to have room enough, the most even first: down so much, up the rest. */
export function listRooms(rank: number, cell: Cell, areZerosShown: boolean): readonly (readonly Need[])[] {
  const { value, protection, threshold } = cell
  const width = 2 * protection
  const downs = Array.from({ length: width + 1 }, (_, down) => down).sort(
    (a, b) => Math.abs(a - protection) - Math.abs(b - protection),
  )
  const caps = capsOf(cell, areZerosShown)
  const least = Math.min(width, caps.down + caps.up)
  const rooms = downs.flatMap((down) => {
    const up = Math.max(least - down, Math.min(caps.up, threshold - value))
    return down <= caps.down && up <= caps.up ? [bothWays(rank, down, Math.max(0, up))] : []
  })
  return rooms.length > 0 ? rooms : [bothWays(rank, caps.down, caps.up)]
}

/**
 * A family alone in its cell knows that cell: where only one other is hidden in a sum, and is protected by a rule, the other must
 * hold without it.
 */
export function listLoneNeeds({ cells, sums, areZerosShown }: MaskSystem): readonly Need[] {
  return sums.flatMap(({ terms }) => {
    const hidden = terms.flatMap(([rank]) => (isLonely(cells[rank]) ? [rank] : []))
    const [a, b] = hidden
    if (hidden.length !== 2 || a === undefined || b === undefined) return []
    return [
      [a, b],
      [b, a],
    ].flatMap(([alone = -1, other = -1]) => {
      const [one, two] = [cells[alone], cells[other]]
      if (!one?.isKnown || one.value !== 1 || two?.mark !== 'primary') return []
      return needsOfPrimary(other, two, areZerosShown).map((need) => ({ ...need, without: alone }))
    })
  })
}

const isLonely = (cell: Cell | undefined): boolean => cell !== undefined && cell.mark !== 'shown'
