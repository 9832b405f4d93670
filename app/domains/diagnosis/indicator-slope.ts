/** How each commune went from one year to the other, and one's own among them. Pure. */
import { observatoryLabels as t } from '#app/domains/observatory/labels.fr.ts'
import type { IndicatorFigures } from '#app/domains/observatory/observatory.ts'
import type { PastFigures } from '#app/domains/observatory/queries.server.ts'
import { slopeLines } from '#app/ui/charts/slope-lines.ts'

type Read = {
  readonly figures: IndicatorFigures
  readonly past: PastFigures
  readonly perimeter: readonly unknown[]
  readonly department: { readonly name: string } | null
  readonly territoryName: string
}

/** Null of a count, and where nothing is known of before. */
export function slopeOf({ figures, past, perimeter, department, territoryName }: Read) {
  const { indicator, year, dots, own, trend, departmentTrend } = figures
  if (!past || year === null || !indicator.isRate) return null
  const before = new Map(past.dots.map(({ code, value }) => [code, value]))
  const lines = dots.flatMap(({ code, name, value, isOwn }) => {
    const from = before.get(code)
    return from === undefined ? [] : [{ label: name, from, to: value, isOwn }]
  })
  const whole =
    perimeter.length > 1 && trend && own.kind === 'value'
      ? [{ label: territoryName, from: trend.from.value, to: own.value }]
      : []
  const picture = slopeLines({
    title: indicator.name,
    years: [past.year, year],
    others: whole.length > 0 ? lines : lines.filter(({ isOwn }) => !isOwn),
    own: whole.length > 0 ? whole : lines.filter(({ isOwn }) => isOwn),
    reference:
      department && departmentTrend?.from.year === past.year && departmentTrend.to.year === year
        ? { label: department.name, from: departmentTrend.from.value, to: departmentTrend.to.value }
        : undefined,
    format: (value) => t.formatValue(indicator, value),
  })
  return { picture, communes: lines.length }
}
