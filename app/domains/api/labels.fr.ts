/** Every sentence about other software: tokens, webhooks, their messages. Pure. */

import type { WebhookMessageState, WebhookStop } from '#app/kernel/database-types.ts'
import type { WebhookTopic } from '#app/things/thing-kind.ts'
import type { AddressFault, ApiScope, MessageFailure, TokenDays, TokenState } from './api.ts'

export const apiLabels = {
  title: 'Logiciels reliés',
  lead: 'Un autre logiciel (tableau de bord, portail, entrepôt de données) peut lire cette CTG, être prévenu quand son plan change et, si la coordination le décide, y écrire ce qu’elle dit, en son nom.',
  /** Who the journal says has acted. */
  author: (software: string, party: string): string => `Logiciel « ${software} », au nom de la coordination (${party})`,
  documentation: 'Documentation pour les développeurs',
  tokens: {
    title: 'Jetons',
    note: 'Un jeton ouvre cette CTG, et elle seule. Tous lisent : ce qu’un membre lit du plan, sans l’adresse électronique des pilotes et sans les fiches à diffusion restreinte. Ce qu’un jeton fait de plus, il le fait au nom de la partie qui l’a créé, comme sa coordination le ferait ; le journal le dit. Quand la personne qui l’a créé quitte la coordination, il ne fait plus que lire.',
    caption: 'Jetons, du plus récent au plus ancien',
    empty:
      'Aucun logiciel n’est relié à cette CTG. Un jeton par logiciel : on peut alors en révoquer un sans couper les autres.',
    add: 'Créer un jeton',
    name: 'Pour quel logiciel ?',
    nameHint: 'Par exemple « Entrepôt de données de la ville ».',
    nameMissing: 'Dites pour quel logiciel est ce jeton.',
    days: 'Pendant combien de temps ?',
    daysMissing: 'Choisissez une durée.',
    dayNames: { '30': '30 jours', '90': '90 jours', '365': 'un an' } satisfies Record<TokenDays, string>,
    scopes: 'Que peut-il faire, outre lire ?',
    scopesHint: 'Ne cochez que ce dont le logiciel a besoin. Rien de coché : il lit seulement.',
    scope: {
      'write-actions': 'Écrire des actions, leurs étapes et leurs mesures',
      'write-reports': 'Envoyer des points d’étape (ils attendent la réponse de la coordination)',
      'write-meetings': 'Préparer des réunions et leur ordre du jour (sans convoquer)',
      'read-figures': 'Lire les chiffres du diagnostic que votre partie lit',
      'deposit-figures': 'Déposer des chiffres déjà masqués, pour votre partie',
    } satisfies Record<ApiScope, string>,
    scopeShort: {
      'write-actions': 'écriture des actions',
      'write-reports': 'écriture des suivis',
      'write-meetings': 'écriture des réunions',
      'read-figures': 'lecture des chiffres',
      'deposit-figures': 'dépôt de chiffres',
    } satisfies Record<ApiScope, string>,
    reading: 'lecture',
    mandateEnded: 'ne fait plus que lire : la personne qui l’a créé n’est plus de la coordination',
    origins: 'Sites dont les pages l’emploient',
    originsHint:
      'Un par ligne, par exemple https://tableau.ville.fr. Laissez vide si le jeton reste sur un serveur, ce qui est plus sûr.',
    originsWrong:
      'Écrivez un site par ligne, en https et sans rien après le nom : https://tableau.ville.fr (10 au plus).',
    /** @param party the one it acts for; null for a token of before */
    madeBy: (day: string, name: string, party: string | null): string =>
      party === null ? `le ${day}, ${name}` : `le ${day}, ${name}, pour ${party}`,
    fromSites: (sites: string): string => `depuis les pages de ${sites}`,
    create: 'Créer le jeton',
    created: 'Jeton créé.',
    shownTitle: 'Copiez ce jeton maintenant : il ne sera plus jamais montré.',
    shownNote: 'Trame n’en garde qu’une empreinte. Perdu, il se remplace : révoquez-le et créez-en un autre.',
    shownLabel: 'Jeton à copier',
    state: { open: 'ouvert', expired: 'expiré', revoked: 'révoqué' } satisfies Record<TokenState, string>,
    neverUsed: 'jamais',
    revoke: 'Révoquer',
    revokeNote: 'Le logiciel ne lira ni n’écrira plus rien, aussitôt et pour toujours.',
    revokeIt: 'Révoquer ce jeton',
    revoked: 'Jeton révoqué : le logiciel ne fait plus rien ici.',
    header: {
      name: 'Logiciel',
      scopes: 'Ce qu’il fait',
      made: 'Créé',
      ends: 'Valable jusqu’au',
      used: 'Dernier usage',
      state: 'État',
    },
  },
  webhooks: {
    title: 'Webhooks',
    note: 'À chaque changement, Trame envoie à l’adresse donnée un message signé : quel acte, sur quoi. Le contenu se lit ensuite avec un jeton.',
    empty: 'Aucun logiciel n’est prévenu des changements.',
    add: 'Ajouter une adresse',
    name: 'Quel logiciel ?',
    nameMissing: 'Dites quel logiciel est prévenu.',
    url: 'Adresse qui reçoit les messages',
    urlHint: 'Elle commence par https:// et répond depuis internet.',
    urlMissing: 'Indiquez l’adresse qui recevra les messages.',
    topics: 'De quoi le prévenir ?',
    told: 'Prévenu de',
    address: 'Adresse',
    topicsMissing: 'Cochez au moins une sorte de changement.',
    topic: {
      plan: 'Axes, objectifs et reprise d’un tableur',
      action: 'Actions (fiche, état, étapes, moyens, points d’étape)',
      measure: 'Mesures et leurs relevés',
    } satisfies Record<WebhookTopic, string>,
    topicShort: { plan: 'plan', action: 'actions', measure: 'mesures', test: 'essai' } satisfies Record<
      WebhookTopic | 'test',
      string
    >,
    create: 'Ajouter l’adresse',
    created: 'Adresse ajoutée : donnez son secret au logiciel, puis envoyez-lui un message d’essai.',
    change: 'Modifier',
    changeNote: 'Le secret reste le même. Ce qui attend partira à la nouvelle adresse.',
    changed: 'Adresse modifiée.',
    save: 'Enregistrer',
    pause: 'Mettre en pause',
    paused: 'Envois en pause. Ce qui arrive entre-temps ne sera pas envoyé.',
    secret: 'Secret de signature',
    secretTitle: 'Copiez ce secret maintenant : il ne sera plus jamais montré.',
    secretNote: 'À donner au logiciel : il vérifie avec lui que chaque message vient de Trame (Standard Webhooks).',
    renew: 'Changer le secret',
    renewNote: 'L’actuel ne signera plus rien : il faudra donner le nouveau au logiciel.',
    renewed: 'Secret changé : donnez le nouveau au logiciel, l’ancien ne signe plus rien.',
    test: 'Envoyer un message d’essai',
    tested: 'Message d’essai envoyé.',
    lastTest: 'Dernier essai',
    remove: 'Retirer',
    removeNote: 'Cette adresse ne recevra plus rien, et ses messages seront oubliés.',
    removeIt: 'Retirer cette adresse',
    removed: 'Adresse retirée : elle ne reçoit plus rien.',
    resume: 'Reprendre les envois',
    resumed: 'Envois repris. Ce qui n’a pas été reçu entre-temps se lit avec un jeton.',
    sendAgain: 'Renvoyer',
    sentAgain: 'Message renvoyé.',
    active: 'prévenu',
    failing: 'ne répond pas',
    stop: {
      paused: 'en pause',
      failing: 'arrêté : aucune réponse correcte pendant deux jours',
      gone: 'arrêté : l’adresse a répondu qu’elle ne veut plus rien (410)',
    } satisfies Record<WebhookStop, string>,
    messages: 'Derniers messages',
    noMessage: 'Aucun message pour le moment : le prochain changement en enverra un.',
    messageState: { waiting: 'en attente', delivered: 'reçu', 'given-up': 'abandonné' } satisfies Record<
      WebhookMessageState,
      string
    >,
    failure: {
      address: 'adresse d’un réseau privé',
      unreachable: 'ne répond pas',
      'too-slow': 'trop lent',
      status: 'réponse d’erreur',
    } satisfies Record<MessageFailure, string>,
    attempts: (count: number): string => (count === 1 ? '1 essai' : `${count} essais`),
    nextAt: (instant: string): string => `nouvel essai le ${instant}`,
    changes: (count: number): string => (count === 1 ? '1 objet' : `${count} objets`),
    header: { when: 'Le', topic: 'Sujet', changes: 'Porte sur', state: 'Réponse', id: 'Identifiant' },
  },
} as const

