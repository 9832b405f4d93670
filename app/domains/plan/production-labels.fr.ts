/** What the page of an objective says of what its actions produce. Pure. */

import { formatCount, formatNumber, formatShortMonth } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import type { ProductionSum } from './production.ts'

export const productionLabels = {
  title: 'Ce que chaque action produit',
  byThePlan: (unit: string): string => `Par le plan : ${unit}`,
  none: 'Aucune action du plan ne répond encore à cet objectif.',
  write: 'Écrire une action',
  noMeasure: 'sans mesure',
  addMeasure: 'Ajouter une mesure',
  notRead: 'aucun',
  notSet: gapWords.target,
  notAdded: 'ne s’ajoute pas',
  alsoFor: (codes: readonly string[]): string =>
    `compte aussi pour ${codes.length > 1 ? 'les objectifs' : 'l’objectif'} ${codes.join(', ')}`,
  sum: (unit: string): string => `Somme, en ${unit}`,
  due: (value: number, on: string): string => `${formatNumber(value)} attendus en ${formatShortMonth(on)}`,
  /** What the sum leaves out, in words; empty when it holds everything. */
  leftOut: ({ unreadCount, withoutTargetCount }: ProductionSum): string =>
    [
      ...(unreadCount > 0 ? [`${formatCount(unreadCount, 'mesure')} sans relevé`] : []),
      ...(withoutTargetCount > 0 ? [`${formatCount(withoutTargetCount, 'mesure')} sans cible`] : []),
    ].join(', '),
  note: 'S’ajoute ce qui est compté dans la même unité. Une même personne peut être comptée par deux actions ; une action qui répond à deux objectifs compte sous chacun, et une seule fois dans le plan.',
} as const
