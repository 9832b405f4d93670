/** The portfolio: one row a CTG followed, its columns, which rows are shown and in which order. Pure. Rules: docs/rules/portfolio.md. */
import type { CtgPhase, MilestoneKind } from '#app/domains/ctg/ctg.ts'
import type { BodyKind } from '#app/domains/governance/governance.ts'
import type { YearlyCopil } from '#app/domains/meetings/meetings.ts'
import { type ReminderMonths, renewalReminder } from '#app/domains/renewal/renewal.ts'
import { monthsBetween } from '#app/kernel/calendar.ts'
import { folded } from '#app/kernel/plain-words.ts'

/** From so many CTGs on, a person has a portfolio; under it, the short list says everything (§1.1). */
export const leastFollowed = 3
export const hasPortfolio = (followed: number): boolean => followed >= leastFollowed

/** Rows of one page. */
export const pageSize = 60

export const portfolioColumns = [
  'state',
  'end',
  'copil',
  'done',
  'late',
  'silent',
  'posts',
  'sppe',
  'next',
  'reports',
  'parties',
  'role',
  'inhabitants',
] as const
export type PortfolioColumn = (typeof portfolioColumns)[number]
export const usualColumns: readonly PortfolioColumn[] = portfolioColumns.slice(0, 9)

/** The chosen columns that still exist, in their usual order; the default ones when none is left. */
export function shownColumns(chosen: readonly string[] | null): readonly PortfolioColumn[] {
  const known = portfolioColumns.filter((column) => chosen?.includes(column))
  return known.length > 0 ? known : usualColumns
}

export type PortfolioRow = {
  readonly id: string
  readonly name: string
  readonly today: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly phase: CtgPhase
  /** The last step reached, the yearly copil and what the phase says already left out. */
  readonly lastMilestone: MilestoneKind | null
  /** An evaluation is framed, and not frozen. */
  readonly isEvaluating: boolean
  readonly year: number | null
  readonly hasSuccessor: boolean
  /** Null when none is due. */
  readonly yearlyCopil: YearlyCopil | null
  readonly lastCopilOn: string | null
  readonly nextCopilOn: string | null
  /** The next meeting called or prepared, of any body. */
  readonly next: { readonly on: string; readonly bodyKind: BodyKind; readonly bodyName: string } | null
  readonly total: number
  readonly done: number
  readonly late: number
  readonly silent: number
  /** Reports that wait for an answer of this person. */
  readonly reports: number
  /** Sum of the posts whose time is said; `unsaid`: the others. */
  readonly posts: { readonly total: number; readonly unsaid: number }
  readonly inhabitants: number
  readonly parties: string
}

/** What the state says beside the phase: an evaluation under way; before the signature, the last step reached (§2.5). */
export function stageOf({
  phase,
  lastMilestone,
  isEvaluating,
}: Pick<PortfolioRow, 'phase' | 'lastMilestone' | 'isEvaluating'>): MilestoneKind | 'evaluating' | undefined {
  if (isEvaluating) return 'evaluating'
  if (phase === 'in-preparation' || phase === 'in-application-unsigned') return lastMilestone ?? undefined
}

/** Whole months since the last copil held; undefined when none was. */
export const monthsSinceCopil = ({ lastCopilOn, today }: Pick<PortfolioRow, 'lastCopilOn' | 'today'>) =>
  lastCopilOn === null ? undefined : Math.max(0, monthsBetween(lastCopilOn, today))

/** Red only when one is due and was not held: never because months went by (§2.3). */
export const isCopilOverdue = ({ yearlyCopil }: Pick<PortfolioRow, 'yearlyCopil'>): boolean =>
  yearlyCopil?.state === 'late'

/** How near the end is: the mark of renewal.md §5, with the months that are left. Undefined far from it, and once one follows. */
export function endMark({
  startsOn,
  endsOn,
  hasSuccessor,
  today,
}: Pick<PortfolioRow, 'startsOn' | 'endsOn' | 'hasSuccessor' | 'today'>):
  | { readonly mark: ReminderMonths; readonly monthsLeft: number }
  | undefined {
  const mark = renewalReminder({ startsOn, endsOn }, hasSuccessor, today)
  return mark === undefined || endsOn === null ? undefined : { mark, monthsLeft: monthsBetween(today, endsOn) }
}

export const portfolioSignals = ['copil-overdue', 'ending', 'late', 'silent', 'reports', 'without-post'] as const
export type PortfolioSignal = (typeof portfolioSignals)[number]

