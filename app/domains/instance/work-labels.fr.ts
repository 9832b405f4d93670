/** Sentences about what works in the background: jobs, mails, failures, rounds, connectors, nodes. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import type { JobName, LaneName } from '#app/kernel/job-lanes.ts'
import type { Connector, TrialState } from './connectors.ts'
import type { FailureKind } from './failures.ts'
import type { Schedule } from './schedule.ts'

export const laneLabels: Readonly<Record<LaneName, string>> = {
  mails: 'Courriels',
  webhooks: 'Logiciels reliés et essais',
  documents: 'Documents',
  rounds: 'Tournées',
  imports: 'Chargements de chiffres et archives',
  upkeep: 'Entretien',
}

const jobNames: Readonly<Record<JobName, string>> = {
  'send-mail': 'Envoi d’un courriel',
  'mail-account-link': 'Lien de connexion ou de mot de passe',
  'send-webhook': 'Message à un logiciel relié',
  'try-connector': 'Essai d’un connecteur',
  'make-convention-pdf': 'PDF d’une version de convention',
  'make-convention-documents': 'Documents d’une version de convention',
  'make-amendment-pdf': 'PDF d’un avenant',
  'seal-signed-copy': 'Cachet d’une copie signée',
  'make-proof-file': 'Dossier de preuve',
  'make-dossier': 'Dossier à imprimer',
  'make-evaluation-report': 'Rapport d’évaluation',
  'mail-meeting-record': 'Envoi d’un relevé de décisions',
  'write-act-reminders': 'Relances de signataires',
  'check-deposit': 'Contrôle d’un dépôt de chiffres',
  'check-correction': 'Contrôle de chiffres corrigés',
  'count-survey': 'Comptage des réponses d’une enquête',
  'make-public-picture': 'Image de la page publique',
  'settle-text': 'Enregistrement d’un texte écrit à plusieurs',
  'settle-texts': 'Textes qu’un nœud n’a pas enregistrés',
  'write-invitations': 'Convocations et leurs rappels',
  'write-campaign-mails': 'Courriels des campagnes',
  'write-reminders': 'Relances des campagnes',
  'write-digests': 'Lettres du lundi',
  'write-notice-mails': 'Courriels de notifications',
  'write-comment-mails': 'Courriels aux lecteurs des pages publiques',
  'resume-mails': 'Reprise des courriels en attente',
  'resume-webhooks': 'Reprise des messages aux logiciels reliés',
  'resume-documents': 'Reprise des documents laissés par un nœud arrêté',
  'resume-imports': 'Reprise des chargements de chiffres',
  'import-lot': 'Chargement d’une source de chiffres',
  'make-archive': 'Archive d’une CTG',
  'check-archive': 'Lecture d’une archive reçue',
  'bring-archive-in': 'Arrivée d’une CTG',
  'mail-address-link': 'Lien vers les données d’une adresse',
  'make-personal-archive': 'Données d’une personne',
  'reduce-people': 'Réduction des personnes parties',
  'forget-batches': 'Oubli des changements groupés anciens',
  'forget-old-rows': 'Oubli de ce qui est assez vieux',
  'sweep-files': 'Retrait des fichiers que rien ne nomme',
}

const jobName = new Map<string, string>(Object.entries(jobNames))
/** A job asked for by another version may bear a name of its own. */
export const nameOfJob = (name: string): string => jobName.get(name) ?? 'Tâche d’une autre version'

const mailKinds: Readonly<Record<string, string>> = {
  account: 'Acte d’administration sur un compte',
  'act-reminder': 'Relance d’un signataire',
  'action-assigned': 'Action confiée',
  address: 'Confirmation d’adresse',
  campaign: 'Demande de point d’étape',
  comment: 'Avis du public',
  digest: 'Lettre du lundi',
  invitation: 'Invitation',
  meeting: 'Convocation',
  link: 'Lien de connexion ou de mot de passe',
  'link-forwarded': 'Question transmise',
  notices: 'Notifications',
  password: 'Mot de passe changé',
  'signing-code': 'Code pour signer',
  'signing-link': 'Lien pour signer',
}
export const kindOfMail = (kind: string): string => mailKinds[kind] ?? 'Courriel de Trame'

export const failureLabels: Readonly<Record<FailureKind, string>> = {
  'refused-address': 'le serveur de courriel refuse cette adresse',
  'mailbox-full': 'la boîte du destinataire est pleine',
  'refused-by-server': 'le serveur de courriel a refusé le message',
  'wrong-password': 'l’identifiant ou le mot de passe réglé est refusé',
  'not-answering': 'l’autre machine ne répond pas',
  'unknown-host': 'le nom de l’autre machine est inconnu du réseau',
  'too-slow': 'l’autre machine a mis trop de temps à répondre',
  certificate: 'le certificat de l’autre machine n’est pas accepté',
  forbidden: 'l’accès est refusé',
  gone: 'ce qui était demandé n’existe pas, ou plus',
  'no-room': 'il n’y a plus de place',
  database: 'la base de données n’a pas pu répondre',
  'by-hand': 'abandonné par qui administre l’instance',
  stopped: 'le nœud s’est arrêté pendant la tâche',
  other: 'erreur imprévue : le journal technique du nœud la dit, à l’heure du dernier essai',
}