export const addressSentences: Readonly<Record<AddressFault, string>> = {
  'not-an-address': 'Ce n’est pas une adresse : écrivez-la entière, par exemple https://exemple.fr/trame.',
  'not-https': 'Cette adresse doit commencer par https:// : un message ne part pas en clair.',
  'has-credentials': 'Cette adresse contient un mot de passe : retirez-le, chaque message est signé.',
  'private-address':
    'Cette adresse est celle d’un réseau privé, où Trame n’envoie rien. Qui exploite Trame peut l’autoriser (TRAME_WEBHOOK_HOSTS).',
}

export const apiRefusals: Readonly<Record<string, string>> = {
  'api.token-not-found': 'Ce jeton n’existe pas dans cette CTG.',
  'api.webhook-not-found': 'Cette adresse n’est pas, ou n’est plus, prévenue par cette CTG.',
  'api.message-not-found': 'Ce message n’est plus gardé.',
  'api.too-many-tokens': 'Cette CTG a déjà 20 jetons ouverts : révoquez d’abord ceux qui ne servent plus.',
  'api.too-many-webhooks': 'Cette CTG prévient déjà 10 adresses : retirez d’abord celles qui ne servent plus.',
  'api.already-told': 'Cette adresse est déjà prévenue par cette CTG.',
  'api.already-revoked': 'Ce jeton est déjà révoqué.',
  'api.webhook-running': 'Les envois à cette adresse ne sont pas arrêtés.',
  'api.webhook-stopped': 'Les envois à cette adresse sont arrêtés : reprenez-les d’abord.',
  'api.message-waits': 'Ce message est déjà en attente d’envoi.',
  'attempts.webhook-by-hand':
    'Vous avez déjà demandé 30 envois en une heure : attendez un peu. Ceux que le plan déclenche partent toujours.',
}
