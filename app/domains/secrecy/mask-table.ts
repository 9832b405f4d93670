/**
 * Masking of tables: what is hidden, why, and what an attacker would find of it. Runs in a worker of the browser, in a command and
 * on the server. Pure but for the solver. Rules: docs/rules/secrecy.md.
 */
import { auditRelease, findPriors } from './audit-release.ts'
import type { TableFault } from './filled-table.ts'
import { listHidingReasons } from './hiding-reasons.ts'
import { completeCounts } from './mask-base.ts'
import { buildMaskSystem, type Contradiction, type MaskSystem } from './mask-system.ts'
import { closeProtection, hideBeside, holdAll, openProtection, type Protection, showUseless, widen } from './protect.ts'
import { nameByCounts } from './same-counts.ts'
import {
  type Audit,
  type AuditFailure,
  type AuditFinding,
  besideOthers,
  type CellMark,
  type CellPlace,
  type CountTable,
  cellKey,
  type EarlierRelease,
  type MaskedCell,
  type MaskedTable,
  type Progress,
  type ReleasedTable,
  type SecrecyRule,
} from './secrecy.ts'
import { loadSolver } from './solver.ts'

/** Rooms found too narrow by the attacker are widened, at most so many times. */
const mostRepairs = 3
/** Counts hidden beside what would be guessed may make another guess possible. */
const mostRounds = 30

/** Tables that leave together, protected together. The answers are in their order; see `maskTable`. */
export async function maskTables(
  tables: readonly CountTable[],
  rule: SecrecyRule,
  released: readonly EarlierRelease[],
  progress: Progress = () => undefined,
  solver = loadSolver,
): Promise<readonly MaskedTable[]> {
  const built = buildMaskSystem(tables, rule, released)
  if ('kind' in built) return tables.map((table) => hideAll(table, rule, failureOf(built)))
  try {
    const highs = await solver()
    const priors = findPriors(highs, listLinked(tables, built.ledger), rule)
    if (!priors) return tables.map((table) => hideAll(table, rule, 'contradiction'))
    for (const cell of built.cells) cell.before = { ...cell.before, ...priors.get(cellKey(cell.place)) }
    const system = [built, withoutNames(built)].find((one) => completeCounts(highs, one))
    if (!system) return tables.map((table) => hideAll(table, rule, 'contradiction'))
    const protection = openProtection(highs, system)
    try {
      hideBranches(
        system,
        holdAll(protection, (ratio) => progress(ratio * 0.6)),
      )
      showUseless(protection)
      progress(0.8)
      for (let [repairs, rounds] = [0, 0]; ; rounds++) {
        const audits = await auditAll(system, solver)
        const { open, guessed } = listFound(system, audits)
        if (audits.every(({ isSafe }) => isSafe) || repairs > mostRepairs || rounds > mostRounds) {
          progress(1)
          return system.filled.map((_, index) => readMasked(system, index, audits[index]))
        }
        const shown = countShown(system)
        const failed = [
          ...open.filter((rank) => !widen(protection, rank, repairs + 1)),
          ...takeGuessesAway(protection, guessed),
        ]
        const isLast = repairs === mostRepairs || rounds === mostRounds || open.length + guessed.length === 0
        if (!isLast) hideBranches(system, repairs === mostRepairs - 1 ? open : failed)
        // The same table would be attacked again, with the same answer: what would have to be hidden was read by all.
        const isStuck = open.length === 0 && countShown(system) === shown
        if (isLast || isStuck) hideEverything(system)
        repairs = isStuck ? mostRepairs + 1 : repairs + (open.length > 0 ? 1 : 0)
      }
    } finally {
      closeProtection(protection)
    }
  } catch {
    return tables.map((table) => hideAll(table, rule, 'solver'))
  }
}

/**
 * Hides what the rule forbids, then what would give it back by subtraction, in this table or with those already released.
 * Nothing may leave unless the answer’s `audit.isSafe`; on any failure all is hidden and `audit.failure` says why. Never throws.
 */
export async function maskTable(
  table: CountTable,
  rule: SecrecyRule,
  released: readonly EarlierRelease[],
  progress?: Progress,
  solver = loadSolver,
): Promise<MaskedTable> {
  const [masked] = await maskTables([table], rule, released, progress, solver)
  return masked ?? hideAll(table, rule, 'malformed')
}

/** What leaves, and what the ledger keeps of it. */
export function publishedFactsOf({ table, rule, cells, areZerosShown }: MaskedTable): ReleasedTable {
  return {
    version: 1,
    universe: table.universe,
    rows: table.rows,
    columns: table.columns,
    cells: cells.map((line) =>
      line.map(({ mark, value }) => {
        if (mark === 'shown') return value
        return mark === 'absent' ? null : 'secret'
      }),
    ),
    rule,
    areZerosShown,
  }
}

const failureOf = ({ kind }: TableFault | Contradiction): AuditFailure =>
  kind === 'contradiction' ? 'contradiction' : 'malformed'

/** Earlier releases that speak of the same counts. */
function listLinked(tables: readonly CountTable[], released: readonly ReleasedTable[]): readonly ReleasedTable[] {
  const universes = new Set(tables.map(({ universe }) => universe))
  return released.filter(({ universe }) => universes.has(universe))
}

