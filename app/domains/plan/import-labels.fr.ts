/** Words of taking a plan up from a spreadsheet. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import type { ImportField } from './import/fields.ts'
import type { ImportProblemKind } from './import/read-action.ts'

const field: Record<ImportField, string> = {
  ignored: 'Ne pas reprendre',
  code: 'Numéro de l’action',
  title: 'Intitulé de l’action',
  axis: 'Axe',
  objective: 'Objectif commun à plusieurs actions',
  lead: 'Pilote',
  email: 'Adresse du pilote',
  partners: 'Partenaires',
  start: 'Début',
  end: 'Fin, échéance',
  period: 'Calendrier (début et fin)',
  year: 'Année cochée',
  status: 'État d’avancement',
  need: 'Besoin, objectif de l’action',
  description: 'Description',
  public: 'Public',
  areas: 'Territoires',
  budget: 'Budget',
  funder: 'Financeur du budget',
  indicators: 'Indicateurs',
  next: 'Prochaine étape',
  notes: 'Observations',
}

const problem: Record<ImportProblemKind, string> = {
  date: 'Ce n’est pas une date que Trame comprend : la date reste vide.',
  'doubtful-date': 'La date est suivie d’un « ? » : seule son année est retenue.',
  status: 'Cet état n’est pas connu : l’action est reprise comme validée.',
  amount: 'Ce n’est pas un montant : aucun moyen n’est inscrit.',
  'end-before-start': 'La fin vient avant le début : la fin reste vide.',
  'title-too-long': 'L’intitulé dépasse 300 caractères : il est coupé.',
}

export const importLabels = {
  field,
  problem,
  /** « 34 actions, 5 axes ; 3 cellules non comprises ». */
  summary: (actions: number, axes: number, problems: number): string =>
    `${formatCount(actions, 'action')}, ${axes === 0 ? 'aucun axe' : formatCount(axes, 'axe')} ; ${
      problems === 0
        ? 'toutes les cellules sont comprises'
        : formatCount(problems, 'cellule non comprise', 'cellules non comprises')
    }.`,
  apply: (count: number): string => (count < 2 ? 'Reprendre cette action' : `Reprendre ces ${count} actions`),
} as const
