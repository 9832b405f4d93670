/** What pages say of the neighbourhoods of the policy for cities. Pure. */
import { formatCount, formatEuros, formatNumber, formatPercent } from '#app/kernel/format.ts'
import type { Quarter, QuarterMeasure } from './quarters.ts'

/** Of its communes, written beside it. */
const namesAtMost = 2

const header: Readonly<Record<QuarterMeasure, string>> = {
  inhabitants: 'Habitants',
  medianIncome: 'Niveau de vie médian',
  poverty: 'Taux de pauvreté',
  employment: 'Taux d’emploi des 15-64 ans',
  under25Share: 'Moins de 25 ans',
  loneParentShare: 'Familles monoparentales parmi les foyers allocataires',
  under3: 'Moins de 3 ans dans ces foyers',
}

function value(measure: QuarterMeasure, known: number | null): string {
  if (known === null) return 'secret ou non diffusé'
  if (measure === 'medianIncome') return formatEuros(Math.round(known))
  return measure === 'inhabitants' || measure === 'under3' ? formatNumber(known, 0) : formatPercent(known, 1)
}

export const quarterLabels = {
  header,
  value,
  title: 'Quartiers prioritaires de la ville',
  note: 'Comprendre, pas noter. Du plus faible niveau de vie au plus élevé.',
  name: 'Quartier',
  named: ({ name, communeCodes, communeNames }: Quarter) => {
    const where = [
      ...communeNames.slice(0, namesAtMost),
      ...(communeCodes.length > Math.min(communeNames.length || 1, namesAtMost)
        ? [`sur ${communeCodes.length} communes`]
        : []),
    ]
    return where.length === 0 ? name : `${name} (${where.join(', ')})`
  },
  country: 'Quartier médian de France',
  source: (edition: number) =>
    `Fiches des quartiers prioritaires, édition ${edition} (Insee, Cnaf, ANCT), contours de 2015 : ce qu’elles disent date d’une à quatre années plus tôt, et ne se compare donc qu’entre quartiers. Un quartier sur plusieurs communes est compté en entier.`,
  cut: (shown: number, all: number) =>
    `Les ${shown} quartiers de plus faible niveau de vie sont montrés, sur ${formatCount(all, 'quartier')}.`,
}
