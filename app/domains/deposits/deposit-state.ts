/** What the deposit page knows at each moment: what was typed or read, what was understood, what is masked. Pure. Rules: docs/rules/deposits.md §2-3. */

import { pasteAt, trimGrid } from '#app/domains/documents/read-pasted.ts'
import type { IndicatorUnit } from '#app/domains/observatory/observatory.ts'
import { findNominativeSigns, type NominativeSign } from '#app/domains/secrecy/nominative.ts'
import type { Grouping } from '#app/domains/secrecy/propose-groupings.ts'
import {
  type CountTable,
  defaultRule,
  type MaskedTable,
  type ReleasedTable,
  type SecrecyRule,
} from '#app/domains/secrecy/secrecy.ts'
import type { Contradiction } from './contradictions.ts'
import {
  type AbsentReason,
  absentOf,
  countTablesOf,
  listSumProblems,
  listUntoldTotals,
  type Naming,
  type Release,
  type UntoldTotal,
} from './count-tables.ts'
import { blurredTo, lowestThreshold } from './deposits.ts'
import type { PlaceChoice } from './place-choice.ts'
import { type ColumnRole, type Grid, guessMapping, headsKey, type Mapping } from './read-columns.ts'
import type { SheetRead } from './read-file.ts'
import { type Problem, type ReadTable, readTable } from './read-table.ts'

export type About = {
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
  readonly dimension: string
  readonly year: string
  readonly threshold: number
  readonly isBlurred: boolean
  readonly isEnough: boolean
}

export type Draft = {
  readonly source: 'typed' | 'file'
  readonly typed: Grid
  readonly file: { readonly name: string; readonly sheets: readonly SheetRead[]; readonly sheet: number } | null
  /** Set by hand; else guessed. */
  readonly roles: readonly ColumnRole[] | null
  readonly choices: ReadonlyMap<string, PlaceChoice>
  readonly about: About
}

/** A grid to begin with: a heading for the places, three years, a few rows. */
export const emptyGrid = (heading: string, lastYear: number): Grid => [
  [heading, String(lastYear - 2), String(lastYear - 1), String(lastYear)],
  ...Array.from({ length: 5 }, () => ['', '', '', '']),
]

/**
 * A table pasted in the first cell is the whole grid: years proposed there, or those of what is corrected, would otherwise stay beside
 * it and be sent as empty. Elsewhere, it fills the cells it covers.
 */
export function pasteTable(grid: Grid, row: number, column: number, block: Grid): Grid {
  const width = Math.max(0, ...block.map((cells) => cells.length))
  if (row > 0 || column > 0 || block.length < 2 || width < 2) return pasteAt(grid, row, column, block)
  return block.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')])
}

type Said = {
  readonly unit: IndicatorUnit
  readonly statisticalUnit: string
  readonly categoryName: string
  readonly threshold: number | null
  readonly isBlurredAtSource: boolean
}

/** @param said of the deposit that this one goes on from @param grid of what it corrects */
export const startDraft = (heading: string, lastYear: number, said?: Said, grid?: Grid): Draft => ({
  source: 'typed',
  typed: grid ?? emptyGrid(heading, lastYear),
  file: null,
  roles: null,
  choices: new Map(),
  about: {
    ...{
      unit: said?.unit ?? 'count',
      statisticalUnit: said?.statisticalUnit ?? '',
      dimension: said?.categoryName ?? '',
    },
    ...{ year: '', threshold: said?.threshold ?? lowestThreshold },
    ...{ isBlurred: said?.isBlurredAtSource ?? false, isEnough: false },
  },
})

export const gridOf = ({ source, typed, file }: Draft): Grid =>
  trimGrid(source === 'typed' ? typed : (file?.sheets[file.sheet]?.grid ?? []))

export type Setting = Pick<Naming, 'known' | 'whole' | 'totalName' | 'fileTotalName'> & {
  readonly remembered: readonly (Mapping & { readonly heads: string })[]
}

/** What is understood of the draft; `table` null while it may not be read: it looks as if it were about persons. */
export type Understood = {
  readonly grid: Grid
  readonly mapping: Mapping
  readonly signs: readonly NominativeSign[]
  readonly table: ReadTable | null
  /** No column says the year: it is asked. */
  readonly needsYear: boolean
  readonly hasCategories: boolean
  readonly untoldTotals: readonly UntoldTotal[]
  readonly naming: Naming
}

export function understand(draft: Draft, { remembered, ...setting }: Setting): Understood {
  const { known } = setting
  const grid = gridOf(draft)
  const guessed = guessMapping(grid)
  const seen = remembered.find(({ heads }) => heads === headsKey(grid, guessed.headerRow))
  const mapping = { ...guessMapping(grid, seen), ...(draft.roles && { roles: draft.roles }) }
  const signs = findNominativeSigns(grid[mapping.headerRow] ?? [], grid.slice(mapping.headerRow + 1))
  const { about } = draft
  const year = /^\d{4}$/.test(about.year.trim()) ? Number(about.year) : null
  const naming = {
    ...setting,
    statisticalUnit: about.statisticalUnit.trim(),
    dimension: about.dimension.trim(),
  }
  const read = (year: number | null) =>
    readTable(grid, { mapping, known, choices: draft.choices, year, isCount: about.unit === 'count' })
  const isEmpty = grid.length <= mapping.headerRow + 1
  if (signs.length > 0 || isEmpty)
    return {
      ...{ grid, mapping, signs, table: null, needsYear: false, hasCategories: false, naming },
      untoldTotals: [],
    }
  const table = read(year)
  const needsYear = !mapping.roles.includes('year') && read(null).problems.some(({ kind }) => kind === 'no-year')
  // Nothing is read without a year; any year is enough to show the categories.
  const { categories } = needsYear && year === null ? read(anyYear) : table
  const problems = problemsOf(table, needsYear, about)
  return {
    ...{ grid, mapping, signs, needsYear, hasCategories: categories.length > 0, naming },
    table: { ...table, problems },
    untoldTotals: isMasked(about) && problems.length === 0 ? listUntoldTotals(table, naming) : [],
  }
}