export const jobLabels = {
  title: 'Tâches et courriels',
  lead: 'Ce qui attend ou échoue en arrière-plan. Ni l’adresse entière ni les mots de ce qui est envoyé ne se lisent ici.',
  lanesTitle: 'Les files',
  lanesNote: 'Ce qui attend dans une file n’en retarde aucune autre.',
  jobsTitle: 'Tâches en échec',
  mailsTitle: 'Courriels refusés',
  mailsNote: 'Un courriel refusé garde ses mots trois jours : jusque-là, il peut être envoyé de nouveau.',
  noJob: 'Aucune tâche n’a échoué.',
  noMail: 'Aucun courriel n’a été refusé ce mois-ci.',
  webhooksTitle: 'Logiciels reliés qui ne répondent pas',
  roundsTitle: 'Tournées et entretien',
  retry: 'Essayer de nouveau',
  giveUp: 'Abandonner',
  retried: 'Demandé de nouveau : le résultat se lit ici dans un moment.',
  givenUp: 'Abandonné.',
  attempts: (count: number) => formatCount(count, 'essai'),
  jobState: { failing: 'sera essayée de nouveau', 'given-up': 'abandonnée' },
  webhookFailure: {
    address: 'son adresse n’est pas permise',
    unreachable: 'il ne répond pas',
    'too-slow': 'il est trop lent',
    status: 'il répond par une erreur',
  },
} as const

const twoDigits = (value: number): string => String(value).padStart(2, '0')

export function scheduleLabel(schedule: Schedule): string {
  if (schedule.every === 'minute') return 'chaque minute'
  if (schedule.every === 'hour') return 'chaque heure'
  if (schedule.every === 'hour-of-days') return 'chaque heure, du dimanche au mardi'
  return `chaque nuit à ${schedule.hour} h ${twoDigits(schedule.minute)} (temps universel)`
}

export const connectorLabels = {
  title: 'Connecteurs',
  lead: 'Ce à quoi l’instance est reliée. Un réglage se change dans l’environnement des nœuds, jamais ici.',
  name: {
    courriel: 'Serveur de courriel',
    fichiers: 'Dépôt de fichiers',
    identite: 'Fournisseur d’identité',
    horodatage: 'Horodatage des signatures',
    chiffres: 'Sources de données ouvertes',
    webhooks: 'Logiciels reliés par les CTG',
  } satisfies Record<Connector, string>,
  setUp: {
    courriel: ['réglé', 'non réglé (SMTP_URL)'],
    fichiers: ['réglé', 'non réglé'],
    identite: ['réglé', 'non réglé (TRAME_OPENID_ISSUER)'],
    horodatage: ['réglé', 'non réglé (TRAME_TIMESTAMP_URL)'],
    chiffres: ['connues de Trame', ''],
    webhooks: ['choisis par chaque CTG', ''],
  } satisfies Record<Connector, readonly [string, string]>,
  elsewhere: 'réglé, sur un service S3',
  inFolder: 'réglé, dans le dossier de données',
  whatIsTried: {
    courriel: 'Essayer vous envoie un courriel.',
    fichiers: 'Essayer dépose, relit et retire quelques octets.',
    identite: 'Essayer lit ce que le fournisseur publie de lui-même.',
    horodatage: 'Essayer demande un horodatage de quelques octets au hasard.',
  },
  trial: {
    never: 'jamais essayé',
    'under-way': 'essai en cours…',
    lost: 'essai sans réponse : aucun nœud ne l’a fait',
    succeeded: 'essai réussi',
    failed: 'essai manqué',
  } satisfies Record<TrialState, string>,
  tried: 'Essai demandé : son résultat se lit ici dans un moment.',
} as const

export const healthLabels = {
  title: 'Santé et version',
  lead: 'Les nœuds qui tournent, la version, et ce que la dernière mise à jour a apporté. Rien n’est demandé à l’extérieur.',
  disk: { fine: 'de la place', low: 'moins d’un gigaoctet libre', full: 'plein : plus aucun fichier n’est accepté' },
  role: { all: 'pages et tâches', web: 'pages', worker: 'tâches' } as Readonly<Record<string, string>>,
  requestNumber:
    'Une page d’erreur donne un « numéro à donner ». Cherchez-le dans le journal technique des nœuds : chaque ligne de cette demande le porte, dans le champ « requestId », et chaque réponse le dit dans l’en-tête « x-request-id ».',
} as const
