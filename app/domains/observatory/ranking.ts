/** The communes of a département by the value of one indicator, as a page lists them. Pure. Rules: docs/rules/observatory.md §5. */
import { type PageOf, pageOf } from '#app/kernel/page-of.ts'
import { computeGap, computeRank, type Dot, type Frame, type IndicatorFigures } from './observatory.ts'

export type RankedCommune = {
  readonly code: string
  readonly name: string
  readonly value: number
  readonly flags: Dot['flags']
  /** Null for a count. */
  readonly rank: number | null
  /** To the reference, in the unit of the indicator; null where nothing is compared. */
  readonly gap: number | null
  /** In the year the change is measured from; null where it has none. */
  readonly before: number | null
  readonly isOwn: boolean
  /** How many communes are left out between the row before and this one. */
  readonly skipped: number
}

/** Rows of a long list that are shown at each end, and on each side of one's own. */
const atEnds = 12
const around = 3
/** Up to here a list is shown whole. */
const wholeUpTo = 40

function shownPlaces(dots: readonly Dot[]): ReadonlySet<number> {
  const last = dots.length - 1
  const near = (place: number) => Array.from({ length: 2 * around + 1 }, (_, step) => place + step - around)
  const own = dots.flatMap(({ isOwn }, place) => (isOwn ? near(place) : []))
  const ends = Array.from({ length: atEnds }, (_, place) => [place, last - place]).flat()
  return new Set(
    dots.length <= wholeUpTo ? dots.keys() : [...ends, ...own].filter((place) => place >= 0 && place <= last),
  )
}

type Beside = {
  /** What gaps are measured to. @default departement */
  readonly reference?: Frame['kind']
  /** The same places in an earlier year. */
  readonly past?: readonly Pick<Dot, 'code' | 'value'>[]
}

/** From the highest to the lowest; of a long list both ends and what surrounds the perimeter, saying how many are between. */
export function listRanked(
  { indicator, dots, frames }: Pick<IndicatorFigures, 'indicator' | 'dots' | 'frames'>,
  { reference = 'departement', past = [] }: Beside = {},
): readonly RankedCommune[] {
  const beside = frames.find(({ kind }) => kind === reference)?.reading
  const before = new Map(past.map(({ code, value }) => [code, value]))
  const values = dots.map(({ value }) => value)
  // Where all are one's own, none is told apart.
  const hasOthers = dots.some(({ isOwn }) => !isOwn)
  const shown = [...shownPlaces(dots)].toSorted((one, other) => one - other)
  return shown.flatMap((place, index) => {
    const dot = dots[place]
    if (!dot) return []
    const { code, name, value, flags, isOwn } = dot
    const reading = { kind: 'value', value, year: 0, flags } as const
    const gap = beside ? computeGap(indicator, reading, beside) : undefined
    return [
      {
        ...{ code, name, value, flags, isOwn: isOwn && hasOthers },
        rank: indicator.isRate ? computeRank(value, values, indicator.decimals).rank : null,
        gap: gap ?? null,
        before: before.get(code) ?? null,
        skipped: place - (shown[index - 1] ?? -1) - 1,
      },
    ]
  })
}

export type RankingPage = PageOf<RankedCommune> & {
  /** Of the whole list: gaps are drawn to the same scale on every page. */
  readonly extent: readonly [lowest: number, highest: number]
}

/** Beside a map of as many places, hence fewer than on a page of its own. */
const onPage = 75

/** Around a perimeter of a whole département every row is one's own: a page of them at a time. */
export function pageOfRanking(ranking: readonly RankedCommune[], page: number): RankingPage {
  const gaps = ranking.flatMap(({ gap }) => gap ?? [])
  return { ...pageOf(ranking, page, onPage), extent: [Math.min(0, ...gaps), Math.max(0, ...gaps)] }
}
