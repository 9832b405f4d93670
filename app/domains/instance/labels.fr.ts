/** Sentences of the administration of an instance: its home, accounts, CTGs, storage. Pure. */

import { instanceLabels } from '#app/domains/audit/instance-labels.fr.ts'
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import { sourcesLabels } from '#app/domains/sources/labels.fr.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount, formatNumber, formatPercent } from '#app/kernel/format.ts'
import { roleNames } from '#app/kernel/role-names.fr.ts'
import type { AccountState, MessageLevel, MessageState } from './instance.ts'
import type { FileKind } from './storage-queries.server.ts'
import type { WaitKind } from './waits.ts'

const nothingRead = 'Aucun contenu des CTG ne se lit ici.'

export const instancePaths = {
  home: '/administration',
  accounts: '/administration/comptes',
  invitations: '/administration/invitations',
  ctgs: '/administration/ctg',
  storage: '/administration/stockage',
  jobs: '/administration/taches',
  connectors: '/administration/connecteurs',
  health: '/administration/etat',
  messages: '/administration/messages',
  journal: '/administration/journal',
  figures: '/administration/chiffres',
  templates: '/administration/modeles',
  legal: '/administration/mentions-legales',
  archives: '/administration/archives',
  register: '/administration/registre',
  departed: '/administration/personnes-parties',
} as const

/** The parts of the administration, as its home and the menu name them. */
export const instanceParts = [
  {
    to: instancePaths.accounts,
    label: 'Comptes',
    says: 'Trouver une personne, fermer ou rouvrir son compte, corriger son adresse.',
  },
  { to: instancePaths.invitations, label: 'Invitations en attente', says: 'Qui a été invité et n’est jamais venu.' },
  {
    to: instancePaths.ctgs,
    label: 'CTG et parties',
    says: 'Qui porte chaque CTG, depuis quand elle vit, ce qu’elle occupe.',
  },
  { to: instancePaths.storage, label: 'Stockage', says: 'Ce que prennent les fichiers, et la place qui reste.' },
  {
    to: instancePaths.jobs,
    label: 'Tâches et courriels',
    says: 'Ce qui attend ou échoue, à essayer de nouveau ou à abandonner.',
  },
  {
    to: instancePaths.connectors,
    label: 'Connecteurs',
    says: 'Courriel, fichiers, horodatage, chiffres, logiciels reliés.',
  },
  {
    to: instancePaths.health,
    label: 'Santé et version',
    says: 'Les nœuds qui tournent, la version, ce qu’une mise à jour apporte.',
  },
  {
    to: instancePaths.messages,
    label: 'Messages à tous',
    says: 'Annoncer une maintenance ou une nouvelle au-dessus de chaque page.',
  },
  { to: instancePaths.journal, label: instanceLabels.title, says: 'Connexions, mandats et actes d’administration.' },
  { to: instancePaths.figures, label: sourcesLabels.title, says: 'Charger les données ouvertes.' },
  { to: instancePaths.templates, label: 'Modèles d’articles', says: 'Les modèles de convention de l’instance.' },
  { to: instancePaths.archives, label: 'Archives de CTG', says: 'Faire entrer une CTG venue d’une autre instance.' },
  {
    to: instancePaths.departed,
    label: 'Personnes parties',
    says: 'Qui n’a plus de mandat, et sera réduit à sa fonction.',
  },
  {
    to: instancePaths.register,
    label: 'Registre des traitements',
    says: 'Données des personnes et durées de conservation.',
  },
  { to: instancePaths.legal, label: 'Mentions légales', says: 'Qui répond des pages publiques.' },
] as const

const many = (one: string, several: (count: string) => string) => (count: number) =>
  count === 1 ? one : several(formatNumber(count))

