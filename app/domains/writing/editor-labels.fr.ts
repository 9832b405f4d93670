/** What the editor of a text says. Pure. */

import { formatCount } from '#app/kernel/format.ts'
import type { DroppingReason } from './collab.ts'
import { personalNumberLabels } from './personal-number-labels.fr.ts'
import type { SavingState } from './saving.ts'

export const editorLabels = {
  finish: 'Terminer',
  keyboard:
    'Alt + F10 mène à la barre d’outils, Échap en revient. La touche Tab sort du texte. Ctrl + K fait un lien, @ mentionne une personne.',
  others: 'Aussi dans ce texte',
  joined: (name: string) => `${name} est dans ce texte.`,
  left: (name: string) => `${name} a quitté ce texte.`,
  actingFor: (party: string) => `, ${party}`,
  badge: {
    opening: 'Ouverture…',
    saved: 'Enregistré',
    saving: 'Enregistrement…',
    late: 'Pas encore enregistré',
    offline: 'Hors ligne',
    frozen: 'Figé',
    'signed-out': 'Session terminée',
    forbidden: 'Lecture seule',
    'not-found': 'Texte fermé',
  } satisfies Readonly<Record<SavingState, string>>,
  signIn: 'Se reconnecter',
  rescued: {
    title: 'Ce que vous veniez d’écrire n’a pas pu être enregistré',
    text: 'Voici ce que vous aviez ajouté, dans l’ordre du texte ; « … » sépare deux passages qui ne se suivaient pas. Copiez ces mots si vous voulez les garder : ils ne sont plus que sur cette page.',
    noWords:
      'Ce que vous veniez d’effacer, de mettre en forme ou d’insérer (chiffre, tableau) n’a pas été gardé : le texte est resté comme il était.',
    understood: 'J’ai compris',
    field: 'Vos mots',
    copy: 'Copier',
    copied: 'Copié.',
    forget: 'Je n’en ai plus besoin',
  },
  dropped: {
    'unknown-content':
      'Une partie de ce qui vient d’être ajouté n’a pas été gardée : Trame ne connaît pas ce genre de contenu.',
    'bad-link':
      'Un lien n’a pas été gardé : seules sont permises les adresses http et https, les courriels et les pages de Trame.',
    'not-yours':
      'Une proposition ne porte que le nom de qui la fait, et ne s’accepte pas en effaçant sa marque : ce changement n’a pas été gardé tel quel. Les propositions se tranchent dans « Commentaires, propositions et historique ».',
    'too-big': 'Ce qui vient d’être ajouté était trop long et n’a pas été gardé : ajoutez-le en plusieurs fois.',
    'too-deep':
      'Ce qui vient d’être ajouté était imbriqué à plus de douze niveaux (listes, citations) et n’a pas été gardé : sortez-le d’un niveau.',
  } satisfies Readonly<Record<DroppingReason, string>>,
  noBeneficiary: 'N’écrivez ni nom ni numéro d’allocataire : aucun texte de Trame n’en a besoin.',
  personalNumbers: personalNumberLabels,
  tooLongPaste: 'Ce contenu est trop long pour être collé en une fois : collez-le en plusieurs morceaux.',
  picturesLeftOut: (count: number) =>
    count === 1
      ? 'Un texte de Trame ne garde pas d’image : celle que vous avez collée est restée dehors. Décrivez-la, ou joignez-la comme document.'
      : `Un texte de Trame ne garde pas d’image : les ${count} que vous avez collées sont restées dehors. Décrivez-les, ou joignez-les comme documents.`,
} as const

/** What must not be missed, above the text, in these states. */
export const loudLabels: Readonly<Partial<Record<SavingState, { readonly title: string; readonly text: string }>>> = {
  late: {
    title: 'L’enregistrement attend',
    text: 'Le serveur ne confirme pas. Continuez à écrire : vos mots sont gardés sur cet appareil et s’enregistreront d’eux-mêmes. Ne fermez pas cette page.',
  },
  offline: {
    title: 'Vous êtes hors ligne : rien n’est enregistré pour l’instant',
    text: 'Continuez à écrire : vos mots sont gardés sur cet appareil et rejoindront ceux des autres dès que la connexion revient. Ne fermez pas cette page.',
  },
  frozen: {
    title: 'Ce texte est figé',
    text: 'Il a été arrêté : il ne se modifie plus, pour personne.',
  },
  'signed-out': {
    title: 'Votre session est terminée',
    text: 'Reconnectez-vous : vos mots non enregistrés restent sur cet appareil et vous seront proposés ici.',
  },
  forbidden: {
    title: 'Vous ne pouvez plus écrire dans ce texte',
    text: 'Votre droit de l’écrire a changé. Vous pouvez toujours le lire.',
  },
  'not-found': {
    title: 'Ce texte ne vous est plus ouvert',
    text: 'Ce dont il parle a été retiré, ou vous n’y avez plus accès : la coordination vous dira pourquoi.',
  },
}

