/** Every sentence of the grid. Pure. */
import { formatCount, plural } from '#app/kernel/format.ts'
import type { DraftCounts, DraftPhase } from './drafts.ts'

const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ')

const lost = (rows: number, columns: number): string =>
  sentences(
    rows > 0
      ? `${formatCount(rows, 'ligne')} ${plural(rows, 'dépasse', 'dépassent')} la fin de la grille et ${plural(rows, 'n’est pas collée', 'ne sont pas collées')}.`
      : '',
    columns > 0
      ? `${formatCount(columns, 'colonne')} ${plural(columns, 'dépasse', 'dépassent')} le bord de la grille et ${plural(columns, 'n’est pas collée', 'ne sont pas collées')}.`
      : '',
  )

export const gridLabels = {
  pasted: (count: number, lostRows: number, lostColumns: number): string =>
    sentences(
      count === 0 ? 'Le collage ne change rien.' : `${formatCount(count, 'cellule')} ${plural(count, 'collée')}.`,
      lost(lostRows, lostColumns),
    ),
  filled: (count: number): string =>
    count === 0 ? 'Rien à recopier.' : `${formatCount(count, 'cellule')} ${plural(count, 'remplie')}.`,
  erased: (count: number): string =>
    count === 0 ? 'Rien à effacer.' : `${formatCount(count, 'cellule')} ${plural(count, 'effacée')}.`,
  copied: (count: number): string => `${formatCount(count, 'cellule')} ${plural(count, 'copiée')}.`,
  nothingTo: { undo: 'Rien à annuler.', redo: 'Rien à rétablir.' },
  replayed: (direction: 'undo' | 'redo', done: number, left: number): string =>
    sentences(
      `${formatCount(done, 'cellule')} ${plural(done, direction === 'undo' ? 'annulée' : 'rétablie')}.`,
      left > 0
        ? `${formatCount(left, 'cellule')} ${plural(left, 'a changé', 'ont changé')} depuis et ${plural(left, 'reste', 'restent')} comme ${plural(left, 'elle est', 'elles sont')}.`
        : '',
    ),
  elsewhere: (count: number): string =>
    count === 0
      ? 'Aucune cellule n’est à revoir.'
      : 'Les saisies à revoir sont sur des lignes que le filtre ne montre pas.',
  /** State of the whole grid, said as it changes. */
  state: ({ onTheirWay, unsent, toReview }: DraftCounts): string =>
    sentences(
      onTheirWay > 0 ? `${formatCount(onTheirWay, 'cellule')} en cours d’enregistrement…` : '',
      unsent > 0 ? `${formatCount(unsent, 'cellule')} non ${plural(unsent, 'enregistrée')}.` : '',
      toReview > 0 ? `${formatCount(toReview, 'cellule')} à revoir.` : '',
      onTheirWay + unsent + toReview === 0 ? 'Tout est enregistré.' : '',
    ),
  phase: {
    waiting: 'à enregistrer',
    sending: 'en cours d’enregistrement',
    unsent: 'non enregistrée',
    refused: 'refusée',
    changed: 'changée entre-temps',
  } satisfies Record<DraftPhase, string>,
  unsent: 'Pas de connexion : votre saisie est gardée sur cet appareil et repartira dès que possible.',
  changed: (present: string, typed: string): string =>
    `Changée entre-temps par quelqu’un d’autre. Elle dit à présent : «\u00a0${present || 'vide'}\u00a0». Votre saisie : «\u00a0${typed || 'vide'}\u00a0».`,
  found: (count: number): string =>
    `${formatCount(count, 'saisie')} d’une fois précédente, ${plural(count, 'retrouvée')} sur cet appareil, ${plural(count, 'n’est pas enregistrée', 'ne sont pas enregistrées')}.`,
  homeless: (words: string): string => `Cette cellule ne s’écrit plus ; vous y aviez écrit : «\u00a0${words}\u00a0».`,
  signedOut:
    'Votre session est fermée : entrez de nouveau dans un autre onglet, puis revenez enregistrer. Votre saisie est gardée.',
  notUnderstood: 'Le site n’a pas compris cet envoi : rechargez la page. Votre saisie est gardée sur cet appareil.',
  nothingToPaste: 'Rien à coller : copiez d’abord des cellules.',
  leaving: 'Tab quitte la grille ; une flèche y reste.',
  shortHelp:
    'Les flèches vont d’une cellule à l’autre, Entrée ou une lettre écrit, Ctrl+C et Ctrl+V échangent avec un tableur. Échap puis Tab pour sortir de la grille.',
  /** Keys, and what they do. */
  help: [
    ['Flèches, Tab, Début, Fin, Page', 'aller d’une cellule à l’autre ; avec Ctrl, jusqu’au bord'],
    [
      'Maj et une flèche, ou glisser',
      'choisir plusieurs cellules ; Ctrl+A toutes, Maj+Espace la ligne, Ctrl+Espace la colonne',
    ],
    ['Entrée, F2, une lettre ou deux clics', 'écrire dans la cellule'],
    ['Entrée, Tab', 'garder ce qui est écrit et aller en dessous, ou à côté ; Maj pour l’autre sens'],
    ['Ctrl+Entrée', 'écrire dans toutes les cellules choisies'],
    ['Alt+Entrée', 'aller à la ligne dans la cellule'],
    ['Échap', 'renoncer à ce qu’on écrivait ; puis Tab sort de la grille'],
    ['Ctrl+C, Ctrl+X, Ctrl+V', 'copier, couper, coller un bloc, avec Excel ou LibreOffice aussi'],
    ['Ctrl+D, ou le coin de la sélection', 'recopier vers le bas'],
    ['Suppr', 'vider les cellules choisies'],
    ['Ctrl+Z, Ctrl+Y', 'annuler, rétablir'],
  ],
} as const
