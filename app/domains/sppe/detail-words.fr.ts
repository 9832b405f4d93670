/** What a sheet or an objective says that a point asks for: dates, amounts, targets. Pure. */
import { facilitiesLabels } from '#app/domains/facilities/labels.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import type { FacilityKind, FacilityState } from '#app/kernel/database-types.ts'
import { formatCount, formatEuros, formatNumber } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import type { PointKey } from './point-keys.ts'

export type ActionDetails = {
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly difficulties: string
  readonly investmentEuros: number | null
  readonly meansEuros: number | null
  readonly fullTime: number | null
  readonly measures: readonly { readonly name: string; readonly target: number | null; readonly unit: string }[]
}

const means = ({ meansEuros, fullTime }: ActionDetails): readonly string[] => [
  ...(meansEuros === null ? [] : [formatEuros(meansEuros)]),
  ...(fullTime === null ? [] : [`${formatNumber(fullTime)} ETP`]),
]

/** By point; '' where the sheet says nothing about it. */
export function actionDetails(action: ActionDetails): Readonly<Partial<Record<PointKey, string>>> {
  const { difficulties, investmentEuros, measures } = action
  const costs = [...means(action), ...(difficulties === '' ? [] : [`vigilance : ${difficulties}`])]
  return {
    '4e': investmentEuros === null ? '' : formatEuros(investmentEuros),
    '4f': costs.join(' ; '),
    '4g': action.startsOn === null || action.endsOn === null ? '' : planLabels.period(action),
    '4h': measures
      .map(({ name, target, unit }) => (target === null ? name : `${name}, cible ${formatQuantity(target, unit)}`))
      .join(' ; '),
  }
}

export type ObjectiveDetails = {
  readonly measure: string
  readonly baseline: number | null
  readonly baselineYear: number | null
  readonly target: number | null
  readonly targetYear: number | null
}

/** « Places pour 100 enfants : 57,4 en 2023, cible 60 en 2030 ». */
export function targetWords({ measure, baseline, baselineYear, target, targetYear }: ObjectiveDetails): string {
  const at = (value: number, year: number | null) => `${formatNumber(value)}${year === null ? '' : ` en ${year}`}`
  const numbers = [
    ...(baseline === null ? [] : [at(baseline, baselineYear)]),
    ...(target === null ? [] : [`cible ${at(target, targetYear)}`]),
  ]
  return [measure, numbers.join(', ')].filter(Boolean).join(' : ')
}

export type FacilityDetails = {
  readonly title: string
  readonly kind: FacilityKind
  readonly commune: string | null
  readonly state: FacilityState
  readonly places: number | null
  readonly operator: string
  readonly year: number
}

export const plannedWords = 'prévu'

/** « Crèche du Luth (Gennevilliers) ». */
export const facilityTitle = ({ title, commune }: FacilityDetails): string =>
  commune === null ? title : `${title} (${commune})`

/** « Multi-accueil, 40 places, Ville, décrit pour 2025 ». */
export const facilityWords = ({ kind, places, operator, year }: FacilityDetails): string =>
  [facilitiesLabels.kind[kind], places === null ? '' : formatCount(places, 'place'), operator, `décrit pour ${year}`]
    .filter(Boolean)
    .join(', ')