/** Names of the commands of the toolbar. */
export const toolLabels = {
  toolbar: 'Mise en forme',
  tableToolbar: 'Tableau',
  bold: 'Gras',
  italic: 'Italique',
  underline: 'Souligné',
  strike: 'Barré',
  heading1: 'T1 : titre',
  heading2: 'T2 : sous-titre',
  heading3: 'T3 : petit titre',
  bulletList: 'Liste à puces',
  orderedList: 'Liste numérotée',
  indent: 'Augmenter le retrait',
  outdent: 'Diminuer le retrait',
  blockquote: 'Citation',
  link: 'Lien',
  table: 'Insérer un tableau',
  evidence: 'Insérer un chiffre',
  mention: 'Mentionner une personne',
  fact: 'Insérer un passage',
  comment: 'Commenter la sélection',
  previousComment: 'Commentaire précédent',
  nextComment: 'Commentaire suivant',
  undo: 'Annuler',
  redo: 'Rétablir',
  addRow: 'Ajouter une ligne',
  addColumn: 'Ajouter une colonne',
  removeRow: 'Retirer la ligne',
  removeColumn: 'Retirer la colonne',
  headerRow: 'Ligne de titres',
  removeTable: 'Retirer le tableau',
  shortcut: (label: string, keys: string) => `${label} (${keys})`,
} as const

export const dialogLabels = {
  mention: {
    title: 'Mentionner une personne',
    search: 'Chercher par le nom ou la partie',
    hint: 'Elle sera prévenue une fois. Entrée choisit la première de la liste.',
    waiting: 'Recherche…',
    failed: 'La liste n’a pas pu être lue : pas de connexion. Réessayez dans un moment.',
    none: 'Aucun membre de la CTG ne correspond.',
    found: (count: number) => formatCount(count, 'personne'),
  },
  link: {
    title: 'Lien',
    address: 'Adresse',
    hint: 'Une adresse https://, un courriel, ou une page de Trame (/ctg/…).',
    words: 'Texte du lien',
    apply: 'Poser le lien',
    remove: 'Retirer le lien',
    refused: 'Cette adresse n’est pas reconnue : écrivez-la en entier, par exemple https://www.caf.fr.',
  },
  evidence: {
    title: 'Insérer un chiffre',
    search: 'Chercher un indicateur',
    hint: 'Par exemple : accueil, naissances, quotient familial.',
    place: 'Territoire',
    none: 'Aucun indicateur ne correspond.',
    waiting: 'Recherche…',
    failed: 'Les chiffres n’ont pas pu être lus. Réessayez.',
    found: (count: number) => `${formatCount(count, 'chiffre')}, la dernière valeur connue de chacun.`,
    unknown: 'Chiffre inconnu.',
  },
  fact: {
    title: 'Insérer un passage qui se remplit',
    search: 'Chercher un passage',
    hint: 'Parties, périmètre, dates, instances, objectifs : ses mots suivent ce qui est écrit ailleurs dans la CTG.',
    waiting: 'Recherche…',
    failed: 'Les passages n’ont pas pu être lus : pas de connexion. Réessayez dans un moment.',
    none: 'Aucun passage ne correspond.',
    found: (count: number) => formatCount(count, 'passage'),
  },
  cancel: 'Annuler',
} as const

/** Passages commented, in a text one reads or writes. */
export const commentLabels = {
  commentedBy: (name: string) => (name === '' ? 'passage commenté' : `passage commenté par ${name}`),
  here: (name: string) => `Passage commenté par ${name}. Alt + F10 puis « Commentaire suivant » ouvre le fil.`,
  shortComment: 'Commenter',
  shortPrevious: 'Précédent',
  shortNext: 'Suivant',
} as const

export const suggestLabels = {
  start: 'Suggérer',
  stop: 'Suggérer : activé',
  on: 'Vous suggérez : ce que vous écrivez ou effacez est proposé, une autre partie l’accepte.',
  wordsOnly:
    'Rien n’a changé : en suggérant, seuls des mots se proposent. Pour couper un paragraphe, mettre en forme, faire une liste ou un tableau, insérer un chiffre, désactivez « Suggérer ».',
  flat: 'Ce qui est collé est proposé en mots, sur une seule ligne : ni paragraphes, ni listes, ni tableaux.',
} as const