export const homeLabels = {
  title: 'Administration',
  lead: `Ce qui attend ou échoue d’abord, puis les parties de l’instance. ${nothingRead}`,
  waitsTitle: 'À regarder',
  allIsWell: 'Rien n’attend et rien n’échoue.',
  partsTitle: 'Les parties',
  waits: {
    'disk-full': () => 'Le disque est plein : plus aucun fichier n’est accepté.',
    'no-worker': () => 'Aucun nœud ne fait les tâches de fond : ni courriel ni document ne part.',
    'disk-low': () => 'Le disque a moins d’un gigaoctet libre.',
    'quota-near': (percent) => `Les fichiers prennent ${formatPercent(percent)} de la place permise.`,
    'mails-stalled': many(
      'Un courriel attend depuis plus d’un quart d’heure.',
      (count) => `${count} courriels attendent, le plus ancien depuis plus d’un quart d’heure.`,
    ),
    'failed-mails': many(
      'Un courriel a été refusé ou abandonné ce mois-ci.',
      (count) => `${count} courriels ont été refusés ou abandonnés ce mois-ci.`,
    ),
    'given-up-jobs': many(
      'Une tâche de fond a été abandonnée après ses essais.',
      (count) => `${count} tâches de fond ont été abandonnées après leurs essais.`,
    ),
    'failing-jobs': many(
      'Une tâche de fond a échoué et sera essayée de nouveau.',
      (count) => `${count} tâches de fond ont échoué et seront essayées de nouveau.`,
    ),
    'late-rounds': many(
      'Une tournée a échoué à son dernier passage.',
      (count) => `${count} tournées ont échoué à leur dernier passage.`,
    ),
    'bare-ctgs': many(
      'Une CTG n’a plus de coordination d’un côté.',
      (count) => `${count} CTG n’ont plus de coordination d’un côté.`,
    ),
    'failed-sources': many(
      'Le dernier chargement d’une source de chiffres a échoué.',
      (count) => `Le dernier chargement de ${count} sources de chiffres a échoué.`,
    ),
    'failing-webhooks': many(
      'Un logiciel relié ne répond plus.',
      (count) => `${count} logiciels reliés ne répondent plus.`,
    ),
    'two-versions': (count) =>
      `Des nœuds de ${formatNumber(count)} versions tournent ensemble : terminez la mise à jour.`,
    'no-mail-server': () => 'Aucun serveur de courriel n’est réglé : invitations et liens de connexion ne partent pas.',
  } satisfies Record<WaitKind, (count: number) => string>,
  waitActs: {
    'disk-full': ['Voir le stockage', instancePaths.storage],
    'no-worker': ['Voir les nœuds', instancePaths.health],
    'disk-low': ['Voir le stockage', instancePaths.storage],
    'quota-near': ['Voir le stockage', instancePaths.storage],
    'mails-stalled': ['Essayer le serveur de courriel', instancePaths.connectors],
    'failed-mails': ['Voir les courriels refusés', `${instancePaths.jobs}#courriels`],
    'given-up-jobs': ['Voir les tâches', `${instancePaths.jobs}#taches`],
    'failing-jobs': ['Voir les tâches', `${instancePaths.jobs}#taches`],
    'late-rounds': ['Voir les tournées', `${instancePaths.jobs}#tournees`],
    'bare-ctgs': ['Voir ces CTG', `${instancePaths.ctgs}?sans=coordination`],
    'failed-sources': ['Voir les chiffres', instancePaths.figures],
    'failing-webhooks': ['Voir les logiciels reliés', `${instancePaths.jobs}#webhooks`],
    'two-versions': ['Voir les nœuds', instancePaths.health],
    'no-mail-server': ['Voir les connecteurs', instancePaths.connectors],
  } satisfies Record<WaitKind, readonly [string, string]>,
  figures: {
    accounts: (count: number, closed: number) =>
      formatCount(count, 'compte ouvert', 'comptes ouverts') + (closed > 0 ? `, ${formatCount(closed, 'fermé')}` : ''),
    invited: (count: number) => formatCount(count, 'invitation en attente', 'invitations en attente'),
    ctgs: (count: number) => `${formatNumber(count)} CTG`,
    nodes: (count: number) => formatCount(count, 'nœud qui tourne', 'nœuds qui tournent'),
    messages: (count: number) => formatCount(count, 'message à tous affiché', 'messages à tous affichés'),
  },
} as const

export const accountLabels = {
  title: 'Comptes',
  lead: `Noms, adresses, CTG et rôles, dernière connexion. ${nothingRead}`,
  state: {
    active: 'actif',
    invited: 'invité, jamais venu',
    'without-mandate': 'sans mandat',
    closed: 'fermé',
  } satisfies Record<AccountState, string>,
  role: roleNames,
  found: (count: number) => formatCount(count, 'compte'),
  none: 'Aucun compte ne répond à ces mots.',
  never: 'jamais',
  administrates: 'administre l’instance',
  closedSince: (day: string, reason: string) => `Fermé le ${day}. Raison : ${reason}`,
  refusal: {
    'already-closed': 'Ce compte est déjà fermé.',
    'own-account': 'C’est le vôtre : une autre personne qui administre l’instance peut le fermer.',
    'last-administrator':
      'C’est la dernière personne qui administre l’instance : donnez d’abord l’administration à une autre.',
    'account-closed': 'Ce compte est fermé : rouvrez-le d’abord.',
    'has-entered': 'Cette personne est déjà venue : son invitation n’attend plus.',
    'not-invited': 'Cette personne n’a pas de mandat en cours : aucune invitation n’attend.',
    'coordinates-alone':
      'Cette personne coordonne seule pour une partie porteuse : rien n’est retiré. Fermez plutôt son compte, puis donnez la coordination à une autre.',
  },
  said: {
    invitedAgain: 'Invitation envoyée de nouveau.',
    withdrawn: 'Invitation retirée ; la personne en est prévenue par courriel.',
    sessionsEnded: 'Sessions fermées ; la personne en est prévenue par courriel.',
    closed: 'Compte fermé ; la personne en est prévenue par courriel.',
    reopened: 'Compte rouvert ; la personne en est prévenue par courriel.',
    administration: 'Administration changée ; la personne en est prévenue par courriel.',
    addressAsked: 'Courriel de confirmation envoyé à la nouvelle adresse ; l’ancienne est prévenue.',
  },
} as const

