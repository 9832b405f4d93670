/** Sentences of changes made together: their page, their preview, their undoing. Pure. Rules: docs/rules/plan.md §15. */
import { formatCount, formatNumber, plural } from '#app/kernel/format.ts'
import { batchDays, mostBatches } from '../facts.ts'
import type { BatchOrigin } from './batch.ts'
import type { BulkMode } from './bulk.ts'

export const batchLabels = {
  title: 'Changements groupés',
  lead: `Ce qui a été changé d’un coup sur plusieurs cellules du plan : chaque changement se revoit et s’annule pendant ${batchDays} jours, les ${mostBatches} derniers au plus. Le journal en garde la trace ensuite.`,
  /** In the journal, when a status comes back. */
  undone: 'Annulation d’un changement groupé.',
  origin: {
    grid: 'saisie dans la grille',
    bulk: 'changement groupé',
    file: 'retour d’un fichier',
    undo: 'annulation',
  } satisfies Record<BatchOrigin, string>,
  mode: {
    set: 'remplacer par',
    add: 'ajouter',
    remove: 'retirer',
  } satisfies Record<BulkMode, string>,
  empty: 'vide',
  /** « 12 cellules de 4 actions changées ». */
  changed: (cells: number, actions: number): string =>
    `${formatCount(cells, 'cellule')} de ${formatCount(actions, 'action')} ${plural(cells, 'changée', 'changées')}`,
  /** « 12 cellules de 4 actions remises ». */
  putBack: (cells: number, actions: number): string =>
    `${formatCount(cells, 'cellule')} de ${formatCount(actions, 'action')} ${plural(cells, 'remise', 'remises')}`,
  /** Above the preview. */
  preview: (cells: number, actions: number): string =>
    cells === 0
      ? 'Rien ne changera.'
      : `${formatCount(cells, 'cellule')} de ${formatCount(actions, 'action')} ${plural(cells, 'changera', 'changeront')}. Rien n’est encore écrit.`,
  notTaken: (count: number): string =>
    `${formatCount(count, 'cellule')} ${plural(count, 'ne changera pas', 'ne changeront pas')}`,
  wasNotTaken: (count: number): string =>
    `${formatCount(count, 'cellule')} ${plural(count, 'n’a pas été changée', 'n’ont pas été changées')}`,
  apply: (actions: number): string =>
    actions === 1 ? 'Changer cette action' : `Changer ces ${formatNumber(actions)} actions`,
} as const
