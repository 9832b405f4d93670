/** The communes of a theme's figures, a page of them at a time: a département may have nine hundred. Pure. */
import { communesOnPage, pageOf } from '#app/kernel/page-of.ts'
import type { IndicatorFigures, ThemeFigures } from './observatory.ts'

export type Commune = { readonly code: string; readonly name: string; readonly isOwn: boolean }

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

/** The portrait has twenty columns. */
const cellsOnPage = 900
const rowsOnPage = (columns: number): number =>
  Math.min(communesOnPage, Math.max(35, Math.floor(cellsOnPage / Math.max(1, columns))))

/** @param page from 1; beyond the last one, the last one */
export function pageOfCommunes(figures: ThemeFigures, page: number) {
  const { rows, ...shown } = pageOf(listCommunes(figures), page, rowsOnPage(figures.indicators.length))
  const codes = new Set(rows.map(({ code }) => code))
  return {
    ...shown,
    figures: {
      ...figures,
      perimeter: figures.perimeter.filter(({ code }) => codes.has(code)),
      indicators: figures.indicators.map((row) => onlyOf(codes, row)),
    },
  }
}
