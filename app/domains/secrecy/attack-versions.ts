/**
 * What an attacker makes of a corrected table beside the one it corrects: a count that both hide is the same in both, unless what
 * is shown denies it. Written from the released forms only. Pure but for the solver. Rules: docs/rules/secrecy.md §8.
 */
import type { Highs } from 'highs'
import { type FoundEnds, findBounds, listGroups } from './attack-bounds.ts'
import { type AttackEquations, type Unknown, writeAttackEquations } from './attack-equations.ts'
import { type Ends, findingOf, isTight, type Priors } from './attack-room.ts'
import { listAlone, listDenied, onlyOf, readAbove } from './denied-sums.ts'
import { type AuditFinding, cellKey, type EarlierRelease, type ReleasedTable } from './secrecy.ts'

type Count = number | 'secret' | null

/** Of the cells that tables show or mark: the last one that says it. */
function readCells(tables: readonly ReleasedTable[]): ReadonlyMap<string, Count> {
  const cells = new Map<string, Count>()
  for (const { universe, rows, columns, cells: grid } of tables)
    for (const [y, { id: rowId }] of rows.entries())
      for (const [x, { id: columnId }] of columns.entries()) {
        const cell = grid[y]?.[x] ?? null
        if (cell !== null) cells.set(cellKey({ universe, rowId, columnId }), cell)
      }
  return cells
}

/** The last that is said of each cell: by what was corrected, in the order it left, then by what holds, then by ours. */
export const readLast = (published: ReleasedTable, { current, former }: Ledger) =>
  readCells([...former, ...current, published])

/** Shown before, and no longer so: our masking goes on showing what did not change, hence it did. */
export const hasChanged = (before: Count | undefined, now: Count | undefined): boolean =>
  typeof before === 'number' && now !== undefined && now !== before

export type Ledger = {
  readonly current: readonly EarlierRelease[]
  /** The first first: the last that says a count says it for all, and the first are left aside first. */
  readonly former: readonly ReleasedTable[]
}

/** Of the universe of the table. @param released in the order they left */
export function readLedger({ universe }: ReleasedTable, released: readonly EarlierRelease[]): Ledger {
  const linked = released.filter((one) => one.universe === universe)
  return {
    current: linked.filter(({ isCorrected }) => isCorrected !== true),
    former: linked.filter(({ isCorrected }) => isCorrected === true),
  }
}

/** What is still true of corrected tables: what they hid is hidden, what they show as it is shown now. Their sums are not. */
export function withoutCorrected(published: ReleasedTable, ledger: Ledger): readonly ReleasedTable[] {
  const now = readLast(published, ledger)
  return ledger.former.map((one) => ({
    ...one,
    areZerosShown: false,
    rows: one.rows.map((node) => ({ ...node, parentId: null, isPartial: false })),
    columns: one.columns.map((node) => ({ ...node, parentId: null, isPartial: false })),
    cells: one.rows.map(({ id: rowId }, y) =>
      one.columns.map(({ id: columnId }, x) => {
        const cell = one.cells[y]?.[x] ?? null
        return hasChanged(cell, now.get(cellKey({ universe: one.universe, rowId, columnId }))) ? null : cell
      }),
    ),
  }))
}

/** Corrected tables that nothing shown now denies: what is guessed across tables is guessed across them too. */
export function listUndenied(published: ReleasedTable, { current, former }: Ledger): readonly ReleasedTable[] {
  const now = readCells([...current, published])
  return former.filter((one) => ![...readCells([one])].some(([key, before]) => hasChanged(before, now.get(key))))
}

/** That each count hidden now is what it was: beyond so many, nothing is proved, and it is refused. */
const mostKept = 200

type Versions = {
  readonly highs: Highs
  readonly published: ReleasedTable
  readonly ledger: Ledger
  readonly priors: Priors
  /** By its producer: what is shown is not to be narrowed either. */
  readonly isBlurred?: boolean
}

/** A blurred value that may be small is hidden within its interval. */
export const veil = ({ unknowns, ties }: AttackEquations): AttackEquations => ({
  unknowns: unknowns.map((unknown) => ({
    ...unknown,
    isHidden: unknown.isHidden || (unknown.isShown && unknown.low < Math.min(unknown.high, unknown.threshold)),
  })),
  ties,
})
type Bounds = ReadonlyMap<number, FoundEnds>
type Read = { readonly equations: AttackEquations; readonly bounds: Bounds; readonly unfit: readonly string[][] }

