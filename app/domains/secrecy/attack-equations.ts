/**
 * What an attacker writes down from released tables: what it does not know, within which bounds, and the sums that tie it.
 * Written from the published form only: it shares nothing with the masking but types, so that a fault there is seen here. Pure.
 */
import type { Guess } from './attack-guesses.ts'
import { type AxisNode, type CellPlace, cellKey, type ReleasedTable } from './secrecy.ts'

export type Unknown = {
  readonly place: CellPlace
  low: number
  high: number
  /** Marked secret by a table at least: must stay unknown. */
  isHidden: boolean
  /** A table at least gives its count, rounded or not. */
  isShown: boolean
  /** Of the table under examination, and not only of earlier ones. */
  isOurs: boolean
  /** The strictest of the tables that speak of it. */
  threshold: number
  protection: number
}

/** Σ coefficient × unknown = value; an unknown by its rank. */
export type Tie = { readonly terms: readonly (readonly [number, number])[]; readonly value: number }

export type AttackEquations = { readonly unknowns: readonly Unknown[]; readonly ties: readonly Tie[] }

type Axis = readonly { readonly id: string; readonly childIds: readonly string[] }[]

/**
 * Nodes with their children; undefined for what is no forest. A partial sum has a rest, which nobody shows: the same in each table
 * that names the same parts.
 */
export function readAxis(nodes: readonly AxisNode[]): Axis | undefined {
  const childIds = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  if (childIds.size !== nodes.length) return
  for (const { id, parentId } of nodes) if (parentId !== null && !childIds.get(parentId)?.push(id)) return
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId]))
  for (const { id } of nodes) {
    let steps = 0
    for (let at: string | null | undefined = id; at; at = parents.get(at)) if (++steps > nodes.length) return
  }
  const rests = nodes.flatMap(({ id, isPartial }) => {
    const parts = childIds.get(id) ?? []
    if (!isPartial || parts.length === 0) return []
    const rest = JSON.stringify([id, ...parts.toSorted()])
    parts.push(rest)
    return [rest]
  })
  return [
    ...nodes.map(({ id }) => ({ id, childIds: childIds.get(id) ?? [] })),
    ...rests.map((id) => ({ id, childIds: [] })),
  ]
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

function isWellFormed({ rows, columns, cells }: ReleasedTable): boolean {
  return (
    cells.length === rows.length &&
    cells.every(
      (line) =>
        line.length === columns.length && line.every((cell) => cell === null || cell === 'secret' || isCount(cell)),
    )
  )
}

/** What a cell lets one know of it, by itself. */
function boundsOf(cell: number | 'secret' | null, { rule, areZerosShown }: ReleasedTable): readonly [number, number] {
  if (cell === null) return [0, Infinity]
  if (cell === 'secret') return [areZerosShown ? 1 : 0, Infinity]
  const multiple = rule.roundedTo
  if (multiple === undefined) return [cell, cell]
  const half = Math.floor(multiple / 2)
  return cell === 0 ? [0, multiple - 1] : [Math.max(0, cell - half), cell + half]
}

/**
 * The equations of released tables of one universe, read side by side. Shown counts are numbers in them; a rounded one is an
 * unknown.
 * @param ours the table under examination, among them or not
 * @param guesses sums of ours that nothing tells
 * @param keyOf cells of one key are one count
 * @returns `malformed` when a table is no table, `contradiction` when two of them cannot both be true
 */
export function writeAttackEquations(
  tables: readonly ReleasedTable[],
  ours?: ReleasedTable,
  guesses: readonly Guess[] = [],
  keyOf: (table: ReleasedTable, key: string) => string = (_, key) => key,
): AttackEquations | 'malformed' | 'contradiction' {
  const known = new Map<string, Unknown>()
  const sums: NamedSum[] = []
  for (const table of tables) {
    const rows = readAxis(table.rows)
    const columns = readAxis(table.columns)
    if (!rows || !columns || !isWellFormed(table)) return 'malformed'
    const keyAt = (rowId: string, columnId: string) =>
      keyOf(table, cellKey({ universe: table.universe, rowId, columnId }))
    for (const [y, row] of rows.entries())
      for (const [x, column] of columns.entries()) {
        const cell = table.cells[y]?.[x] ?? null
        const [low, high] = boundsOf(cell, table)
        const key = keyAt(row.id, column.id)
        const before = known.get(key)
        if (before) {
          before.low = Math.max(before.low, low)
          before.high = Math.min(before.high, high)
          before.isHidden ||= cell === 'secret'
          before.isOurs ||= table === ours
          before.isShown ||= typeof cell === 'number'
          before.threshold = Math.max(before.threshold, table.rule.threshold)
          before.protection = Math.max(before.protection, table.rule.protection)
          if (before.low > before.high) return 'contradiction'
        } else
          known.set(key, {
            place: { universe: table.universe, rowId: row.id, columnId: column.id },
            low,
            high,
            isHidden: cell === 'secret',
            isShown: typeof cell === 'number',
            isOurs: table === ours,
            threshold: table.rule.threshold,
            protection: table.rule.protection,
          })
        if (row.childIds.length > 0)
          sums.push({ total: key, parts: row.childIds.map((childId) => keyAt(childId, column.id)) })
        if (column.childIds.length > 0)
          sums.push({ total: key, parts: column.childIds.map((childId) => keyAt(row.id, childId)) })
      }
  }
  if (ours) sums.push(...guesses.flatMap((guess) => sumsOfGuess(ours, guess)))
  return tieUp(known, sums)
}

const sumsOfGuess = (ours: ReleasedTable, { axis, total, parts }: Guess): readonly NamedSum[] =>
  ours[axis === 'rows' ? 'columns' : 'rows'].map(({ id: other }) => {
    const keyAt = (id: string) =>
      cellKey({
        universe: ours.universe,
        rowId: axis === 'rows' ? id : other,
        columnId: axis === 'rows' ? other : id,
      })
    return { total: keyAt(total), parts: parts.map(keyAt) }
  })

type NamedSum = { readonly total: string; readonly parts: readonly string[] }

function tieUp(known: ReadonlyMap<string, Unknown>, sums: readonly NamedSum[]): AttackEquations | 'contradiction' {
  const ranks = new Map([...known.keys()].map((key, rank) => [key, rank]))
  const unknowns = [...known.values()]
  const ties: Tie[] = []
  for (const { total, parts } of sums) {
    let value = 0
    const terms: (readonly [number, number])[] = []
    for (const [key, coefficient] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const rank = ranks.get(key) ?? -1
      const cell = unknowns[rank]
      if (!cell) throw new Error('a sum names a cell that is not there')
      if (cell.low === cell.high) value -= coefficient * cell.low
      else terms.push([rank, coefficient])
    }
    if (terms.length === 0 && value !== 0) return 'contradiction'
    if (terms.length > 0) ties.push({ terms, value })
  }
  return { unknowns, ties }
}
