/** Words of a plan that comes back from a spreadsheet. Pure. */
import { formatCount, plural } from '#app/kernel/format.ts'
import type { Difference } from './difference.ts'

const cellsOf = (rows: readonly { readonly cells: readonly unknown[] }[]): number =>
  rows.reduce((total, { cells }) => total + cells.length, 0)

const shownLength = 160

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > shownLength ? `${line.slice(0, shownLength).trimEnd()}…` : line
}

export const bringBackLabels = {
  unknownId:
    'Cet identifiant n’est celui d’aucune ligne de cette CTG : la ligne a été retirée depuis, ou vient d’ailleurs. Effacez-le pour l’ajouter.',
  unknownAction: 'Dites de quelle action : son numéro ou son titre, comme dans la feuille « Actions ».',
  unknownMeasure: 'Dites de quelle mesure : son nom, comme dans la feuille « Mesures ».',
  unknownAwaited:
    'Dites de quelle action la fin est attendue : son numéro ou son titre, comme dans la feuille « Actions ».',
  unknownStep:
    'Cette étape n’est pas de cette action : écrivez son nom comme dans la feuille « Étapes », ou laissez la case vide.',
  knownDependency: 'Cette dépendance est déjà dans le plan, ou plus haut dans ce fichier.',
  dependencyCycle: 'L’une finirait par s’attendre elle-même : cette ligne n’est pas ajoutée.',
  dependencyFixed:
    'Une dépendance ne se change pas ici : ajoutez-en une autre sans identifiant, et retirez celle-ci sur la fiche.',
  required: (header: string): string => `« ${header} » ne peut pas être vide : la ligne n’est pas ajoutée.`,
  /** « 12 cases changées sur 5 lignes, 2 lignes nouvelles, 3 cases refusées. » */
  summary: ({ changed, added, refused }: Pick<Difference, 'changed' | 'added' | 'refused'>): string => {
    const cells = cellsOf(changed)
    const sentences = [
      cells === 0
        ? 'aucune case changée'
        : `${formatCount(cells, 'case')} ${plural(cells, 'changée', 'changées')} sur ${formatCount(changed.length, 'ligne')}`,
      ...(added.length > 0 ? [formatCount(added.length, 'ligne nouvelle', 'lignes nouvelles')] : []),
      ...(refused.length > 0 ? [formatCount(refused.length, 'case refusée', 'cases refusées')] : []),
    ]
    return `${sentences.join(', ')}.`
  },
  empty: 'vide',
  /** Beyond, lists are cut, and say so. */
  shownRows: 300,
  short,
  /** Two long texts, from shortly before where they part. */
  apart: (before: string, after: string): readonly [string, string] => {
    const [one, other] = [before, after].map((text) => text.replace(/\s+/g, ' '))
    if (one === undefined || other === undefined || Math.max(one.length, other.length) <= shownLength)
      return [before, after]
    const parting = [...one].findIndex((letter, index) => letter !== other[index])
    const from = Math.max(0, (parting < 0 ? one.length : parting) - 40)
    const cut = (text: string): string => short(from === 0 ? text : `…${text.slice(from)}`)
    return [cut(one), cut(other)]
  },
  moreRows: (count: number): string =>
    `Et ${formatCount(count, 'autre ligne', 'autres lignes')}, ${plural(count, 'cochée aussi', 'cochées aussi')}.`,
  doubted: '(changée dans Trame depuis l’export : gardée, sauf si vous cochez)',
  overwrite: 'Prendre quand même ce que dit le fichier',
  newRow: 'Nouvelle ligne',
  copy: 'Copie d’une ligne déjà lue : cochez-la pour l’ajouter',
  unknown: 'Trame ne reconnaît pas cette ligne par son numéro et son titre : cochez-la pour l’ajouter',
  nothingChanges: (refusedCount: number): string =>
    refusedCount === 0
      ? 'Chacune de ses lignes dit ce que dit Trame aujourd’hui.'
      : 'Ce qu’il dit d’autre que Trame est refusé, case par case, ci-dessous.',
  bare: (sheets: readonly string[]): string =>
    `Les colonnes techniques (« Identifiant », « Version », « Empreinte ») ne sont plus dans ${sheets.map((name) => `« ${name} »`).join(', ')} : les lignes sont reconnues par leur numéro et leur titre, et Trame ne peut pas dire ce qui a changé ici depuis l’export. Relisez chaque case.`,
  misplaced: (count: number): string =>
    `${formatCount(count, 'ligne')} ${plural(count, 'porte', 'portent')} l’identifiant d’une autre : le tableur a sans doute été trié sans ses colonnes masquées. Trame ${plural(count, 'l’a reconnue', 'les a reconnues')} par ${plural(count, 'son numéro et son titre', 'leur numéro et leur titre')} ; relisez chaque case avant d’écrire.`,
  apply: (count: number): string => (count < 2 ? 'Reprendre cette ligne' : `Reprendre ces ${count} lignes`),
  applied: ({ cells, newRows }: { readonly cells: number; readonly newRows: number }): string =>
    `${formatCount(cells, 'case changée', 'cases changées')}, ${formatCount(newRows, 'ligne ajoutée', 'lignes ajoutées')}.`,
  undone: ({ left }: { readonly left: number }): string =>
    left === 0 ? 'Ce retour a été défait : le plan est comme avant.' : 'Ce retour a été défait.',
  undo: 'Défaire ce retour',
  comesBack: (cells: number, parts: number): string => {
    const sentences = [
      ...(cells > 0 ? [`${formatCount(cells, 'case')} ${plural(cells, 'redevient', 'redeviennent')} comme avant`] : []),
      ...(parts > 0
        ? [`${formatCount(parts, 'ligne')} ${plural(parts, 'ajoutée est retirée', 'ajoutées sont retirées')}`]
        : []),
    ]
    return `${sentences.join(', ')}.`
  },
  stays: (count: number): string =>
    `${formatCount(count, 'case ou ligne', 'cases ou lignes')} ${plural(count, 'reste', 'restent')} : quelqu’un y a travaillé depuis.`,
  left: (count: number): string =>
    `${formatCount(count, 'case ou ligne', 'cases ou lignes')} ${plural(count, 'est restée', 'sont restées')} : on y a travaillé depuis, ou le plan s’en sert.`,
} as const
