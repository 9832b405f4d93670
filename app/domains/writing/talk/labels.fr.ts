/** What is said around a text: comments, suggestions, versions. Pure. */

import type { TextField } from '#app/kernel/database-types.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount } from '#app/kernel/format.ts'
import { factLabels, factQuoted } from '../facts.ts'
import type { Suggestion } from '../suggestions.ts'

/** Which text of its thing it is, as a title begins. */
export const fieldNames: Record<TextField, string> = {
  chapter: 'Chapitre',
  text: 'Lecture',
  description: 'Description',
  minutes: 'Compte rendu',
  body: 'Article',
}

export const talkLabels = {
  missingComment: 'Écrivez votre commentaire.',
  passageNotFound: 'Ces mots ne sont pas dans le texte, ou n’y sont plus. Copiez un passage du texte tel qu’il est.',
  unknownAddressee: 'Une des personnes choisies n’est plus membre de cette CTG : rechargez la page et recommencez.',

  title: (field: TextField) => `${fieldNames[field]} : échanges`,
  lead: 'Commentaires et propositions autour du texte.',
  history: 'Historique du texte',
  frozen: 'Ce texte est figé : il se commente encore, il ne se modifie plus.',
  text: 'Le texte',
  textNote: 'Sélectionnez des mots pour les commenter. Les propositions en attente y sont soulignées ou barrées.',
  noText: 'Ce texte n’est pas encore écrit.',

  newComment: 'Commenter',
  comment: 'Votre commentaire',
  passage: 'Passage commenté',
  passageHint: 'Sélectionnez-le dans le texte, ou recopiez-le ici. Vide : le commentaire porte sur tout le texte.',
  tell: 'Prévenir quelqu’un',
  people: 'Personnes prévenues',
  person: (name: string, party: string) => `${name} (${party})`,
  send: 'Publier le commentaire',

  threads: 'Commentaires',
  noThread: 'Personne n’a encore commenté ce texte.',
  resolvedThreads: (count: number) => formatCount(count, 'fil résolu', 'fils résolus'),
  wholeText: 'Sur tout le texte',
  /** Of a passage that fills itself. */
  ofFact: (label: string) => `Passage qui se remplit : ${label}`,
  orphan: 'Ce passage n’est plus dans le texte.',
  changed: (words: string) => `Le passage dit maintenant : « ${words} »`,
  seeInText: 'Voir dans le texte',
  removed: 'Commentaire retiré par son auteur.',
  to: (names: string) => `À l’attention ${ofName(names)}`,
  answer: 'Répondre',
  threadOf: (name: string, words: string) => `Fil ouvert par ${name} : ${words.slice(0, 80)}`,
  answerField: 'Votre réponse',
  sendAnswer: 'Publier la réponse',
  resolve: 'Marquer comme résolu',
  reopen: 'Rouvrir',
  resolvedBy: (name: string, when: string) => `Résolu par ${name}, ${when}`,
  remove: 'Retirer mon commentaire',

  suggestions: 'Propositions à trancher',
  noSuggestion: 'Aucune proposition n’attend.',
  suggestionsNote: 'Une proposition est acceptée par une autre partie que celle qui l’a faite.',
  ownTextNote: 'Une proposition est acceptée par une autre personne de votre partie.',
  add: 'Ajouter',
  take: 'Retirer',
  replace: 'Remplacer',
  by: 'par',
  after: (words: string) => `Après « ${words} »`,
  accept: 'Accepter',
  refuse: 'Écarter',
  takeBack: 'Reprendre ma proposition',
  named: (act: string, words: string) => `${act} : ${words}`,
  suggestion: 'Proposition',
  acceptAll: (count: number) => `Tout accepter (${count})`,
  refuseAll: (count: number) => `Tout écarter (${count})`,
  all: 'Trancher toutes les propositions',
  allNote: 'Toutes les propositions de ce texte que vous pouvez trancher.',
  settled: (count: number) => formatCount(count, 'proposition tranchée', 'propositions tranchées'),
  verdict: { accepted: 'Acceptée', refused: 'Écartée' },
  settledBy: (name: string, when: string) => `par ${name}, ${when}`,
} as const

