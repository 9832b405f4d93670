/** What « Si rien ne change » says. Pure. */
import { atStart, formatChange, formatNumber, plural } from '#app/kernel/format.ts'
import { diagnosisLabels } from './labels.fr.ts'
import type { BirthsHypothesis } from './projection.ts'

/** `640 par an`, `696 par an (moyenne 2021-2023)`, `−4,9 % par an`. */
const births: Record<
  BirthsHypothesis,
  (said: { births: number; lastYear: number; factor: number | undefined }) => string
> = {
  mean: ({ births: count, lastYear }) =>
    `${formatNumber(Math.round(count))} par an (moyenne ${lastYear - 2}-${lastYear})`,
  constant: ({ births: count, lastYear }) => `${formatNumber(count)} par an (comme en ${lastYear})`,
  trend: ({ factor }) => `${formatChange(((factor ?? 1) - 1) * 100, 1)}\u00a0% par an (la tendance)`,
}

/** The same in the cell of a table, « Naissances par an » above: `640 (2023)`, `696 (2021-2023)`, `−4,9 %`. */
const yearlyBirths: typeof births = {
  mean: ({ births: count, lastYear }) => `${formatNumber(Math.round(count))} (${lastYear - 2}-${lastYear})`,
  constant: ({ births: count, lastYear }) => `${formatNumber(count)} (${lastYear})`,
  trend: ({ factor }) => `${formatChange(((factor ?? 1) - 1) * 100, 1)}\u00a0% (tendance)`,
}

export const projectionLabels = {
  title: (year: number) => `Si rien ne change d’ici ${year}`,
  births,
  yearlyBirths,
  hypothesis: (kind: BirthsHypothesis) => atStart(diagnosisLabels.birthsHypothesis[kind]),
  choose: 'Naissances :',
  chart: (year: number) => `Places d’accueil pour 100 enfants de moins de 3 ans, jusqu’en ${year}`,
  same: 'mêmes places',
  leaving: 'assistantes maternelles en moins',
  target: (year: number) => `cible de ${year}`,
  today: (places: number, year: number) => `En ${year} : environ ${formatNumber(Math.round(places))} places.`,
  targetTitle: (target: number, year: number) => `Ce que veut dire une cible de ${formatNumber(target)} en ${year}`,
  targetOf: 'Objectif :',
  column: {
    births: 'Naissances par an',
    places: (target: number) => `Places pour ${formatNumber(target)}`,
    gap: 'Écart',
    year: 'Année',
    same: 'Avec les mêmes places',
    leaving: 'Un tiers des assistantes maternelles en moins',
  },
  gap: (gap: number) => formatChange(gap, 0),
  tryField: 'Essayer une autre cible',
  trySubmit: 'Calculer',
  /** What the kept or tried hypothesis means, in a sentence. */
  means: (gap: number): string =>
    gap > 0
      ? `Cela fait ${formatNumber(gap)}\u00a0${plural(gap, 'place')} de plus qu’aujourd’hui.`
      : gap < 0
        ? `Cela fait ${formatNumber(-gap)}\u00a0${plural(gap, 'place')} de moins qu’aujourd’hui : la cible est tenue sans place nouvelle.`
        : 'Cela fait autant de places qu’aujourd’hui.',
  leavingNote: (places: number, value: number) =>
    `Si ${formatNumber(Math.round(places))} places d’assistantes maternelles (un tiers) disparaissent, on compte ${formatNumber(value, 1)} places pour 100 enfants.`,
  assumptions: 'Les hypothèses',
  assumptionList: (year: number) => [
    'Les enfants de moins de trois ans sont ceux nés dans l’année et les deux précédentes : ni décès, ni arrivées, ni départs.',
    `Les places sont celles que la Cnaf compte en ${year}, rapportées à ces enfants : une offre théorique, sans ouverture ni fermeture.`,
    'La tendance prolonge l’évolution annuelle des naissances depuis six ans : ce n’est pas une prévision.',
    'Le départ d’un tiers des places chez les assistantes maternelles, peu à peu, est une épreuve et non une prévision.',
  ],
  note: 'Comprendre, pas prévoir : chaque ligne dit ce qu’il faudrait, si son hypothèse était vraie.',
  keepField: 'La cible est lue avec des naissances',
  keep: 'Retenir cette hypothèse',
  kept: (words: string) => `Hypothèse retenue : naissances ${words}.`,
  notKept: 'Aucune hypothèse n’est encore retenue pour cette cible.',
  rate: (value: number) => formatNumber(value, 1),
  count: (places: number) => formatNumber(places),
} as const
