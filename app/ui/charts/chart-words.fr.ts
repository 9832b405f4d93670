/** What each chart says in a sentence, and the words on it. Pure. */
import { formatCount, formatDate, formatDay, formatNumber } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'

export const chartWords = {
  today: 'aujourd’hui',
  todayIs: (day: string): string => `aujourd’hui, le ${formatDay(day)}`,
  rows: (count: number, first: string, last: string): string =>
    `${formatCount(count, 'ligne')}, de ${formatDate(first, 'month')} à ${formatDate(last, 'month')}`,
  links: (count: number, broken: number): string =>
    `${formatCount(count, 'lien')}${broken > 0 ? `, dont ${broken} que les dates contredisent` : ''}`,
  bivariate: (known: number, extreme: number): string =>
    `${formatCount(known, 'commune')} en trois classes de chaque côté, dont ${extreme} où le premier est des plus faibles et le second des plus forts.`,
  communes: (count: number, lowest: string, highest: string): string =>
    `${formatCount(count, 'commune')}, de ${lowest} à ${highest}`,
  noValue: 'aucune valeur publiée.',
  noYear: 'aucune année publiée.',
  valueClass: (from: string | undefined, to: string | undefined): string => {
    if (from === undefined) return to === undefined ? 'toutes' : `moins de ${to}`
    return to === undefined ? `${from} et plus` : `${from} à ${to}`
  },
  places: (counted: string, lowest: string, highest: string, missing: number): string =>
    `${counted} de ${lowest} à ${highest}${missing > 0 ? `, ${formatNumber(missing)} sans valeur` : ''}.`,
  ranks: (lines: number, moved: number): string =>
    `${formatCount(lines, 'ligne')}, dont ${moved} qui ${moved < 2 ? 'change' : 'changent'} de place.`,
  flat: 'si rien n’avait changé',
  target: {
    baselineAndLast: 'départ et dernière valeur',
    baseline: 'départ',
    noBaseline: `départ ${gapWords.value}`,
    last: 'dernière valeur',
    noLast: 'aucune valeur connue',
    target: 'cible',
    noTarget: `cible ${gapWords.target}`,
  },
} as const
