/** The communes of a theme's figures, a page of them at a time: a département may have nine hundred. Pure. */
import type { IndicatorFigures, ThemeFigures } from './observatory.ts'

export type Commune = { readonly code: string; readonly name: string; readonly isOwn: boolean }

const communesOnPage = 150

/** Every commune once, by name: those of the dots and those without a number. */
export function listCommunes({ indicators, perimeter }: ThemeFigures): readonly Commune[] {
  const own = new Set(perimeter.map(({ code }) => code))
  const names = new Map(
    indicators.flatMap(({ dots, missingDots }) =>
      [...dots, ...missingDots].map(({ code, name }) => [code, name] as const),
    ),
  )
  return [...names]
    .map(([code, name]) => ({ code, name, isOwn: own.has(code) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
}

const onlyOf = (codes: ReadonlySet<string>, row: IndicatorFigures): IndicatorFigures => ({
  ...row,
  dots: row.dots.filter(({ code }) => codes.has(code)),
  missingDots: row.missingDots.filter(({ code }) => codes.has(code)),
})

/** @param page from 1; beyond the last one, the last one */
export function pageOfCommunes(figures: ThemeFigures, page: number) {
  const communes = listCommunes(figures)
  const pageCount = Math.max(1, Math.ceil(communes.length / communesOnPage))
  const shown = Math.min(page, pageCount)
  const onPage = communes.slice((shown - 1) * communesOnPage, shown * communesOnPage)
  const codes = new Set(onPage.map(({ code }) => code))
  return {
    ...{ page: shown, pageCount },
    figures: { ...figures, indicators: figures.indicators.map((row) => onlyOf(codes, row)) },
  }
}