/** @param isApart whether a corrected table speaks of another count than ours there */
function readTogether(
  { highs, published, ledger, isBlurred }: Versions,
  isApart: (key: string, before: Count | undefined, rank: number) => boolean,
  isSettled: (unknown: Unknown, found: FoundEnds) => boolean,
  isSought: (unknown: Unknown) => boolean = () => true,
): Read | undefined {
  const ranks = new Map(ledger.former.map((table, rank) => [table, { rank, cells: readCells([table]) }]))
  const all = writeAttackEquations([published, ...ledger.current, ...ledger.former], published, [], (table, key) => {
    const version = ranks.get(table)
    return version && isApart(key, version.cells.get(key), version.rank) ? `${version.rank} ${key}` : key
  })
  if (typeof all === 'string') return
  const equations = onlyOf(isBlurred ? veil(all) : all, isSought)
  const unfit: number[][] = []
  const bounds = findBounds(highs, equations, isSettled, unfit)
  const keysOf = (group: readonly number[]) =>
    group.flatMap((rank) => equations.unknowns[rank] ?? []).map(({ place }) => cellKey(place))
  return bounds && { equations, bounds, unfit: unfit.map(keysOf) }
}

/** A count that one hides now is not the one that was shown. */
function withoutShown(found: Ends, shown: Count | undefined): Ends {
  return {
    low: found.low === shown ? found.low + 1 : found.low,
    high: found.high === shown ? found.high - 1 : found.high,
  }
}

/** Of what was sought: of the others nothing was seen. What was shown before and is hidden now has changed: one value less for it. */
const listFound = ({ equations, bounds }: Read, before: ReadonlyMap<string, Count>, priors: Priors) =>
  equations.unknowns.flatMap((unknown, rank) => {
    const found = bounds.get(rank)
    if (!found || found.low > found.high) return []
    const key = cellKey(unknown.place)
    const ends = unknown.isHidden && unknown.isOurs ? withoutShown(found, before.get(key)) : found
    return findingOf(unknown, ends, priors.get(key)) ?? []
  })

/** Enough is known of a count that has room. */
const hasRoom =
  ({ priors }: Versions, before: ReadonlyMap<string, Count>) =>
  (unknown: Unknown, found: Ends): boolean => {
    const key = cellKey(unknown.place)
    if (!unknown.isHidden) return unknown.isShown || found.high >= unknown.threshold || found.low <= 0
    return !isTight(unknown, withoutShown(found, before.get(key)), priors.get(key))
  }

/** Where hidden counts were corrected: the same count in both tables, for one of them alone, leaves it too little room. */
function listMet({ equations, bounds }: Read, keys: ReadonlySet<string>, priors: Priors): readonly AuditFinding[] {
  const met = new Map<string, { readonly unknown: Unknown; readonly ends: Ends }>()
  for (const [rank, unknown] of equations.unknowns.entries()) {
    const key = cellKey(unknown.place)
    const found = bounds.get(rank) ?? unknown
    if (!keys.has(key) || !unknown.isHidden) continue
    const before = met.get(key)?.ends ?? { low: 0, high: Infinity }
    met.set(key, { unknown, ends: { low: Math.max(before.low, found.low), high: Math.min(before.high, found.high) } })
  }
  return [...met].flatMap(([key, { unknown, ends }]) =>
    ends.low > ends.high ? [] : (findingOf(unknown, ends, priors.get(key)) ?? []),
  )
}

/**
 * Where hidden counts were corrected: that none was but those known to have changed, else one count alone. The totals above what
 * changed, when they are hidden, changed with it. Told only where some counts fit it.
 */
function listSupposed(
  versions: Versions,
  before: ReadonlyMap<string, Count>,
  groups: readonly (readonly string[])[],
  denied: readonly ReadonlySet<string>[],
): readonly AuditFinding[] {
  const { ledger, published } = versions
  const now = readLast(published, ledger)
  const listAbove = readAbove([published, ...ledger.current, ...ledger.former])
  const moved = ledger.former.map((table) => {
    const known = [...readCells([table])].filter(([key, then]) => hasChanged(then, now.get(key)))
    return new Set(known.flatMap(([key]) => listAbove(key)))
  })
  return groups.flatMap((group) => {
    const keys = new Set(group)
    const others = new Set(groups.filter((one) => one !== group).flat())
    const suppose = (only?: string): readonly AuditFinding[] | undefined => {
      const above = new Set(only === undefined ? [] : listAbove(only))
      const read = readTogether(
        versions,
        (key, _, rank) => above.has(key) || others.has(key) || moved[rank]?.has(key) === true,
        hasRoom(versions, before),
        ({ place }) => keys.has(cellKey(place)),
      )
      if (!read || read.unfit.length > 0 || listRefuted(read, before).length > 0) return
      return listFound(read, before, versions.priors)
    }
    return suppose() ?? listAlone(keys, denied, listAbove).flatMap((only) => suppose(only) ?? [])
  })
}

