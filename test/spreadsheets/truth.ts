/**
 * What a spreadsheet of an office holds, written by whoever made it and not by whoever reads it: the fate each cell may have,
 * and the actions that a person of the office would read in it. Pure.
 */
import type { ActionStatus } from '#app/domains/plan/plan.ts'

/**
 * What becomes of a cell when it is read well.
 * - `understood`: a field of Trame bears it (`field`, `value`); kept in words or asked about, it is missed, not misread.
 * - `words`: it says something, no field bears it as such: kept in words, or asked about.
 * - `choice`: a person decides (struck, hidden, a lead that may be two people).
 * - `aside`: it is no part of an action: title, total, note, list of values. Never a value of an action.
 * - `any`: several are right; it is counted all the same.
 */
export type Expected = 'understood' | 'words' | 'choice' | 'aside' | 'any'

export type Field =
  | 'code'
  | 'title'
  | 'axis'
  | 'objective'
  | 'need'
  | 'description'
  | 'lead'
  | 'co-lead'
  | 'sponsor'
  | 'service'
  | 'partners'
  | 'places'
  | 'public'
  | 'start'
  | 'end'
  | 'calendar'
  | 'status'
  | 'progress'
  | 'priority'
  | 'amount'
  | 'funder'
  | 'indicator'
  | 'remark'

/** From its first day to its last: « 2026 » is a year of days. Loose: « printemps », any day of it will do. */
export type Span = { readonly from: string; readonly to: string; readonly isLoose?: true }

/** What words of calendar say of an action. `either`: one date, of which the words do not tell whether it starts or ends. */
export type Calendar = {
  readonly start?: Span
  readonly end?: Span
  readonly either?: Span
  /** « en continu »: no date, or those of the convention. */
  readonly isWhole?: true
}

export type Amount = { readonly year?: number; readonly funder?: string; readonly amount: number }

export type CellTruth = {
  /** '' in a CSV, which has one sheet without a name. */
  readonly sheet: string
  /** `B12`. */
  readonly cell: string
  readonly part: 'value' | 'comment'
  readonly expected: Expected
  readonly field?: Field
  readonly value?: string | Calendar | Amount
}

export type ActionTruth = {
  readonly sheet: string
  /** Where its title stands. */
  readonly cell: string
  /** Without its code. */
  readonly title: string
  readonly code?: string
  readonly axis?: string
  readonly objective?: string
  readonly calendar: Calendar
  /** Names of people, services or parties, one each; none when the file says « à définir ». */
  readonly leads: readonly string[]
  readonly partners: readonly string[]
  readonly places: readonly string[]
  readonly amounts: readonly Amount[]
  readonly status?: string
  /** As Trame calls it; empty: the file does not say it. Left out: not judged. */
  readonly state?: ActionStatus | ''
  /** Named without an amount. */
  readonly funders?: readonly string[]
  readonly isStruck?: true
  readonly isHidden?: true
}

export type Truth = { readonly cells: readonly CellTruth[]; readonly actions: readonly ActionTruth[] }

export type OfficeFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly truth: Truth
  /** Habits that this file has, by name: over many seeds, all occur. */
  readonly habits: ReadonlySet<string>
}
