/**
 * The independent attacker: it sees what is about to leave and what has left, no hidden count, and says what it deduces. The
 * server runs it before anyone sees a deposit. Fails closed. Pure but for the solver. Rules: docs/rules/secrecy.md §4.
 */
import { type Found, findBounds } from './attack-bounds.ts'
import { type AttackEquations, type Unknown, writeAttackEquations } from './attack-equations.ts'
import {
  type Audit,
  type AuditFailure,
  type AuditFinding,
  type AuditFindingKind,
  cellKey,
  type Interval,
  leastThreshold,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'
import { loadSolver } from './solver.ts'

const mostFindings = 100
const gravity: readonly AuditFindingKind[] = ['exact', 'small', 'implied', 'tight']

const toInterval = ({ low, high }: { readonly low: number; readonly high: number }): Interval => ({
  low,
  high: high === Infinity ? null : high,
})

const isTight = ({ threshold, protection }: Unknown, { low, high }: { readonly low: number; readonly high: number }) =>
  high - low < 2 * protection || high < threshold

/** A count nobody showed nor marked is given away when it can only be small. */
const isSmall = ({ threshold }: Unknown, { low, high }: { readonly low: number; readonly high: number }) =>
  low > 0 && high < threshold

/** Of our cells the interval is said, hence sought whole; of the others, only whether it is wide enough. */
function isSettled(unknown: Unknown, found: Found): boolean {
  if (unknown.isHidden && unknown.isOurs) return found.isLowest && found.isHighest
  if (unknown.isHidden) return !isTight(unknown, found)
  return unknown.isShown || found.high >= unknown.threshold || found.low <= 0
}

function findingOf(unknown: Unknown, found: { readonly low: number; readonly high: number }): AuditFinding | undefined {
  const says = (kind: AuditFindingKind) => ({ ...unknown.place, kind, interval: toInterval(found) })
  if (unknown.isHidden) {
    if (found.low === found.high) return says('exact')
    return isTight(unknown, found) ? says('tight') : undefined
  }
  return !unknown.isShown && isSmall(unknown, found) ? says('implied') : undefined
}

/** Counts under the threshold shown by this table, unless an earlier one has shown the same. */
function listSmallShown(published: ReleasedTable, released: readonly ReleasedTable[]): readonly AuditFinding[] {
  const { rule, rows, columns, universe } = published
  const shownBefore = new Map(
    released
      .filter((table) => table.universe === universe)
      .flatMap(({ rows, columns, cells }) =>
        rows.flatMap(({ id: rowId }, y) =>
          columns.map(({ id: columnId }, x) => [cellKey({ universe, rowId, columnId }), cells[y]?.[x]] as const),
        ),
      ),
  )
  const total = columns.findIndex(({ parentId }) => parentId === null)
  return rows.flatMap(({ id: rowId }, y) => {
    const population = published.cells[y]?.[total]
    const isTooFew = typeof population === 'number' && population > 0 && population < (rule.minimumPopulation ?? 0)
    return columns.flatMap(({ id: columnId }, x): readonly AuditFinding[] => {
      const count = published.cells[y]?.[x]
      const place = { universe, rowId, columnId }
      if (typeof count !== 'number' || count === 0 || shownBefore.get(cellKey(place)) === count) return []
      const isRefused = count < rule.threshold || (isTooFew && x !== total)
      return isRefused ? [{ ...place, kind: 'small', interval: { low: count, high: count } }] : []
    })
  })
}

/** A table protected by less than its source asks is refused, whatever it hides. */
function isAsStrict(applied: SecrecyRule, asked: SecrecyRule): boolean {
  return (
    asked.threshold >= leastThreshold &&
    applied.threshold >= asked.threshold &&
    applied.protection >= asked.protection &&
    asked.protection > 0 &&
    (applied.minimumPopulation ?? 0) >= (asked.minimumPopulation ?? 0) &&
    (applied.dominancePercent ?? 100) <= (asked.dominancePercent ?? 100) &&
    (applied.roundedTo ?? 1) <= (asked.roundedTo ?? 1)
  )
}

const refused = (failure: AuditFailure, earlierReleases: number): Audit => ({
  isSafe: false,
  failure,
  hidden: 0,
  exact: 0,
  tooTight: 0,
  findings: [],
  intervals: new Map(),
  earlierReleases,
})

function judge(
  { unknowns }: AttackEquations,
  bounds: ReadonlyMap<number, Found>,
  small: readonly AuditFinding[],
  earlierReleases: number,
): Audit {
  const read = unknowns.map((unknown, rank) => ({ unknown, found: bounds.get(rank) ?? unknown }))
  const deduced = read.flatMap(({ unknown, found }) => findingOf(unknown, found) ?? [])
  const findings = [...deduced, ...small].sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))
  const ours = read.filter(({ unknown }) => unknown.isHidden && unknown.isOurs)
  const exact = findings.filter(
    ({ kind, interval }) => kind === 'exact' || (kind === 'implied' && interval.low === interval.high),
  )
  return {
    isSafe: findings.length === 0,
    failure: null,
    hidden: read.filter(({ unknown }) => unknown.isHidden).length,
    exact: exact.length,
    tooTight: deduced.length - exact.length,
    findings: findings.slice(0, mostFindings),
    intervals: new Map(ours.map(({ unknown, found }) => [cellKey(unknown.place), toInterval(found)])),
    earlierReleases,
  }
}

/**
 * What one who reads `published` and all that was `released` may deduce.
 * @param rule what the source asks at least: a table that applied less is refused
 * @param released of any universe; those that share none of its counts change nothing
 * @param solver where the program of the solver is not beside its loader
 * @returns `isSafe` only when every hidden count was proved to have room enough; never throws
 */
export async function auditRelease(
  published: ReleasedTable,
  rule: SecrecyRule,
  released: readonly ReleasedTable[],
  solver = loadSolver,
): Promise<Audit> {
  const earlier = released.filter(({ universe }) => universe === published.universe)
  if (!isAsStrict(published.rule, rule)) return refused('rule', earlier.length)
  const equations = writeAttackEquations(published, earlier)
  if (typeof equations === 'string') return refused(equations, earlier.length)
  try {
    const bounds = findBounds(await solver(), equations, isSettled)
    if (!bounds) return refused('contradiction', earlier.length)
    return judge(equations, bounds, listSmallShown(published, earlier), earlier.length)
  } catch {
    return refused('solver', earlier.length)
  }
}