/** That a count shown before, and hidden now for another, did not change: a small one is not to be had from it. */
function listGivenAway(versions: Versions): readonly AuditFinding[] {
  const { published, ledger, priors } = versions
  const now = readCells([published])
  const before = readCells(ledger.former)
  const hidden = [...now].flatMap(([key, cell]) =>
    cell === 'secret' && typeof before.get(key) === 'number' ? [key] : [],
  )
  if (hidden.length > mostKept) throw new Error('too many counts shown before are hidden now')
  return hidden.flatMap((kept) => {
    const isGiven = (unknown: Unknown, found: Ends) =>
      unknown.isHidden && cellKey(unknown.place) !== kept && found.low > 0 && found.high < unknown.threshold
    const equations = writeAttackEquations([published, ...ledger.current, showing(published, kept, before.get(kept))])
    if (typeof equations === 'string') return []
    const bounds = findBounds(versions.highs, nearOf(equations, kept), (unknown, found) => !isGiven(unknown, found))
    return equations.unknowns.flatMap((unknown, rank) => {
      const found = bounds?.get(rank)
      return (found && isGiven(unknown, found) && findingOf(unknown, found, priors.get(cellKey(unknown.place)))) || []
    })
  })
}

/** What some sum ties to a line or a column of this count: it changes nothing elsewhere. */
function nearOf(equations: AttackEquations, kept: string): AttackEquations {
  const { unknowns } = equations
  const { rowId, columnId } = unknowns.find(({ place }) => cellKey(place) === kept)?.place ?? {}
  const isTied = ({ place }: Unknown) => place.rowId === rowId || place.columnId === columnId
  const near = listGroups(equations)
    .map((group) => group.unknowns)
    .filter((ranks) => ranks.some((rank) => unknowns.slice(rank, rank + 1).some(isTied)))
  const ranks = new Set(near.flat())
  return onlyOf(equations, (_, rank) => ranks.has(rank))
}

/** A table that says one count, and nothing else. */
const showing = (
  { universe, rule, rows, columns }: ReleasedTable,
  kept: string,
  count: Count | undefined,
): ReleasedTable => ({
  ...{ version: 1, universe, rule, rows, columns, areZerosShown: false },
  cells: rows.map(({ id: rowId }) =>
    columns.map(({ id: columnId }) => (cellKey({ universe, rowId, columnId }) === kept ? (count ?? null) : null)),
  ),
})

/** Groups that give back, to a count hidden now, what was shown before: it has changed, hence something was supposed wrongly. */
function listRefuted({ equations, bounds }: Read, before: ReadonlyMap<string, Count>): readonly (readonly number[])[] {
  return listGroups(equations)
    .map(({ unknowns }) => unknowns)
    .filter((ranks) =>
      ranks.some((rank) => {
        const [unknown, found] = [equations.unknowns[rank], bounds.get(rank)]
        if (!unknown?.isHidden || !found?.isLowest || !found.isHighest) return false
        return found.low === found.high && before.get(cellKey(unknown.place)) === found.low
      }),
    )
}

const without = ({ equations, bounds, unfit }: Read, groups: readonly (readonly number[])[]): Read => {
  const ranks = new Set(groups.flat())
  const keysOf = (group: readonly number[]) =>
    group.flatMap((rank) => equations.unknowns[rank] ?? []).map(({ place }) => cellKey(place))
  return {
    equations,
    bounds: new Map([...bounds].filter(([rank]) => !ranks.has(rank))),
    unfit: [...unfit, ...groups.map(keysOf)],
  }
}

/**
 * What the union of the versions gives away. Where no counts fit all of them, also what the latest give away without the earliest:
 * who knows more may leave it aside. @throws when the solver fails
 */
export function attackVersions(versions: Versions): readonly AuditFinding[] {
  const { published, ledger, priors, isBlurred } = versions
  if (ledger.former.length === 0) return []
  const now = readLast(published, ledger)
  const before = isBlurred ? new Map<string, Count>() : readCells(ledger.former)
  const isChanged = (key: string, count: Count | undefined) => hasChanged(count, now.get(key))
  const read = readTogether(versions, isChanged, hasRoom(versions, before))
  const same = read && without(read, listRefuted(read, before))
  const unfit = same ? same.unfit : [[...now.keys(), ...before.keys()]]
  const found = same ? listFound(same, before, priors) : []
  const keys = new Set(unfit.flat())
  const others =
    keys.size === 0
      ? undefined
      : readTogether(
          versions,
          (key, count) => keys.has(key) || isChanged(key, count),
          (unknown, ends) => !keys.has(cellKey(unknown.place)) || (ends.isLowest && ends.isHighest),
        )
  return [
    ...found,
    ...(others ? [...listFound(others, before, priors), ...listMet(others, keys, priors)] : []),
    ...listSupposed(versions, before, unfit, read ? listDenied(read.equations, before) : []),
    ...listGivenAway(versions),
    ...(keys.size > 0 ? attackVersions({ ...versions, ledger: { ...ledger, former: ledger.former.slice(1) } }) : []),
  ]
}
