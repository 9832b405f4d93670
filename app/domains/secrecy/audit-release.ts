/**
 * The independent attacker: it sees what is about to leave and what has left, no hidden count, and says what it deduces. The
 * server runs it before anyone sees a deposit. Fails closed. Pure but for the solver. Rules: docs/rules/secrecy.md §4.
 */
import type { Highs } from 'highs'
import { type FoundEnds, findBounds } from './attack-bounds.ts'
import { type AttackEquations, type Unknown, writeAttackEquations } from './attack-equations.ts'
import { type Guess, type Guesses, type KnownEnds, listBeside, readGuesses } from './attack-guesses.ts'
import { joinTables, readGuessesAcross, readNamedGuesses } from './attack-joins.ts'
import { type Ends, findingOf, isTight, type Priors, toInterval } from './attack-room.ts'
import { attackVersions, listUndenied, readLedger, withoutCorrected } from './attack-versions.ts'
import { withoutDenied } from './denied-guesses.ts'
import {
  type Audit,
  type AuditFailure,
  type AuditFinding,
  type AuditFindingKind,
  cellKey,
  type EarlierRelease,
  leastThreshold,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'
import { loadSolver } from './solver.ts'

const mostFindings = 100
const gravity: readonly AuditFindingKind[] = ['exact', 'small', 'implied', 'tight']

/**
 * What earlier releases leave too little room to, by themselves, for this rule.
 * @returns undefined when they are no tables, or contradict one another. @throws when the solver fails
 */
export function findPriors(highs: Highs, earlier: readonly ReleasedTable[], rule: SecrecyRule): Priors | undefined {
  const equations = writeAttackEquations(earlier)
  if (typeof equations === 'string') return
  const isNarrow = (unknown: Unknown, found: Ends) =>
    unknown.isHidden &&
    isTight(
      {
        threshold: Math.max(unknown.threshold, rule.threshold),
        protection: Math.max(unknown.protection, rule.protection),
      },
      found,
    )
  const bounds = findBounds(highs, equations, (unknown, found) => !isNarrow(unknown, found))
  if (!bounds) return
  return new Map(
    equations.unknowns.flatMap((unknown, rank) => {
      const found = bounds.get(rank) ?? unknown
      return isNarrow(unknown, found) ? [[cellKey(unknown.place), found] as const] : []
    }),
  )
}

/** In a larger group an interval takes too long to be worth saying. */
const mostSaid = 600

/** Of our cells the interval is said, hence sought whole; of the others, only whether it is wide enough. */
function isSettled(unknown: Unknown, found: FoundEnds, priors: Priors, groupSize: number): boolean {
  if (unknown.isHidden && unknown.isOurs && groupSize <= mostSaid) return found.isLowest && found.isHighest
  if (unknown.isHidden) return !isTight(unknown, found, priors.get(cellKey(unknown.place)))
  return unknown.isShown || found.high >= unknown.threshold || found.low <= 0
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
function isAsStrict(applied: SecrecyRule, required: SecrecyRule): boolean {
  return (
    required.threshold >= leastThreshold &&
    applied.threshold >= required.threshold &&
    applied.protection >= required.protection &&
    required.protection > 0 &&
    (applied.minimumPopulation ?? 0) >= (required.minimumPopulation ?? 0) &&
    (applied.dominancePercent ?? 100) <= (required.dominancePercent ?? 100) &&
    (applied.roundedTo ?? 1) <= (required.roundedTo ?? 1)
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

const listDeduced = (
  { unknowns }: AttackEquations,
  bounds: ReadonlyMap<number, FoundEnds>,
  priors: Priors,
): readonly AuditFinding[] =>
  unknowns.flatMap(
    (unknown, rank) => findingOf(unknown, bounds.get(rank) ?? unknown, priors.get(cellKey(unknown.place))) ?? [],
  )

function judge(
  { unknowns }: AttackEquations,
  bounds: ReadonlyMap<number, FoundEnds>,
  deduced: readonly AuditFinding[],
  small: readonly AuditFinding[],
  earlierReleases: number,
): Audit {
  const read = unknowns.map((unknown, rank) => ({ unknown, found: bounds.get(rank) ?? unknown }))
  const findings = [...deduced, ...small].sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind))
  const bounded = read.filter(
    ({ unknown, found }) =>
      unknown.isHidden && unknown.isOurs && (!('isLowest' in found) || (found.isLowest && found.isHighest)),
  )
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
    intervals: new Map(bounded.map(({ unknown, found }) => [cellKey(unknown.place), toInterval(found)])),
    earlierReleases,
  }
}

/** Between what each count is, where it is known for sure: an end that was not sought is open. */
const endsOf = ({ unknowns }: AttackEquations, bounds: ReadonlyMap<number, FoundEnds>): KnownEnds =>
  new Map(
    unknowns.map((unknown, rank) => {
      const { low, high, isLowest, isHighest } = bounds.get(rank) ?? { ...unknown, isLowest: true, isHighest: true }
      return [cellKey(unknown.place), { low: isLowest ? low : unknown.low, high: isHighest ? high : unknown.high }]
    }),
  )

const withoutThose = (findings: readonly AuditFinding[], known: readonly AuditFinding[]): readonly AuditFinding[] => {
  const keys = new Set(known.map(cellKey))
  return findings.filter((finding) => !keys.has(cellKey(finding)))
}

type Attack = {
  readonly highs: Highs
  readonly tables: readonly ReleasedTable[]
  readonly priors: Priors
  /** Of what is guessed, what earlier versions do not deny. */
  readonly withoutDenied: (guesses: Guesses) => Guesses
}

/** What sums that are not told give away together; undefined when no counts fit all of them. @throws when the solver fails */
function deduceWith({ highs, tables, priors }: Attack, table: ReleasedTable, guesses: readonly Guess[]) {
  const equations = writeAttackEquations(tables, table, guesses)
  if (typeof equations === 'string') return
  const isWide = (unknown: Unknown, found: FoundEnds) =>
    findingOf(unknown, found, priors.get(cellKey(unknown.place))) === undefined
  const bounds = findBounds(highs, equations, isWide)
  return bounds && listDeduced(equations, bounds, priors)
}

/** Each guess is tested, and dropped when it cannot be true; beyond this many, all are kept untested. */
const mostTried = 100

/** Guesses that are certain are held together; where some of them cannot be true at once, each by itself. */
function listGuessed(attack: Attack, table: ReleasedTable, guesses: Guesses): readonly AuditFinding[] {
  const { certain, giving } = attack.withoutDenied(guesses)
  const together = certain.length === 0 ? [] : deduceWith(attack, table, certain)
  const deduced = together ?? certain.flatMap((guess) => deduceWith(attack, table, [guess]) ?? [])
  const beside = deduced.map((finding) => ({ ...finding, among: listBeside(table, certain, finding) }))
  const alone = giving
    .filter(({ guess }, rank) => rank >= mostTried || deduceWith(attack, table, [guess]) !== undefined)
    .flatMap(({ givenCells }) => givenCells)
    .map((one): AuditFinding => ({ ...one, kind: one.interval.low === one.interval.high ? 'exact' : 'tight' }))
  return [...new Map([...beside, ...alone].map((finding) => [cellKey(finding), finding])).values()]
}

/** What is guessed inside one table, then across it and each of the others. */
const listGuessedOf = (attack: Attack, table: ReleasedTable, others: readonly ReleasedTable[], ends: KnownEnds) => [
  ...listGuessed(attack, table, readGuesses(table, ends)),
  ...listGuessed(attack, table, readNamedGuesses(table, ends)),
  ...others
    .flatMap((other) => joinTables(table, other))
    .flatMap((join) => listGuessed(attack, join.table, readGuessesAcross(join, ends))),
]

const asTheyAre = (guesses: Guesses): Guesses => guesses

/** What was to be guessed of the tables that left before. */
const listGuessedBefore = (highs: Highs, earlier: readonly ReleasedTable[]): readonly AuditFinding[] =>
  earlier.flatMap((table, rank) => {
    const others = earlier.slice(rank + 1)
    return [
      ...listGuessedOf({ highs, tables: [table], priors: new Map(), withoutDenied: asTheyAre }, table, [], new Map()),
      ...others.flatMap((other) =>
        joinTables(table, other).flatMap((join) =>
          listGuessed(
            { highs, tables: [table, other], priors: new Map(), withoutDenied: asTheyAre },
            join.table,
            readGuessesAcross(join, new Map()),
          ),
        ),
      ),
    ]
  })

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
  released: readonly EarlierRelease[],
  solver = loadSolver,
): Promise<Audit> {
  const ledger = readLedger(published, released)
  const { current } = ledger
  const earlier = [...current, ...withoutCorrected(published, ledger)]
  const read = (tables: readonly EarlierRelease[]) => tables.filter(({ isTogether }) => isTogether !== true)
  if (!isAsStrict(published.rule, rule)) return refused('rule', earlier.length)
  const equations = writeAttackEquations([published, ...earlier], published)
  if (typeof equations === 'string') return refused(equations, earlier.length)
  try {
    const highs = await solver()
    const priors = findPriors(highs, read(earlier), published.rule)
    if (!priors) return refused('contradiction', earlier.length)
    const bounds = findBounds(highs, equations, (unknown, found, groupSize) =>
      isSettled(unknown, found, priors, groupSize),
    )
    if (!bounds) return refused('contradiction', earlier.length)
    const deduced = listDeduced(equations, bounds, priors)
    const tables = [published, ...earlier]
    const attack = { highs, tables, priors, withoutDenied: withoutDenied(highs, published, ledger) }
    const beside = [...current, ...listUndenied(published, ledger)]
    const guessed = listGuessedOf(attack, published, beside, endsOf(equations, bounds))
    const before = guessed.length === 0 ? [] : listGuessedBefore(highs, read(beside))
    const fresh = withoutThose(guessed, [...deduced, ...before])
    const compared = withoutThose(attackVersions({ highs, published, ledger, priors }), deduced)
    return judge(
      equations,
      bounds,
      [...deduced, ...compared, ...fresh],
      listSmallShown(published, earlier),
      earlier.length,
    )
  } catch {
    return refused('solver', earlier.length)
  }
}
