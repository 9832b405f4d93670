/** Cells that two bands or two territories put together would free. */
import type { CountTable, ReleasedTable, SecrecyRule } from './secrecy.ts'

export type Grouping = {
  readonly axis: 'rows' | 'columns'
  readonly ids: readonly [string, string]
  readonly hidden: number
  /** Cells hidden today that would be shown. */
  readonly freed: number
  /** The table with the two put together: give it to `maskTable`. */
  readonly table: CountTable
}

/** The most useful first, those that free nothing left out. */
export declare function proposeGroupings(
  table: CountTable,
  rule: SecrecyRule,
  released: readonly ReleasedTable[],
): Promise<readonly Grouping[]>
