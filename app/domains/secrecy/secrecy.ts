/**
 * Tables of counts, the rule that protects them and what may leave of them. Types, the defaults, the door of the slice.
 * Pure: the same code runs in a worker of the browser, in a command and on the server. Rules: docs/rules/secrecy.md.
 */

/** A territory or a category. Several tables that name the same ids speak of the same thing. */
export type AxisNode = {
  readonly id: string
  readonly label: string
  readonly parentId: string | null
  /** Its children in this table are not all its parts: what remains is a count of its own, never shown. */
  readonly isPartial?: boolean
  /** Named for its sums only (the communes of a perimeter, two bands put together): its counts neither leave nor are marked. */
  readonly isWithheld?: boolean
}

/** Named after the two that it puts together, which say nothing by themselves. */
export const joinedId = (ids: readonly string[]): string => ids.join('+')
export function isJoined({ id }: AxisNode, nodes: readonly AxisNode[]): boolean {
  const parts = nodes.filter(({ parentId, isWithheld }) => isWithheld && parentId === id)
  return parts.length > 1 && id === joinedId(parts.map((part) => part.id))
}

/** Geography × categories, totals among the nodes (one root or several on each axis). `values[row][column]`. */
export type CountTable = {
  /** What is counted, where from and when: tables of one universe are read together. */
  readonly universe: string
  readonly rows: readonly AxisNode[]
  readonly columns: readonly AxisNode[]
  /** Null: the source does not say, or it is a total to compute. */
  readonly values: readonly (readonly (number | null)[])[]
  /** For dominance: what the largest contributor brings to each cell. */
  readonly largest?: readonly (readonly (number | null)[])[]
}

/** Set by the source; a depositor raises what it asks, never lowers it. */
export type SecrecyRule = {
  /** What is counted, as said to the reader: « foyers », « enfants ». */
  readonly unit: string
  /** A count from 1 to `threshold` − 1 is not said. */
  readonly threshold: number
  /** A cell is not said when one contributor brings more than this, in percent. */
  readonly dominancePercent?: number
  /** A territory that has fewer units in all says nothing of its categories. */
  readonly minimumPopulation?: number
  /** The source has rounded its counts to this multiple already. */
  readonly roundedTo?: number
  /** By how much, on each side, what one could deduce must stay away from the count. */
  readonly protection: number
}

export const leastThreshold = 5
export const defaultRule = (unit: string): SecrecyRule => ({ unit, threshold: leastThreshold, protection: 2 })

/** `complementary`: hidden so that a subtraction does not give another back. Both leave as one mark. */
export type CellMark = 'shown' | 'primary' | 'complementary' | 'absent'

/** Where a cell is, in any table. */
export type CellPlace = { readonly universe: string; readonly rowId: string; readonly columnId: string }

/**
 * Why a cell is hidden: a rule of the source (the first three), what has left before, or a subtraction that would give others back,
 * along its row, its column or with an earlier release. `branch`: its branch could not be protected cell by cell.
 */
export type HidingKind =
  | 'threshold'
  | 'dominance'
  | 'population'
  | 'earlier-release'
  | 'row'
  | 'column'
  | 'release'
  | 'branch'

/** `cells`: those hidden with it in the same sum, at most four. */
export type HidingReason = { readonly kind: HidingKind; readonly cells: readonly CellPlace[] }

/** What one who reads all that has left may deduce; `high` null: no bound. */
export type Interval = { readonly low: number; readonly high: number | null }

/** A cell as the depositor sees it: `value` never leaves unless its mark is `shown`. */
export type MaskedCell = {
  readonly mark: CellMark
  readonly value: number | null
  readonly reason?: HidingReason
  readonly interval?: Interval
}

export type MaskCounts = Readonly<Record<CellMark, number>>

export type MaskedTable = {
  readonly table: CountTable
  readonly rule: SecrecyRule
  readonly cells: readonly (readonly MaskedCell[])[]
  readonly counts: MaskCounts
  /** False in the rare table that could only be protected by hiding zeros too. */
  readonly areZerosShown: boolean
  /** Nothing may leave unless `audit.isSafe`. */
  readonly audit: Audit
}

/** What leaves, and what the ledger keeps: JSON, as it is. A cell is a count, `'secret'` (one mark) or null (not said here). */
export type ReleasedTable = {
  readonly version: 1
  readonly universe: string
  readonly rows: readonly AxisNode[]
  readonly columns: readonly AxisNode[]
  readonly cells: readonly (readonly (number | 'secret' | null)[])[]
  /** As it was applied: what leaves says its threshold. */
  readonly rule: SecrecyRule
  readonly areZerosShown: boolean
}

/**
 * A table that left before. `isCorrected`: its party has said since, or says now, that some of its counts were wrong, without
 * saying which of the hidden ones. A list of them is in the order they left: what was said last counts. Rules: docs/rules/secrecy.md §8.
 */
export type EarlierRelease = ReleasedTable & {
  readonly isCorrected?: boolean
  /** Leaves at the same time: nobody has read it yet, so that what it narrows is no excuse. */
  readonly isTogether?: boolean
}
/** Each table of a release beside the others. */
export const besideOthers = (tables: readonly ReleasedTable[], rank: number): readonly EarlierRelease[] =>
  tables.filter((_, other) => other !== rank).map((one) => ({ ...one, isTogether: true }))

/** `exact`: recomputed; `tight`: bounded too closely; `small`: shown under the threshold; `implied`: a small count nobody named. */
export type AuditFindingKind = 'exact' | 'tight' | 'small' | 'implied'
/** `among`: found by taking a line for the sum of others; the counts shown in that sum. */
export type AuditFinding = CellPlace & {
  readonly kind: AuditFindingKind
  readonly interval: Interval
  readonly among?: readonly CellPlace[]
}

/** `contradiction`: no counts fit both this table and the earlier ones; `solver`: not computed, hence refused. */
export type AuditFailure = 'malformed' | 'rule' | 'contradiction' | 'solver'

export type Audit = {
  readonly isSafe: boolean
  readonly failure: AuditFailure | null
  /** Hidden cells of the table, and of the earlier ones, that were attacked. */
  readonly hidden: number
  readonly exact: number
  readonly tooTight: number
  /** At most a hundred, the worst first. Tells what the hidden counts are near: for the depositor alone. */
  readonly findings: readonly AuditFinding[]
  /** Of each hidden cell of the audited table, by `cellKey`; not of those of a very large one. For the depositor alone. */
  readonly intervals: ReadonlyMap<string, Interval>
  readonly earlierReleases: number
}

export const cellKey = ({ universe, rowId, columnId }: CellPlace): string => JSON.stringify([universe, rowId, columnId])

/** Share of the work done, from 0 to 1. */
export type Progress = (ratio: number) => void
