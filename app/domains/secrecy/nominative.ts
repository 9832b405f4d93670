/** Tells a file of persons from a table of counts, before a byte leaves. Pure. */

export type NominativeKind =
  | 'nir'
  | 'beneficiary-number'
  | 'birth-date'
  | 'e-mail'
  | 'phone'
  | 'name-column'
  | 'one-row-per-person'

export type NominativeSign = {
  readonly kind: NominativeKind
  /** From 0, in the columns given. */
  readonly column: number
  /** From 1, as a spreadsheet numbers them, the heading being row 1; null when the whole column tells. */
  readonly row: number | null
  /** Cells of the column that say so. */
  readonly count: number
}

/** @returns signs that this file is about persons; empty when it may be read further */
export declare function findNominativeSigns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly NominativeSign[]
