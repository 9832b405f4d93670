/**
 * Guesses that an earlier version of the table denies: what is a sum of lines was one before its correction. Written from the
 * released forms only. Pure but for the solver. Rules: docs/rules/secrecy.md §8.5 bis.
 */
import type { Highs } from 'highs'
import { findBounds, listGroups } from './attack-bounds.ts'
import { writeAttackEquations } from './attack-equations.ts'
import type { Guess, Guesses } from './attack-guesses.ts'
import { hasChanged, type Ledger, readLast } from './attack-versions.ts'
import { onlyOf } from './denied-sums.ts'
import { cellKey, type ReleasedTable } from './secrecy.ts'

type Count = number | 'secret' | null
type Place = readonly [y: number, x: number]

/** An earlier version beside what is said now of its cells. */
type Version = {
  readonly former: ReleasedTable
  readonly before: (at: Place) => Count
  readonly since: (at: Place) => Count
  readonly parts: { readonly rows: readonly (readonly number[])[]; readonly columns: readonly (readonly number[])[] }
}

function readVersion(former: ReleasedTable, said: ReadonlyMap<string, Count>): Version {
  const { universe, rows, columns, cells } = former
  const partsOf = (nodes: ReleasedTable['rows']) =>
    nodes.map(({ id, isPartial }) => {
      const parts = nodes.flatMap(({ parentId }, rank) => (parentId === id ? [rank] : []))
      return isPartial ? [] : parts
    })
  return {
    former,
    before: ([y, x]) => cells[y]?.[x] ?? null,
    since: ([y, x]) =>
      said.get(cellKey({ universe, rowId: rows[y]?.id ?? '', columnId: columns[x]?.id ?? '' })) ?? null,
    parts: { rows: partsOf(rows), columns: partsOf(columns) },
  }
}

/** A hidden count that cannot be the only one corrected: a sum over it is said as it was, and all that is shown in it. */
function isFirm(version: Version, [y, x]: Place): boolean {
  const { before, since, parts } = version
  const isHeldBy = (total: Place, those: readonly Place[]): boolean => {
    const change = (at: Place) => {
      const [one, other] = [before(at), since(at)]
      if (one === 'secret' && other === 'secret') return 0
      return typeof one === 'number' && typeof other === 'number' ? other - one : Number.NaN
    }
    if (before(total) === 'secret' || since(total) === 'secret') return isFirm(version, total)
    return change(total) === those.reduce((sum, at) => sum + change(at), 0)
  }
  return (
    parts.rows.some(
      (ranks, total) =>
        ranks.includes(y) &&
        isHeldBy(
          [total, x],
          ranks.map((rank) => [rank, x]),
        ),
    ) ||
    parts.columns.some(
      (ranks, total) =>
        ranks.includes(x) &&
        isHeldBy(
          [y, total],
          ranks.map((rank) => [y, rank]),
        ),
    )
  )
}

/**
 * Where a mark was one or more, parts may already be more than their total. For the guess to hold, a hidden count of each sum denied
 * is zero since: one may be, if it may be the only one corrected; that two were together is not supposed (§8.6).
 */
function isDeniedBy(version: Version, { axis, total, parts }: Guess): boolean {
  const { former, before, since } = version
  const [along, across] = axis === 'rows' ? [former.rows, former.columns] : [former.columns, former.rows]
  const ranks = [total, ...parts].map((id) => along.findIndex((node) => node.id === id))
  if (!former.areZerosShown || ranks.includes(-1)) return false
  const denied = across.flatMap((_, other) => {
    const places = ranks.map((rank): Place => (axis === 'rows' ? [rank, other] : [other, rank]))
    const [whole, ...counts] = places.map((at) => (hasChanged(before(at), since(at) ?? undefined) ? null : before(at)))
    const hidden = places.slice(1).filter((_, rank) => counts[rank] === 'secret')
    const shown = counts.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0)
    if (typeof whole !== 'number' || shown + hidden.length <= whole) return []
    return [{ isSure: shown + hidden.length - whole > 1 || hidden.every((at) => isFirm(version, at)) }]
  })
  return denied.length > 1 || denied.some(({ isSure }) => isSure)
}

/** Shown alike; hidden and not the only one corrected; or a total of such counts, which does not change without them. */
function isStill(version: Version, at: Place): boolean {
  const { before, since, parts } = version
  if (before(at) === null || before(at) !== since(at)) return false
  if (before(at) !== 'secret' || isFirm(version, at)) return true
  const [y, x] = at
  const below = [
    (parts.columns[x] ?? []).map((rank): Place => [y, rank]),
    (parts.rows[y] ?? []).map((rank): Place => [rank, x]),
  ]
  return below.some((places) => places.length > 0 && places.every((one) => isStill(version, one)))
}

/**
 * Where none of its counts has changed, what it says now held before: with all that the former version says, some counts fit it.
 * @throws when the solver fails
 */
function fitsBefore(highs: Highs, version: Version, guess: Guess): boolean {
  const { former } = version
  const { axis, total, parts } = guess
  const [along, across] = axis === 'rows' ? ([former.rows, 'columns'] as const) : ([former.columns, 'rows'] as const)
  const ranks = [total, ...parts].map((id) => along.findIndex((node) => node.id === id))
  if (ranks.includes(-1)) return true
  const still = former[across].filter((_, other) =>
    ranks.every((rank) => isStill(version, axis === 'rows' ? [rank, other] : [other, rank])),
  )
  const equations = writeAttackEquations([former], { ...former, [across]: still }, [guess])
  if (typeof equations === 'string') return equations !== 'contradiction'
  const lines = new Set([total, ...parts])
  const isOfLines = (rank: number) => {
    const place = equations.unknowns[rank]?.place
    return place !== undefined && lines.has(axis === 'rows' ? place.rowId : place.columnId)
  }
  // What nothing ties to these lines fits already.
  const near = new Set(
    listGroups(equations)
      .filter(({ unknowns }) => unknowns.some(isOfLines))
      .flatMap(({ unknowns }) => unknowns),
  )
  const bounds = findBounds(
    highs,
    onlyOf(equations, (_, rank) => near.has(rank)),
    () => true,
  )
  return bounds !== undefined
}

/** @param ledger the earlier versions, and what holds beside the table */
export function withoutDenied(highs: Highs, published: ReleasedTable, ledger: Ledger): (guesses: Guesses) => Guesses {
  const said = readLast(published, ledger)
  const versions = ledger.former.map((one) => readVersion(one, said))
  const isDenied = (version: Version, guess: Guess): boolean =>
    isDeniedBy(version, guess) || (version.former.areZerosShown && !fitsBefore(highs, version, guess))
  const holds = (guess: Guess) => !versions.some((version) => isDenied(version, guess))
  return ({ certain, giving }) => ({
    certain: certain.filter(holds),
    giving: giving.filter(({ guess }) => holds(guess)),
  })
}
