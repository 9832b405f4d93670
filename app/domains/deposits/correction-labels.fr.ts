/** What is said of figures that were wrong, and of those that correct them. Pure. Rules: docs/rules/deposits.md §6. */
import { formatDay, formatList } from '#app/kernel/format.ts'

export const correctionLabels = {
  correct: 'Corriger ces chiffres',
  correctNote:
    'Si l’un d’eux est faux, déposez le tableau entier, corrigé. Il remplace celui-ci, qui reste lisible, marqué corrigé. Ce qui était caché le reste.',
  correctAct: 'Déposer une correction',
  corrects: (name: string): string => `Corrige « ${name} » : donnez le tableau entier, avec les chiffres justes.`,
  prefilled:
    'Les chiffres montrés sont repris ci-dessous. Remettez à leur place les effectifs marqués « s », que Trame ne connaît pas.',
  masked:
    'Une correction cache au moins ce que cachait le tableau corrigé : qui a lu les deux ne doit rien retrouver. Le contrôle les lit ensemble.',
  fixedUnit: 'Le même que dans le tableau corrigé : une correction compte la même chose.',
  fixedCategories: 'Les mêmes que dans le tableau corrigé.',
  reason: 'Ce qui était faux',
  reasonHint: 'Un mois compté deux fois, une école oubliée… Lu avec les chiffres.',
  atOdds: (names: readonly string[]): string =>
    `${formatList(names.map((name) => `« ${name} »`))} ${names.length < 2 ? 'dit' : 'disent'} autre chose que cette correction : ${names.length < 2 ? 'corrigez-le' : 'corrigez-les'} aussi.`,
  notSaidAgain: (names: readonly string[]): string =>
    `Une correction redonne tout le tableau, sous les mêmes noms : il manque ${formatList(names.slice(0, 5))}${names.length > 5 ? '…' : ''}. Rien ne peut partir sans.`,
  /** Neither a higher threshold nor lines put together unsay what was read. */
  unsafe:
    'La correction ne peut pas partir : qui a lu le tableau faux retrouverait une valeur cachée en lisant les deux. Monter le seuil ou regrouper n’y change rien, ce qui a été lu reste connu. Retirez le tableau faux depuis sa page, et dites à qui l’a lu ce qui l’était : l’année qui suit se dépose ensuite comme d’habitude.',
  /** Of what it corrects, what a correction lacks. */
  missing: {
    year: (year: number): string => `l’année ${year}`,
    name: (label: string): string => `« ${label} »`,
    count: (place: string, category: string, year: number): string => `« ${place}, ${category}, ${year} »`,
  },
  audience: (readers: string): string =>
    `Les chiffres corrigés sont lus par ${readers}. Qui ne lira pas la correction gardera l’ancien chiffre, marqué corrigé.`,
  was: 'Corrige',
  why: 'Ce qui était faux',
  awaiting: 'Le tableau corrigé reste montré jusqu’à ce que ce contrôle soit passé.',
  corrected: (on: string): string =>
    `Corrigés le ${formatDay(on)}. Ces chiffres restent lisibles tels qu’ils ont été donnés ; ils ne servent plus.`,
  /** Of figures that are withdrawn too. */
  correctedOnly: (on: string): string => `Ils sont aussi corrigés, depuis le ${formatDay(on)}.`,
  seeCorrection: 'Lire la correction',
} as const