const anyYear = 2000

/** The missing year is said once, not on each row; totals are compared once all is read. */
function problemsOf(table: ReadTable, needsYear: boolean, { unit }: About): readonly Problem[] {
  const others = table.problems.filter(({ kind }) => !(needsYear && kind === 'no-year'))
  const isYearMissing = others.length < table.problems.length
  const noYear: Problem = { kind: 'no-year', row: null, column: '', text: '' }
  const sums = unit === 'count' && table.problems.length === 0 ? listSumProblems(table) : []
  return [...(isYearMissing ? [noYear] : []), ...others, ...sums]
}

/** What is still to be said before anything is masked. */
export type Lack = 'no-figures' | 'problems' | 'statistical-unit' | 'dimension' | 'enough-people' | 'nominative'

export function lackOf({ about }: Draft, { table, signs, hasCategories }: Understood): Lack | undefined {
  if (signs.length > 0) return 'nominative'
  if (!table) return 'no-figures'
  if (table.problems.length > 0) return 'problems'
  if (about.statisticalUnit.trim() === '') return 'statistical-unit'
  if (hasCategories && about.dimension.trim() === '') return 'dimension'
  if (about.unit !== 'count' && !about.isEnough) return 'enough-people'
}

/** Counts are masked; what is no count, or was blurred by its producer, leaves as it is. */
export const isMasked = ({ unit, isBlurred }: About): boolean => unit === 'count' && !isBlurred

export const ruleOf = ({ statisticalUnit, threshold }: About): SecrecyRule => ({
  ...defaultRule(statisticalUnit.trim()),
  threshold,
})

export type MaskedDeposit = {
  readonly years: readonly number[]
  /** Empty where nothing is masked. */
  readonly tables: readonly MaskedTable[]
  readonly released: readonly ReleasedTable[]
  /** Undefined while they are looked for. */
  readonly groupings: readonly Grouping[] | undefined
  /** Names of what this party had let out before. */
  readonly earlier: readonly string[]
  /** What it would say otherwise than those: nothing leaves then, and nothing was masked to any purpose. */
  readonly contradictions: readonly Contradiction[]
  /** Other tables of this party that a correction denies too. */
  readonly atOdds: readonly string[]
  /** Of what it corrects: nothing leaves then. */
  readonly notSaidAgain: readonly string[]
  /** The grouping chosen, if one was. */
  readonly grouped: Grouping | undefined
}

export const isSafe = ({ tables, notSaidAgain }: MaskedDeposit): boolean =>
  notSaidAgain.length === 0 && tables.every(({ audit }) => audit.isSafe)

const released = ({ universe, rows, columns, values }: CountTable, rule: SecrecyRule): ReleasedTable => ({
  ...{ version: 1, universe, rows, columns, rule, areZerosShown: true },
  cells: values.map((row) => [...row]),
})

/** What leaves of a table that needs no masking. */
export function withoutMasking({ table, naming }: Understood, about: About): MaskedDeposit {
  const tables = table ? countTablesOf(table, naming) : []
  const rule = { ...ruleOf(about), ...(about.unit === 'count' && { roundedTo: blurredTo }) }
  return {
    years: tables.map(({ year }) => year),
    tables: [],
    released: tables.map((one) => released(one.table, rule)),
    ...{ groupings: [], earlier: [], contradictions: [], atOdds: [], notSaidAgain: [], grouped: undefined },
  }
}

export type Leaving = { readonly numbers: number; readonly marks: number }

export function countLeaving({ released: tables }: Pick<MaskedDeposit, 'released'>): Leaving {
  const cells = tables.flatMap((table) => table.cells.flat())
  return {
    numbers: cells.filter((cell) => typeof cell === 'number').length,
    marks: cells.filter((cell) => cell === 'secret').length,
  }
}

/** As `DepositContent` of inputs.ts, which reads it. */
type SentContent = {
  readonly releases: readonly Release[]
  readonly absent: readonly AbsentReason[]
  readonly mapping: (Mapping & { readonly heads: string }) | null
}

/** What its categories are, one being enough; empty for a series, which has none. */
export const categoryNameOf = ({ about }: Draft, { hasCategories }: Understood): string =>
  hasCategories ? about.dimension.trim() || about.statisticalUnit.trim() : ''

/** Exactly what the form carries: nothing else is ever sent. */
export function contentOf(
  draft: Draft,
  { table, grid, mapping, naming }: Understood,
  masked: MaskedDeposit,
): SentContent {
  return {
    releases: masked.released.map((one, index) => ({
      year: masked.years[index] ?? 0,
      released: one,
    })),
    absent: table ? absentOf(table, naming) : [],
    mapping:
      draft.source === 'file'
        ? { heads: headsKey(grid, mapping.headerRow), headerRow: mapping.headerRow, roles: [...mapping.roles] }
        : null,
  }
}
