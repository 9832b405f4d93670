/**
 * The cells that the masking weighs and the sums that tie them, over tables that leave together and those that left before.
 * Pure: `mask-base.ts` then finds counts for what nobody gave. Rules: docs/rules/secrecy.md §3.
 */
import { type FilledNode, type FilledTable, fillTable, type TableFault } from './filled-table.ts'
import { fillAll, listAllByNames, listFound, listSums, type Sum, withoutDoubles } from './mask-sums.ts'
import { markPrimary, type PrimaryKind } from './primary-marks.ts'
import { nameByCounts } from './same-counts.ts'
import {
  type CellMark,
  type CellPlace,
  type CountTable,
  cellKey,
  type EarlierRelease,
  type HidingKind,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'

/** When a cell may be hidden to protect others: readily, then totals of the whole, then zeros and the total of totals. */
export type Tier = 0 | 1 | 2

export type Cell = {
  readonly place: CellPlace
  /** Its own count, or one that fits when nobody gave it. */
  value: number
  /** What one knows of it when it is shown: its count, or around it when the source rounds. */
  readonly shown: CountRange
  /** What one knows of it already, whatever is hidden now. */
  before: CountRange
  /** Given by a table that leaves now, exactly. */
  readonly isKnown: boolean
  mark: CellMark
  kind: HidingKind | undefined
  /** The cell it was hidden for. */
  cause: number | undefined
  /** Shown already: cannot be hidden any more. */
  readonly isFrozen: boolean
  /** Of a table that left before, not of ours. */
  readonly isEarlier: boolean
  readonly tier: Tier
  readonly weight: number
  /** Cells that share it move together when a branch is protected apart. */
  readonly branch: string | undefined
  readonly threshold: number
  readonly protection: number
}

export type MaskSystem = {
  readonly cells: readonly Cell[]
  readonly sums: readonly Sum[]
  /** Of each table that leaves, where its cells are: `[row][column]`, rests included. */
  readonly grids: readonly (readonly (readonly number[])[])[]
  readonly filled: readonly FilledTable[]
  /** Tables that left before, under the names of those that leave now where they say the same counts. */
  readonly released: readonly EarlierRelease[]
  /** The same, corrected ones as far as they still hold. */
  readonly ledger: readonly ReleasedTable[]
  readonly rule: SecrecyRule
  /** No longer, once a zero had to be hidden. */
  areZerosShown: boolean
}

/** What an earlier table hid, and is zero since its correction. */
const isHiddenZero = ({ mark, isKnown, value }: Cell): boolean => mark === 'complementary' && isKnown && value === 0

export type CountRange = { readonly low: number; readonly high: number }
type Source = {
  readonly rows: readonly FilledNode[]
  readonly columns: readonly FilledNode[]
  readonly rule: SecrecyRule
  /** Of each row that is no total. */
  readonly branches: ReadonlyMap<string, string>
}

/** A count as one reads it in a table whose source rounds. */
function countRangeOf(count: number, { roundedTo = 1 }: SecrecyRule): CountRange {
  if (roundedTo === 1) return { low: count, high: count }
  if (count === 0) return { low: 0, high: roundedTo - 1 }
  return { low: Math.max(0, count - Math.floor(roundedTo / 2)), high: count + Math.floor(roundedTo / 2) }
}

type Earlier = CountRange & Pick<SecrecyRule, 'threshold' | 'protection'> & { readonly isHidden: boolean }

const nothingKnown: CountRange = { low: 0, high: Infinity }
const meet = (a: CountRange, b: CountRange): CountRange => ({
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
})

/** What has left, by cell: the closest of what several releases said. */
function readEarlier(released: readonly ReleasedTable[]): ReadonlyMap<string, Earlier> {
  const cells = new Map<string, Earlier>()
  for (const { universe, rows, columns, cells: grid, rule } of released)
    for (const [y, { id: rowId }] of rows.entries())
      for (const [x, { id: columnId }] of columns.entries()) {
        const cell = grid[y]?.[x] ?? null
        const key = cellKey({ universe, rowId, columnId })
        const before = cells.get(key)
        const known = typeof cell === 'number' ? countRangeOf(cell, rule) : nothingKnown
        cells.set(key, {
          ...meet(before ?? nothingKnown, known),
          threshold: Math.max(before?.threshold ?? 0, rule.threshold),
          protection: Math.max(before?.protection ?? 0, rule.protection),
          isHidden: before?.isHidden === true || cell === 'secret',
        })
      }
  return cells
}

function tierOf(row: FilledNode, column: FilledNode, count: number | null): Tier {
  if (count === 0) return 2
  if (row.parent !== null || row.height === 0) return 0
  return column.parent === null && column.height > 0 ? 2 : 1
}

/** A long list of siblings is protected by pieces of this many rows: the time of a program grows faster than its size. */
const mostTogether = 60

/** Rows keep the branch that the first table gave them, so that tables of the same territories are protected together. */
function addBranches(branches: Map<string, string>, rows: readonly FilledNode[]): void {
  for (const { id, children } of rows) {
    const leaves = children.flatMap((child) => (rows[child]?.height === 0 ? [rows[child].id] : []))
    const pieces = Math.ceil(leaves.length / mostTogether)
    for (const [rank, leaf] of leaves.entries())
      if (!branches.has(leaf)) branches.set(leaf, JSON.stringify([id, Math.floor((rank * pieces) / leaves.length)]))
  }
}

/** Small counts are given up before large ones, details before totals. */
const weightOf = (row: FilledNode, column: FilledNode, count: number, tier: Tier): number =>
  Math.sqrt(count + 5) * 3 ** (row.height + column.height) * (tier === 2 ? 50 : 1)

/** What the tables that leave now say of a cell: `isSaid` unless it is there for its sums only. */
type Ours = { readonly value: number | null; readonly isSaid: boolean; readonly kind: PrimaryKind | undefined }

function newCell(
  place: CellPlace,
  { rule, branches }: Source,
  [row, column]: readonly [FilledNode, FilledNode],
  ours: Ours | undefined,
  before: Earlier | undefined,
): Cell {
  const value = ours?.value ?? null
  const known = before ?? { ...nothingKnown, isHidden: false, threshold: 0, protection: 0 }
  const isFrozen = known.low === known.high && !known.isHidden
  const isForbidden = ours?.kind !== undefined && !isFrozen
  const isOpen = isFrozen || ours?.isSaid === true || known.high < Infinity
  const tier = tierOf(row, column, value)
  return {
    place,
    value: value ?? 0,
    shown: meet(known, value === null ? nothingKnown : countRangeOf(value, rule)),
    before: known,
    isKnown: value !== null && (rule.roundedTo ?? 1) === 1,
    mark: isForbidden ? 'primary' : known.isHidden ? 'complementary' : isOpen ? 'shown' : 'absent',
    kind: isForbidden ? ours?.kind : known.isHidden ? 'earlier-release' : undefined,
    cause: undefined,
    isFrozen,
    isEarlier: ours === undefined,
    tier,
    weight: weightOf(row, column, value ?? 0, tier),
    branch: branches.get(row.id),
    threshold: Math.max(rule.threshold, known.threshold),
    protection: Math.max(rule.protection, known.protection),
  }
}

/** A total may be computed; a part that the source does not say is not ours to say. */
function isSaid({ table, rows, columns, values }: FilledTable, y: number, x: number): boolean {
  const [row, column] = [rows[y], columns[x]]
  if (!row || !column || row.isWithheld || column.isWithheld || values[y]?.[x] == null) return false
  return table.values[y]?.[x] != null || row.children.length > 0 || column.children.length > 0
}

/** Cells that several tables have in common are one; undefined when they do not give it the same count. */
function readOurs(filled: readonly FilledTable[], rule: SecrecyRule): ReadonlyMap<string, Ours> | CellPlace {
  const ours = new Map<string, Ours>()
  for (const one of filled) {
    const kinds = markPrimary(one, rule)
    for (const [y, row] of one.rows.entries())
      for (const [x, column] of one.columns.entries()) {
        const place = { universe: one.table.universe, rowId: row.id, columnId: column.id }
        const value = one.values[y]?.[x] ?? null
        const before = ours.get(cellKey(place))
        if (before && before.value !== null && value !== null && before.value !== value) return place
        ours.set(cellKey(place), {
          value: value ?? before?.value ?? null,
          isSaid: isSaid(one, y, x) || before?.isSaid === true,
          kind: kinds[y]?.[x] ?? before?.kind,
        })
      }
  }
  return ours
}

/**
 * What left, as it still holds: what a corrected table hid stays hidden, what it showed stays shown unless it has been said otherwise
 * since, by ours or by another that left.
 */
function asSaidNow(released: readonly EarlierRelease[], ours: ReadonlyMap<string, Ours>): readonly ReleasedTable[] {
  const placeAt = ({ universe, rows, columns }: ReleasedTable, y: number, x: number) =>
    cellKey({ universe, rowId: rows[y]?.id ?? '', columnId: columns[x]?.id ?? '' })
  const last = new Map<string, number | 'secret' | null>()
  for (const one of released.toSorted((a, b) => Number(b.isCorrected === true) - Number(a.isCorrected === true)))
    for (const [y, line] of one.cells.entries())
      for (const [x, cell] of line.entries()) if (cell !== null) last.set(placeAt(one, y, x), cell)
  for (const [key, { value }] of ours) last.set(key, value)
  const alone = (nodes: ReleasedTable['rows']) => nodes.map((node) => ({ ...node, parentId: null, isPartial: false }))
  return released.map((one) =>
    one.isCorrected !== true
      ? one
      : {
          ...one,
          areZerosShown: false,
          rows: alone(one.rows),
          columns: alone(one.columns),
          cells: one.cells.map((line, y) =>
            line.map((cell, x) => (typeof cell === 'number' && last.get(placeAt(one, y, x)) !== cell ? null : cell)),
          ),
        },
  )
}

/** A count that another table says otherwise. */
export type Contradiction = { readonly kind: 'contradiction'; readonly places: readonly CellPlace[] }

/** @param left of any universe; what shares none of their counts changes nothing */
export function buildMaskSystem(
  tables: readonly CountTable[],
  rule: SecrecyRule,
  left: readonly EarlierRelease[],
): MaskSystem | TableFault | Contradiction {
  const filled = fillAll(tables, rule)
  if ('kind' in filled) return filled
  const ours = readOurs(filled, rule)
  if ('universe' in ours) return { kind: 'contradiction', places: [ours] }
  const counted = filled.map(({ table, values }) => ({ ...table, said: values }))
  const released = nameByCounts(counted, left)
  const ledger = asSaidNow(released, ours)
  const earlier = readEarlier(ledger)
  const cells: Cell[] = []
  const ranks = new Map<string, number>()
  const sums: Sum[] = []
  const branches = new Map<string, string>()
  const addCells = (universe: string, source: Source) => {
    addBranches(branches, source.rows)
    return source.rows.map((row) =>
      source.columns.map((column) => {
        const place = { universe, rowId: row.id, columnId: column.id }
        const key = cellKey(place)
        const rank = ranks.get(key) ?? cells.length
        if (rank === cells.length) {
          cells.push(newCell(place, source, [row, column], ours.get(key), earlier.get(key)))
          ranks.set(key, rank)
        }
        return rank
      }),
    )
  }
  const grids = filled.map((one) => {
    const source = { rows: one.rows, columns: one.columns, rule, branches }
    const grid = addCells(one.table.universe, source)
    sums.push(...listSums(source, grid, { along: 'row', down: 'column' }), ...listFound(one, grid))
    return grid
  })
  const universes = new Set(tables.map(({ universe }) => universe))
  const linked = ledger.filter(({ universe }) => universes.has(universe))
  for (const one of linked) {
    const empty = one.rows.map(() => one.columns.map(() => null))
    const shape = fillTable({ ...one, values: empty }, one.rule)
    if ('kind' in shape) return shape
    const source = { ...shape, rule: one.rule, branches }
    sums.push(...listSums(source, addCells(one.universe, source), { along: 'release', down: 'release' }))
  }
  sums.push(
    ...listAllByNames([...filled.map(({ table }) => table), ...linked], {
      rankOf: (place) => ranks.get(cellKey(place)) ?? -1,
      shownAt: (rank) => cells[rank]?.shown ?? nothingKnown,
    }),
  )
  const places = cells.filter(({ shown }) => shown.low > shown.high).map(({ place }) => place)
  if (places.length > 0) return { kind: 'contradiction', places }
  const areZerosShown = !cells.some(isHiddenZero)
  return { cells, sums: withoutDoubles(sums), grids, filled, released, ledger, rule, areZerosShown }
}
