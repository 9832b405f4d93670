/**
 * What a source of open data is: what it brings, from where, under which licence, and how its files are read. One shape for all;
 * the table is source-table.ts. Pure. Rules: docs/rules/sources.md.
 */
import type { FigureStatus } from '#app/domains/observatory/theme-figures.ts'

export type Level = 'commune' | 'epci' | 'departement' | 'region' | 'country'

/** Any of these names, the usual one first: producers do not spell a column alike from one year to the next. */
type Column = readonly string[]

/** How the rows of a file become figures. */
export type Reading = {
  /** Of all its rows; or by a column, the rows of another word being left. */
  readonly level: Level | { readonly column: Column; readonly levels: Readonly<Record<string, Level>> }
  /** The code of the territory; none for a file of the country alone. */
  readonly code?: Column
  /** Its name, where a placeholder shows itself too. */
  readonly name?: Column
  /** A column that begins with the year; `december`: of a monthly file, the rows of that month. */
  readonly year: { readonly column: Column; readonly only?: 'december' } | number
  /** Rows that have one of these words in these columns; the others are not asked for. */
  readonly keep?: Readonly<Record<string, readonly string[]>>
  readonly measures: WideMeasures | LongMeasures
}

/** A column an indicator. */
export type WideMeasures = { readonly columns: Readonly<Record<string, Column>> }

/** A row an indicator: the word of a column says which; an indicator of several words is their sum. */
export type LongMeasures = {
  readonly by: Column
  readonly value: Column
  readonly words: Readonly<Record<string, readonly string[]>>
  /** The column that says « C » of what is confidential. */
  readonly secret?: Column
}

export type Part = {
  /** Name of the data set, and of its file in a folder (`s_ben_com_f.csv`). */
  readonly key: string
  readonly address: string
  /** `explore`: the pages of a hundred records of an Explore API; `zip`: an archive one file of which is read. */
  readonly form: 'csv' | 'zip' | 'explore'
  /** Its file in a folder, or in the archive, when it does not bear the key. */
  readonly fileName?: RegExp
  /** The producer may not have it, or not yet: its absence is said, and the rest is read. */
  readonly isOptional?: true
  /** Read after the others: gives only what none of them has. */
  readonly fillsIn?: true
  /** Counts of this file are rounded to 5. */
  readonly isRounded?: true
  readonly reading: Reading
}

/** What one must know of the figures of an indicator, beyond its unit. */
export type Trait = {
  /** Above, it is no such figure: a placeholder that escaped. */
  readonly most?: number
  /** The source writes this value for anything under it. */
  readonly floor?: number
}

/** As they are typed and kept. */
export const sourceKeys = [
  'caf-accueil-jeune-enfant',
  'caf-prestations',
  'caf-quotient-familial',
  'insee-naissances',
  'insee-populations',
  'insee-filosofi',
] as const
export type SourceKey = (typeof sourceKeys)[number]

export type Source = {
  readonly key: SourceKey
  readonly producer: string
  readonly licence: string
  /** A page that a person opens. */
  readonly page: string
  readonly parts: readonly Part[]
  readonly traits?: Readonly<Record<string, Trait>>
  /** Counts whose communes are all published: their sum is compared with the larger territory before anything is shown. */
  readonly controlled: readonly string[]
  /** `count`: rounded quotient of two indicators, a hundred times; an estimate, and said so. */
  readonly derived?: readonly { readonly id: string; readonly of: string; readonly by: string }[]
  /** It has no figure of the régions: those of their départements are added. */
  readonly sumsRegions?: true
}

/** Longest time between two questions to one producer, in milliseconds: Insee asks for no more than thirty a minute. */
export const pauseMs = { explore: 150, file: 1_000 } as const

export const recordsPerPage = 100
/** An Explore API refuses to go further. */
export const mostRecords = 10_000
export const largestFileBytes = 500_000_000

/** Indicators that a source gives, in the order of its parts. */
export function listIndicators({ parts, derived = [] }: Pick<Source, 'parts' | 'derived'>): readonly string[] {
  const read = parts.flatMap(({ reading: { measures } }) =>
    'columns' in measures ? Object.keys(measures.columns) : Object.values(measures.words).flat(),
  )
  return [...new Set([...read, ...derived.map(({ id }) => id)])]
}

/** Why a cell has no number: words of producers. */
export const cellWords: Readonly<Record<string, FigureStatus>> = {
  s: 'secret',
  ns: 'secret',
  nd: 'not-published',
  nc: 'not-published',
  'n/d': 'not-published',
}
