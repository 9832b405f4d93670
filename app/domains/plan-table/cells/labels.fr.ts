/** Sentences about the cells of the plan: names of columns, why a cell was not saved. Pure. Rules: docs/rules/plan.md §15. */
import { formatCount, plural } from '#app/kernel/format.ts'

export const cellLabels = {
  /** Parties of the CTG and other names, in one cell. */
  partners: 'Partenaires',
  formulaError:
    'Ce n’est pas une valeur mais une erreur du tableur (#REF!, ####) : corrigez-la là-bas, ou écrivez la valeur.',
  changedMeanwhile: 'Quelqu’un a changé cette cellule entre-temps : elle n’a pas été remplacée.',
  changedSince: 'Changée depuis : elle reste telle qu’elle est.',
  notAllowed: 'Vous ne pouvez pas modifier cette fiche : demandez à la coordination ou au pilote de l’action.',
  handOverNotAllowed: 'Le pilote ne confie pas son action à quelqu’un d’autre : demandez à la coordination.',
  moveNotAllowed: 'L’état se change par la coordination, la coopération du thème ou le pilote.',
  themeNotAllowed: 'Vous n’écrivez pas sur ce thème : la fiche reste sur le sien.',
  serviceOfAnother: (party: string): string =>
    `Ce service est de « ${party} », qui n’est pas la partie pilote : changez les deux ensemble, ou la partie d’abord.`,
  partyOfService: (service: string): string =>
    `Le service pilote, « ${service} », est d’une autre partie : changez les deux ensemble, ou videz d’abord le service.`,
  gone: 'Ce à quoi la cellule se rapportait n’existe plus dans la CTG.',
  /** « 12 cellules de 4 actions ». */
  extent: (cells: number, actions: number): string =>
    `${formatCount(cells, 'cellule')} de ${formatCount(actions, 'action')}`,
  saved: (cells: number, actions: number): string =>
    `${cellLabels.extent(cells, actions)} ${plural(cells, 'changée', 'changées')}`,
} as const

export const cellRefusals: Readonly<Record<string, string>> = {
  'plan.change-actions':
    'Vous ne pouvez modifier aucune de ces actions : demandez à la coordination ou à leurs pilotes.',
  'plan.nothing-changed': 'Rien n’a été changé : chaque cellule dit pourquoi.',
  'plan.batch-not-found':
    'Ce changement n’existe pas dans cette CTG, ou n’y est plus gardé : il s’annulait pendant 90 jours.',
  'plan.batch-already-undone': 'Ce changement a déjà été annulé.',
  'plan.nothing-to-undo': 'Rien n’est à remettre : tout a été changé depuis.',
  'plan.undo-batch': 'Ce changement s’annule par qui l’a fait, ou par la coordination.',
}