export const addressLabels = {
  title: 'Confirmer votre adresse',
  lead: (name: string, email: string) => `Le compte ${ofName(name)} portera l’adresse ${email}.`,
  note: 'Ouvrir cette page ne suffit pas : pressez le bouton. Vos sessions seront fermées, et vous vous connecterez avec cette adresse.',
  confirm: 'Confirmer',
  gone: 'Ce lien n’est plus valable : il sert une seule fois, pendant trois jours. Demandez-en un autre à qui administre l’instance.',
  tooMany: 'Trop de liens inconnus ont été ouverts d’ici : attendez un quart d’heure.',
  done: 'Adresse confirmée : connectez-vous avec elle.',
} as const

export const ctgAdminLabels = {
  title: 'CTG et parties',
  lead: `Qui porte chaque CTG, combien de membres, le jour du dernier acte, ce que prennent ses fichiers. ${nothingRead}`,
  phase: ctgLabels.phase,
  partyKind: ctgLabels.partyKind,
  found: (count: number) => `${formatNumber(count)} CTG`,
  none: 'Aucune CTG ne répond à ces critères.',
  archived: (day: string) => `archivée le ${day}`,
  bare: 'sans coordination',
  bareParty: (party: string) =>
    `${party} n’a plus de coordination : personne, de ce côté, ne peut inviter, décider ni signer.`,
  refusal: {
    'not-a-lead-party': 'Seules les deux parties porteuses ont une coordination.',
    'has-coordination': 'Cette partie a déjà une coordination : c’est à elle d’inviter.',
  },
  given: 'Coordination donnée ; la personne est invitée, les coordinations en place sont prévenues.',
} as const

export const storageLabels = {
  title: 'Stockage',
  lead: 'Ce que prennent les fichiers, chaque contenu compté une fois, et la place qui reste. Aucun nom de fichier ne se lit ici.',
  kind: {
    pdf: 'PDF',
    picture: 'Images',
    table: 'Tableurs',
    text: 'Textes',
    slides: 'Diapositives',
    other: 'Autres',
  } satisfies Record<FileKind, string>,
} as const

export const messageLabels = {
  title: 'Messages à tous',
  lead: 'Un message se montre au-dessus de chaque page jusqu’à sa fin, ou jusqu’à ce que la personne presse « J’ai lu ».',
  level: { news: 'Nouveauté', maintenance: 'Maintenance', incident: 'Incident' } satisfies Record<MessageLevel, string>,
  state: { 'to-come': 'à venir', shown: 'affiché', ended: 'terminé', withdrawn: 'retiré' } satisfies Record<
    MessageState,
    string
  >,
  published: 'Message publié : il se montre à son heure.',
  withdrawn: 'Message retiré.',
  dismissed: 'Message fermé.',
  none: 'Aucun message n’a encore été écrit.',
  readBy: (count: number) => formatCount(count, 'personne l’a fermé', 'personnes l’ont fermé'),
} as const

export const instanceRefusals: Readonly<Record<string, string>> = {
  'instance.not-administrator': 'Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.',
  'instance.already-closed': accountLabels.refusal['already-closed'],
  'instance.own-account': accountLabels.refusal['own-account'],
  'instance.last-administrator': accountLabels.refusal['last-administrator'],
  'instance.account-closed': accountLabels.refusal['account-closed'],
  'instance.has-entered': accountLabels.refusal['has-entered'],
  'instance.not-invited': accountLabels.refusal['not-invited'],
  'instance.coordinates-alone': accountLabels.refusal['coordinates-alone'],
  'instance.not-closed': 'Ce compte est ouvert.',
  'instance.address-taken': 'Un compte a déjà cette adresse.',
  'instance.not-a-lead-party': ctgAdminLabels.refusal['not-a-lead-party'],
  'instance.has-coordination': ctgAdminLabels.refusal['has-coordination'],
  'instance.message-times': 'Les dates du message ne vont pas.',
  'instance.message-not-found': 'Ce message n’existe plus, ou il est déjà terminé.',
  'instance.no-failed-job': 'Cette tâche n’est plus en échec : rechargez la page.',
  'instance.no-failed-mail':
    'Ce courriel ne peut plus être envoyé de nouveau : ses mots ont été effacés, ou il est parti.',
  'instance.trial-under-way': 'Un essai est déjà en cours : attendez sa fin.',
}
