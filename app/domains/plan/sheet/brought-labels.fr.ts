/** Words of undoing what an act brought into the plan. Pure. Rules: docs/rules/plan.md §15.10. */
import { formatCount, plural } from '#app/kernel/format.ts'
import type { Hold } from './brought.ts'

const hold: Record<Hold, string> = {
  changed: 'changée depuis',
  decision: 'une décision la nomme',
  agenda: 'un ordre du jour la nomme',
  report: 'un point d’étape y est',
  mending: 'une action corrective y est',
  campaign: 'une campagne de points d’étape l’interroge',
  reading: 'une mesure y est relevée',
  evaluation: 'l’évaluation en parle',
  sppe: 'le service public de la petite enfance s’y appuie',
  library: 'elle est offerte à la bibliothèque',
  carried: 'la CTG qui suit la continue',
  awaited: 'une autre action l’attend',
  discussion: 'on discute de son texte',
  comment: 'le public la commente',
}

export const undoLabels = {
  title: 'Défaire',
  /** « une décision la nomme, un point d’étape y est ». */
  holds: (by: readonly Hold[]): string => by.map((one) => hold[one]).join(', '),
  held: (count: number): string =>
    `Rien ne se défait d’un geste : ${formatCount(count, 'fiche')} ${plural(count, 'sert déjà, ou a été changée', 'servent déjà, ou ont été changées')}.`,
  undoRest: 'Défaire le reste',
  rest: (count: number): string =>
    `Ce qui sert ou a changé peut rester : ${formatCount(count, 'autre fiche', 'autres fiches')} ${plural(count, 'quitterait', 'quitteraient')} alors le plan, avec ${plural(count, 'la notification que son pilote a reçue', 'les notifications que leurs pilotes ont reçues')}.`,
  leaving: (count: number): string =>
    `${formatCount(count, 'action')} ${plural(count, 'quitte', 'quittent')} le plan ; ${plural(count, 'la notification que son pilote a reçue est retirée', 'les notifications que leurs pilotes ont reçues sont retirées')}.`,
  staying: (count: number): string =>
    `${formatCount(count, 'fiche')} ${plural(count, 'reste', 'restent')}, ${plural(count, 'changée', 'changées')} depuis :`,
  stayed: (count: number): string =>
    `${formatCount(count, 'fiche')} ${plural(count, 'est restée', 'sont restées')} dans le plan :`,
  /** Beyond, a list is cut, and says so. */
  shown: 10,
  more: (count: number): string => `et ${formatCount(count, 'autre')}`,
} as const
