/** What a text says on its page, before its editor is fetched: short, for every page carries it. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import type { TalkCounts } from './writing.ts'

export const writtenTextLabels = {
  write: 'Écrire',
  opening: 'L’éditeur s’ouvre…',
  notOpened: 'L’éditeur n’a pas pu s’ouvrir : pas de connexion. Réessayez dans un moment.',
  frozenNote: 'Ce texte est figé : il ne se modifie plus.',
  setApart:
    'Les derniers mots de ce texte sont gardés, mais les documents, la recherche et les exports en montrent encore l’état précédent : Trame réessaie d’elle-même, et si cela dure, retirez ce qui vient d’y être collé ou prévenez qui administre Trame.',
  keptHere: 'Des mots écrits sur cet appareil ne sont pas encore enregistrés.',
  resume: 'Les reprendre',
  confirmSignOut: (count: number) =>
    `Des mots écrits sur cet appareil ne sont pas encore enregistrés (${formatCount(count, 'texte ou formulaire', 'textes ou formulaires')}). Si vous vous déconnectez, ils seront perdus ; « Annuler » mène à ceux des formulaires. Se déconnecter quand même ?`,
  comment: 'Commenter',
  commentOn: (title: string) => `Commenter : ${title}`,
  commentsNotOpened: 'Les commentaires n’ont pas pu s’ouvrir : pas de connexion. Réessayez dans un moment.',
  history: 'Historique',
  around: 'Commentaires, propositions et historique',
  aroundOf: (title: string, waiting: string) =>
    `Commentaires, propositions et historique : ${waiting === '' ? '' : `${waiting} ; `}${title}`,
  waiting: ({ threads, suggestions }: Pick<TalkCounts, 'threads' | 'suggestions'>) =>
    [
      ...(threads > 0 ? [formatCount(threads, 'commentaire ouvert', 'commentaires ouverts')] : []),
      ...(suggestions > 0 ? [formatCount(suggestions, 'proposition à trancher', 'propositions à trancher')] : []),
    ].join(', '),
} as const

export const openingLabels = {
  refused: 'Ce texte ne peut pas être ouvert maintenant. Rechargez la page et réessayez.',
} as const