const isSignalled: Readonly<Record<PortfolioSignal, (row: PortfolioRow) => boolean>> = {
  'copil-overdue': isCopilOverdue,
  ending: (row) => endMark(row) !== undefined,
  late: ({ late }) => late > 0,
  silent: ({ silent }) => silent > 0,
  reports: ({ reports }) => reports > 0,
  'without-post': ({ posts, phase }) => posts.total === 0 && posts.unsaid === 0 && phase !== 'ended',
}

export type PortfolioFilter = {
  /** Words of the name or of a party. */
  readonly words: string
  readonly phase: CtgPhase | undefined
  readonly signal: PortfolioSignal | undefined
}

/** A row must match every criterion. */
export function filterRows<Row extends PortfolioRow>(rows: readonly Row[], filter: PortfolioFilter): readonly Row[] {
  const words = folded(filter.words).split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      words.every((word) => folded(`${row.name} ${row.parties}`).includes(word)) &&
      (filter.phase === undefined || row.phase === filter.phase) &&
      (filter.signal === undefined || isSignalled[filter.signal](row)),
  )
}

export const countSignals = (rows: readonly PortfolioRow[]): Readonly<Record<PortfolioSignal, number>> => {
  const count = (signal: PortfolioSignal) => rows.filter(isSignalled[signal]).length
  return {
    'copil-overdue': count('copil-overdue'),
    ending: count('ending'),
    late: count('late'),
    silent: count('silent'),
    reports: count('reports'),
    'without-post': count('without-post'),
  }
}

export const sortKeys = [
  'need',
  'name',
  'end',
  'copil',
  'done',
  'late',
  'silent',
  'posts',
  'next',
  'inhabitants',
] as const
export type SortKey = (typeof sortKeys)[number]
export type PortfolioSort = { readonly key: SortKey; readonly isDescending: boolean }
export const usualSort: PortfolioSort = { key: 'need', isDescending: false }

/** CTGs in force first, then those in preparation, then those ended. */
const phaseRank: Readonly<Record<CtgPhase, number>> = {
  'in-force': 0,
  'in-application-unsigned': 0,
  'in-preparation': 1,
  'signed-not-begun': 1,
  ended: 2,
}

/** An overdue copil, then an end that comes, then what waits: numbers to compare one after the other, the neediest first (§3). */
const needOf = (row: PortfolioRow): readonly number[] => [
  phaseRank[row.phase],
  isCopilOverdue(row) ? 0 : 1,
  endMark(row)?.monthsLeft ?? Number.MAX_SAFE_INTEGER,
  -(row.late + row.silent + row.reports),
]

const valuesOf: Readonly<Record<SortKey, (row: PortfolioRow) => readonly (number | string)[]>> = {
  need: needOf,
  name: () => [],
  end: ({ endsOn }) => [endsOn ?? '9999'],
  copil: (row) => [monthsSinceCopil(row) ?? -1],
  done: ({ done, total }) => [total === 0 ? -1 : done / total],
  late: ({ late }) => [late],
  silent: ({ silent }) => [silent],
  posts: ({ posts }) => [posts.total],
  next: ({ next }) => [next?.on ?? '9999'],
  inhabitants: ({ inhabitants }) => [inhabitants],
}

const collator = new Intl.Collator('fr')

/** By name among equals. */
export function sortRows<Row extends PortfolioRow>(rows: readonly Row[], { key, isDescending }: PortfolioSort) {
  const sign = isDescending ? -1 : 1
  const valued = rows.map((row) => ({ row, values: valuesOf[key](row) }))
  valued.sort((one, other) => {
    for (const [index, value] of one.values.entries()) {
      const against = other.values[index] ?? value
      if (value !== against) return value < against ? -sign : sign
    }
    return (key === 'name' ? sign : 1) * collator.compare(one.row.name, other.row.name)
  })
  return valued.map(({ row }): Row => row)
}

/** What adds up over all the rows shown, whatever the page. */
export function totalsOf(rows: readonly PortfolioRow[]) {
  const sum = (read: (row: PortfolioRow) => number) => rows.reduce((total, row) => total + read(row), 0)
  return {
    count: rows.length,
    total: sum(({ total }) => total),
    done: sum(({ done }) => done),
    late: sum(({ late }) => late),
    silent: sum(({ silent }) => silent),
    reports: sum(({ reports }) => reports),
    posts: Math.round(sum(({ posts }) => posts.total * 100)) / 100,
    postsUnsaid: sum(({ posts }) => posts.unsaid),
  }
}

/** Those that end within so many months, the nearest first; one that another follows is kept out of what is to be done. */
export const listEnding = <Row extends PortfolioRow>(rows: readonly Row[]): readonly Row[] =>
  sortRows(
    rows.filter((row) => endMark(row) !== undefined),
    { key: 'end', isDescending: false },
  )
