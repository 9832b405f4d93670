/** A diagnosis of one theme: figures known and masked, a facility, a finding with a reservation, an issue. Pure. For tests. */
import type { DiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import { frozenReadingShape } from '#app/domains/observatory/frozen-reading.ts'
import { type IndicatorFigures, missing, type Reading } from '#app/domains/observatory/observatory.ts'
import { indicators } from '#seed/figures/indicators.ts'

export const value = (number: number, year = 2023): Reading => ({ kind: 'value', value: number, year, flags: [] })

export function row(
  id: string,
  own: Reading,
  department: Reading,
  given: Partial<IndicatorFigures> = {},
): IndicatorFigures {
  const indicator = indicators.find((one) => one.id === id)
  if (!indicator) throw new Error(id)
  return {
    ...{ indicator, year: 2023, own, dots: [], missingDots: [], range: null, later: null, rank: null },
    ...{ series: [], departmentSeries: [], trend: null, departmentTrend: null },
    frames: [{ code: 'D92', kind: 'departement', name: 'Hauts-de-Seine', reading: department }],
    ...given,
  }
}

const series = [864, 700, 640].map((births, place) => ({ year: 2017 + place * 3, value: births }))
const [from, , to] = series
const trend = from && to ? { from, to, change: -26, changeUnit: 'percent' as const } : null
const party = (id: string, shortName: string) => ({
  ...{ id, kind: 'authority' as const, name: shortName, shortName, isSignatory: true, isLead: true },
})
const { indicator: places } = row('childcare-places', value(57.4), value(72.1))
export const frozenFigure = {
  correction: null,
  frozen: frozenReadingShape.parse({
    ...{ ...places, indicatorId: places.id, territoryCode: '92036', territoryName: 'Gennevilliers' },
    ...{ year: 2022, reading: value(58.1, 2022), missingCounts: { secret: 2 }, trend: null, departmentTrend: null },
    frames: [
      { code: 'D92', kind: 'departement' as const, name: 'Hauts-de-Seine', reading: value(71, 2022) },
      { code: '200054781', kind: 'ept' as const, name: 'Boucle Nord de Seine', reading: missing('secret') },
    ],
    rank: { rank: 30, of: 34, isTied: false },
  }),
}
export const finding = {
  figures: [frozenFigure],
  ...{ id: 'f1', number: 1, themeId: 't1', kind: 'weakness' as const, title: 'Moins de places', text: '' },
  ...{ status: 'shared' as const, version: 1, proposedBy: 'A', proposedByPartyId: 'p1', createdAt: new Date(0) },
  ...{ figureCount: 1, testimonyCount: 0 },
  positions: [
    { partyId: 'p1', position: 'agreement' as const, reservation: '', givenBy: 'A', givenAt: '' },
    { partyId: 'p2', position: 'reservation' as const, reservation: 'La demande baisse.', givenBy: 'B', givenAt: '' },
  ],
}
const issue = {
  ...{
    id: 'i1',
    number: 2,
    themeId: 't1',
    title: 'Garder des places',
    publics: 'familles',
    status: 'to-debate' as const,
  },
  ...{ argument: '', rank: null, proposedRank: null, version: 1, decisionId: null, decisionNumber: null },
  ...{ decidedOn: null, findings: [], objectives: [], ranksGiven: 'Caf 1er, Ville 3e', standing: 'à débattre' },
}
const facility = (name: string, state: 'open' | 'planned', places: number | null) => ({
  ...{ year: 2026, id: name, kind: 'multi-accueil' as const, name, state, places, communeCode: '92036' },
  ...{ communeName: 'Gennevilliers', address: '', opening: '', operator: 'Ville', operatorKind: 'public' as const },
  ...{ hasCof: true, source: 'La Ville', note: '', isConfirmed: true, writtenBy: 'Ville', writtenOn: '2026-10-20' },
})

export const diagnosis: DiagnosisForDocument = {
  parties: [party('p1', 'Caf'), party('p2', 'Ville')],
  perimeter: [
    {
      code: '92036',
      name: 'Gennevilliers',
      kind: 'commune',
      population: 50_000,
      departmentCode: 'D92',
      departmentName: 'Hauts-de-Seine',
    },
  ],
  portrait: {
    ...{ themeKey: 'portrait', perimeter: [], department: null },
    indicators: [
      row('median-income', value(18_380), value(28_000)),
      row('poverty', missing('not-additive'), value(12), {
        range: {
          lowest: { name: 'Arcy', value: 5, flags: ['floored'] },
          highest: { name: 'Bussy', value: 18, flags: [] },
          ...{ known: 2, of: 3 },
        },
      }),
    ],
  },
  themes: [
    {
      theme: { id: 't1', name: 'Petite enfance', catalogueKey: 'petite-enfance' },
      figures: {
        ...{ themeKey: 'petite-enfance', perimeter: [], department: null },
        indicators: [
          row('childcare-places', value(57.4), value(72.1), { rank: { rank: 30, of: 34, isTied: false } }),
          row('single-parent-poverty', missing('secret'), value(21)),
          row('births', value(640), missing('not-loaded'), { series, trend }),
        ],
      },
      readings: [],
      testimonies: [],
      facilities: {
        year: 2026,
        sums: [{ kind: 'multi-accueil', open: 1, planned: 1, places: 45, withoutPlaces: 0 }],
        rows: [facility('Les Agnettes', 'open', 45), facility('Le Canal', 'planned', null)],
      },
      findings: [finding],
      issues: [issue],
    },
  ],
}