/** Beside a text one reads or writes. */
export const besideLabels = {
  panel: 'Commentaires du texte',
  place: (number: number, count: number) => `Commentaire ${number} sur ${count}`,
  previous: 'Commentaire précédent',
  next: 'Commentaire suivant',
  close: 'Fermer les commentaires',
  closed: 'Ce fil n’est plus ouvert : il a été résolu. Il se relit avec tous les échanges.',
  all: 'Tous les échanges autour du texte',
  passageHint: 'Sélectionnez des mots du texte, ou recopiez-les ici. Vide : le commentaire porte sur tout le texte.',
  sending: 'Envoi…',
  published: 'Commentaire publié.',
  answered: 'Réponse publiée.',
  resolved: 'Fil résolu.',
  notSent: 'Votre commentaire n’a pas pu être envoyé. Il reste ici, réessayez dans un moment.',
  noAnswer: 'pas de réponse',
  signedOut: 'Votre session est finie : connectez-vous de nouveau, vos mots vous attendront ici.',
  selected: 'Commenter ces mots',
} as const

export const historyLabels = {
  title: (field: TextField) => `${fieldNames[field]} : historique`,
  lead: 'Une version par séance d’écriture.',
  versions: 'Versions',
  none: 'Ce texte n’a pas encore de version : la première sera gardée dès que quelqu’un y écrira.',
  version: (number: number) => `Version ${number}`,
  byServer: 'texte de départ',
  changes: (number: number, since: number) =>
    since === 0
      ? `Version ${number} : ce qui a été écrit`
      : `Version ${number} : ce qui a changé depuis la version ${since}`,
  counts: (added: number, removed: number) =>
    added + removed === 0
      ? 'Aucun mot n’a changé.'
      : `${formatCount(added, 'mot ajouté', 'mots ajoutés')}, ${formatCount(removed, 'mot retiré', 'mots retirés')}.`,
  legend: 'Ajouté : souligné. Retiré : barré. Les propositions non tranchées n’y comptent pas.',
  whole: 'Le texte de cette version',
  compare: 'Comparer',
  since: 'Comparer avec une version plus ancienne',
  toText: 'Aller au texte',
  restore: 'Revenir à cette version',
  restoreHint: 'Le texte reprend ces mots, comme une écriture de plus. Rien n’est effacé de l’historique.',
  lost: (count: number) =>
    count === 1
      ? 'Une proposition attend encore, que cette version n’a pas.'
      : `${count} propositions attendent encore, que cette version n’a pas.`,
  lostOf: (author: string, count: number) => `${author} : ${formatCount(count, 'proposition')}`,
  lostHint:
    'En revenant à cette version, elles quittent le texte : leurs mots sont mis à part dans les commentaires, au nom de qui les a faites, et ces personnes sont prévenues. Pour les trancher d’abord, ouvrez les échanges.',
  toProposals: 'Trancher ces propositions',
  restoreApart: 'Mettre à part et revenir à cette version',
  apart: (name: string, number: number, suggestions: readonly Pick<Suggestion, 'added' | 'taken' | 'after'>[]) =>
    [
      `${formatCount(suggestions.length, 'proposition')} ${ofName(name)}, ${suggestions.length === 1 ? 'mise' : 'mises'} à part quand le texte est revenu à la version ${number} :`,
      ...suggestions.map((one) => `• ${proposed(one)}`),
    ].join('\n'),
  current: 'texte actuel',
} as const

function proposed({ added, taken, after }: Pick<Suggestion, 'added' | 'taken' | 'after'>): string {
  const place = after.trim() === '' ? 'au début d’une ligne' : `après « ${after.trim()} »`
  if (added === '') return `retirer « ${taken} », ${place}`
  return taken === '' ? `ajouter « ${added} », ${place}` : `remplacer « ${taken} » par « ${added} », ${place}`
}

export const talkRefusals: Readonly<Record<string, string>> = {
  'writing.thread-resolved': 'Ce fil est résolu : rouvrez-le pour y répondre.',
  'writing.thread-open': 'Ce fil est déjà ouvert.',
  'writing.comment-removed': 'Ce commentaire est déjà retiré.',
  'writing.own-suggestion': 'Votre proposition est acceptée par une autre personne.',
  'writing.no-suggestion-to-settle': 'Aucune proposition de ce texte n’est à trancher par vous.',
  'writing.version-is-current': 'Le texte est déjà celui de cette version.',
}

/** The words a comment is about; of a passage that fills itself, what it is called. */
export function quotedWords(quote: string): string {
  const fact = factQuoted(quote)
  return fact ? talkLabels.ofFact(factLabels[fact]) : quote
}