/** Whole branches, zeros included: what could not be protected cell by cell. */
function hideBranches(system: MaskSystem, failed: readonly number[]): void {
  if (failed.length === 0) return
  const branches = new Set(failed.map((rank) => system.cells[rank]?.branch))
  if (branches.has(undefined)) hideEverything(system)
  else hideWhere(system, ({ branch }) => branches.has(branch))
}

const countShown = ({ cells }: MaskSystem): number => cells.filter(({ mark }) => mark === 'shown').length

const hideEverything = (system: MaskSystem): void => hideWhere(system, () => true)

function hideWhere(system: MaskSystem, isConcerned: (cell: MaskSystem['cells'][number]) => boolean): void {
  for (const cell of system.cells) {
    if (cell.mark !== 'shown' || cell.isFrozen || cell.isEarlier || !isConcerned(cell)) continue
    cell.mark = 'complementary'
    cell.kind = 'branch'
    if (cell.value === 0) system.areZerosShown = false
  }
}

/** Where no counts fit what bands are called, their names say nothing. */
const withoutNames = (system: MaskSystem): MaskSystem => ({
  ...system,
  sums: system.sums.filter(({ isByNames }) => isByNames !== true),
})

type Guessed = CellPlace & Pick<AuditFinding, 'among'>

/** Hides one count in each sum that would be guessed. @returns the cells for which nothing was found */
function takeGuessesAway(protection: Protection, guessed: readonly Guessed[]): readonly number[] {
  const { cells } = protection.search.system
  const ranks = new Map(cells.map(({ place }, rank) => [cellKey(place), rank]))
  const rankOf = (place: CellPlace) => ranks.get(cellKey(place)) ?? -1
  return guessed.flatMap(({ among = [], ...place }) => {
    const beside = among.map(rankOf)
    const isTaken = beside.some((rank) => cells[rank]?.mark !== 'shown')
    return isTaken ? [] : hideBeside(protection, rankOf(place), beside)
  })
}

/**
 * Each table is attacked with the others that leave at the same time, which excuse nothing; and with what left, as whoever reads
 * what is shown alone would take it for the same counts.
 */
async function auditAll(system: MaskSystem, solver: typeof loadSolver): Promise<readonly Audit[]> {
  const published = system.filled.map((_, index) => publishedFactsOf(readMasked(system, index, undefined)))
  const released = nameByCounts(
    published.map((one) => ({ ...one, said: one.cells })),
    system.released,
  )
  const audits: Audit[] = []
  for (const [index, one] of published.entries()) {
    const others = besideOthers(published, index)
    audits.push(await auditRelease(one, system.rule, [...released, ...others], solver))
  }
  return audits
}

/** Too close by the sums that are told, to be widened; or by a sum that one would guess, to be taken away. */
function listFound({ cells }: MaskSystem, audits: readonly Audit[]) {
  const findings = audits.flatMap((audit) => audit.findings)
  const keys = new Set(findings.filter(({ among }) => among === undefined).map(cellKey))
  return {
    open: cells.flatMap(({ place }, rank) => (keys.has(cellKey(place)) ? [rank] : [])),
    guessed: findings.filter(({ among }) => among !== undefined),
  }
}

const countMarks = (cells: readonly (readonly MaskedCell[])[]): Readonly<Record<CellMark, number>> => {
  const counts = { shown: 0, primary: 0, complementary: 0, absent: 0 }
  for (const { mark } of cells.flat()) counts[mark] += 1
  return counts
}

const notAudited = (failure: AuditFailure | null): Audit => ({
  isSafe: false,
  failure,
  hidden: 0,
  exact: 0,
  tooTight: 0,
  findings: [],
  intervals: new Map(),
  earlierReleases: 0,
})

function readMasked(system: MaskSystem, index: number, audit: Audit | undefined): MaskedTable {
  const { filled, grids, rule, areZerosShown } = system
  const one = filled[index]
  if (!one) throw new Error('no such table')
  const { table, values } = one
  const reasons = audit ? listHidingReasons(system) : []
  const cells = table.rows.map((row, y) =>
    table.columns.map((column, x): MaskedCell => {
      const rank = grids[index]?.[y]?.[x] ?? -1
      const value = values[y]?.[x] ?? null
      const mark = system.cells[rank]?.mark ?? 'absent'
      const isTotal = (one.rows[y]?.children.length ?? 0) > 0 || (one.columns[x]?.children.length ?? 0) > 0
      const isSaid = value !== null && (table.values[y]?.[x] !== null || isTotal)
      if (!isSaid || row.isWithheld || column.isWithheld || mark === 'absent') return { mark: 'absent', value }
      if (mark === 'shown') return { mark, value }
      const place = { universe: table.universe, rowId: row.id, columnId: column.id }
      const [reason, interval] = [reasons[rank], audit?.intervals.get(cellKey(place))]
      return { mark, value, ...(reason && { reason }), ...(interval && { interval }) }
    }),
  )
  return { table, rule, cells, counts: countMarks(cells), areZerosShown, audit: audit ?? notAudited(null) }
}

/** A table that nothing leaves of. */
function hideAll(table: CountTable, rule: SecrecyRule, failure: AuditFailure): MaskedTable {
  const cells = table.rows.map((_, y) =>
    table.columns.map((_, x): MaskedCell => {
      const value = table.values[y]?.[x] ?? null
      return value === null
        ? { mark: 'absent', value }
        : { mark: 'complementary', value, reason: { kind: 'branch', cells: [] } }
    }),
  )
  return { table, rule, cells, counts: countMarks(cells), areZerosShown: false, audit: notAudited(failure) }
}
