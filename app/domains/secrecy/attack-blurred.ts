/**
 * What versions of a table that its producer has blurred give away together: each value is an interval, and no secret of ours; both
 * versions must not leave less of it than one of them alone. Pure but for the solver. Rules: docs/rules/secrecy.md §8.7.
 */
import type { Highs } from 'highs'
import { findBounds } from './attack-bounds.ts'
import { writeAttackEquations } from './attack-equations.ts'
import { isTight, type Priors } from './attack-room.ts'
import { attackVersions, readLedger, veil } from './attack-versions.ts'
import { type Audit, cellKey, type EarlierRelease, type ReleasedTable, type SecrecyRule } from './secrecy.ts'
import { loadSolver } from './solver.ts'

/**
 * How many values one version hides, and what it leaves too little room to by itself: its producer has said so much. Undefined when
 * it is no table.
 */
function findOwn(highs: Highs, table: ReleasedTable): { readonly hidden: number; readonly priors: Priors } | undefined {
  const equations = writeAttackEquations([table])
  if (typeof equations === 'string') return
  const veiled = veil(equations)
  const bounds = findBounds(highs, veiled, (unknown, found) => !unknown.isHidden || !isTight(unknown, found))
  if (!bounds) return
  const priors = veiled.unknowns.flatMap((unknown, rank) => {
    const found = bounds.get(rank) ?? unknown
    return unknown.isHidden && isTight(unknown, found) ? [[cellKey(unknown.place), found] as const] : []
  })
  return { hidden: veiled.unknowns.filter(({ isHidden }) => isHidden).length, priors: new Map(priors) }
}

/** Of both, the narrower width and the lower end. */
function closest(one: Priors, other: Priors): Priors {
  const keys = new Set([...one.keys(), ...other.keys()])
  const none = { low: 0, high: Infinity }
  return new Map(
    [...keys].map((key) => {
      const [a, b] = [one.get(key) ?? none, other.get(key) ?? none]
      const high = Math.min(a.high, b.high)
      return [key, { low: high - Math.min(a.high - a.low, b.high - b.low), high }] as const
    }),
  )
}

/** @param former versions of the same table, all of them corrected, in the order they left. @returns `isSafe` only when all was proved; never throws */
export async function auditBlurred(
  published: ReleasedTable,
  rule: SecrecyRule,
  former: readonly EarlierRelease[],
  solver = loadSolver,
): Promise<Pick<Audit, 'isSafe' | 'failure' | 'hidden' | 'exact' | 'tooTight'>> {
  const versions = former.filter(({ universe }) => universe === published.universe)
  const failed = { isSafe: false, failure: 'solver' as const, hidden: 0, exact: 0, tooTight: 0 }
  if (published.rule.roundedTo !== rule.roundedTo) return { ...failed, failure: 'rule' }
  try {
    const highs = await solver()
    const ours = findOwn(highs, published)
    if (!ours) return { ...failed, failure: 'contradiction' }
    const { hidden } = ours
    let { priors } = ours
    for (const table of versions) {
      const own = findOwn(highs, table)
      if (!own) return { ...failed, failure: 'contradiction' }
      priors = closest(priors, own.priors)
    }
    const ledger = readLedger(published, versions)
    const findings = attackVersions({ highs, published, ledger, priors, isBlurred: true })
    const exact = findings.filter(({ interval }) => interval.low === interval.high).length
    const tooTight = findings.length - exact
    return { isSafe: findings.length === 0, failure: null, hidden, exact, tooTight }
  } catch {
    return failed
  }
}
