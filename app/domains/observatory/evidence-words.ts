/** The card of a figure inside a text: what it says now, and what has been published since. Pure. Rules: docs/rules/observatory.md §9. */
import type { EvidenceFigure } from '#app/domains/documents/document-text.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import { assembleFigures } from './assemble-figures.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import type { Indicator, Reading } from './observatory.ts'
import { type openFigures, setScene } from './theme-figures.ts'

type EvidenceScene = {
  readonly opened: ReturnType<typeof openFigures>
  readonly indicators: readonly Indicator[]
  /** Those named by the cards, and the communes of those that are groupings. */
  readonly territories: readonly Territory[]
}
export type EvidenceReference = { readonly indicatorId: string; readonly territoryCode: string; readonly year: number }

const noteOf = (reading: Reading): string =>
  reading.kind === 'missing' ? t.missingSentence[reading.reason] : reading.flags.map((flag) => t.flag[flag]).join(', ')

/** @returns undefined for an indicator or a territory that does not exist */
export function evidenceFigure(known: EvidenceScene, reference: EvidenceReference): EvidenceFigure | undefined {
  const indicator = known.indicators.find(({ id }) => id === reference.indicatorId)
  const territory = known.territories.find(({ code }) => code === reference.territoryCode)
  if (!indicator || !territory) return
  const scene = setScene(known.territories, [territory.code], null)
  const { own, year } = assembleFigures(known.opened, indicator, { ...scene, communes: [] }, reference.year)
  const last = assembleFigures(known.opened, indicator, { ...scene, communes: [] })
  const isNewer = last.year !== null && last.year > (year ?? 0) && last.own.kind === 'value'
  return {
    title: indicator.name,
    value: t.formatReading(indicator, own),
    isMissing: own.kind === 'missing',
    territory: territory.name,
    year,
    source: t.formatSource(indicator, year),
    note: noteOf(own),
    newer: isNewer ? t.newerEvidence(last.year, t.formatReading(indicator, last.own)) : null,
  }
}
