/** What is forgotten by its age, one line a table: the nightly job obeys it, docs/rules/jobs.md §2 says it (a test compares). Pure. */

import { keptDays } from '#app/domains/api/api.ts'
import { downloadDays } from '#app/domains/archives/archives.ts'
import { appealDays as forgottenDays } from '#app/domains/comments/comments.ts'
import { archiveDays } from './given-data.ts'

type Upkeep = {
  readonly table: string
  /** Said to whoever runs the instance. */
  readonly what: string
  readonly days: number
  /** The instant from which it ages, in SQL. */
  readonly since: string
  /** Only what is so, in SQL; everything when left out. */
  readonly only?: string
  /** What is emptied; the whole row goes when left out. */
  readonly emptied?: string
  readonly why: string
}

const mailIsReferenced = ['meeting_invitation', 'campaign_mail', 'notice_digest', 'weekly_digest']
  .map((table) => `exists (select from public.${table} citing where citing.mail_id = forgotten.id)`)
  .join(' or ')

export const upkeepRules = [
  {
    table: 'handled_request',
    what: 'Réponses déjà données à une demande',
    days: 30,
    since: 'handled_at',
    why: 'un navigateur qui renvoie un formulaire le fait dans les jours qui suivent, un téléphone hors ligne dès qu’il retrouve le réseau ; la demande répétée reçoit alors la même réponse',
  },
  {
    table: 'person_session',
    what: 'Sessions finies',
    days: 1,
    since: '"expiresAt"',
    why: 'elles n’ouvrent plus rien ; adresse et navigateur sont des données personnelles',
  },
  {
    table: 'verification',
    what: 'Liens de connexion et de mot de passe périmés',
    days: 1,
    since: '"expiresAt"',
    why: 'ils n’ouvrent plus rien',
  },
  {
    table: 'known_network',
    what: 'Réseaux d’où une personne est entrée, hachés',
    days: 90,
    since: 'entered_at',
    why: 'au-delà, une connexion depuis ce réseau est une première fois',
  },
  {
    table: 'attempt',
    what: 'Essais comptés',
    days: 2,
    since: 'started_at',
    why: 'aucune limite ne regarde au-delà d’un jour',
  },
  {
    table: 'one_time_code',
    what: 'Codes à usage unique périmés',
    days: 1,
    since: 'expires_at',
    why: 'ils n’ouvrent plus rien',
  },
  {
    table: 'entry_challenge',
    what: 'Demandes à un navigateur restées sans réponse',
    days: 1,
    since: 'expires_at',
    why: 'elles n’attendent plus rien',
  },
  {
    table: 'outgoing_mail',
    what: 'Texte des courriels partis, ou que l’on a renoncé à envoyer',
    days: 180,
    since: 'created_at',
    only: "body_text <> ''",
    emptied: "body_text = '', kept_body_text = null, calendar = null, calendar_method = null, unsubscribe_url = null",
    why: 'à qui, quand et sur quoi suffit ensuite à répondre à qui dit n’avoir rien reçu',
  },
  {
    table: 'outgoing_mail',
    what: 'Courriels eux-mêmes, sauf ceux qu’une convocation, une campagne ou une lettre cite',
    days: 730,
    since: 'created_at',
    only: `not (${mailIsReferenced})`,
    why: 'deux ans de preuve ; jusque-là, le même courriel n’est pas écrit deux fois',
  },
  {
    table: 'outgoing_mail',
    what: 'Courriels aux personnes sans compte qui lisent la page publique',
    days: forgottenDays,
    since: 'created_at',
    only: "once_key like 'comment:%'",
    why: 'leur adresse ne reste pas plus longtemps que ce qu’elles ont écrit n’est contestable',
  },
  {
    table: 'notice',
    what: 'Notifications lues',
    days: 180,
    since: 'read_at',
    why: 'le journal et l’objet disent la même chose',
  },
  {
    table: 'notice',
    what: 'Notifications retirées',
    days: 180,
    since: 'withdrawn_at',
    why: 'elles n’ouvrent plus rien',
  },
  {
    table: 'notice',
    what: 'Notifications jamais lues',
    days: 730,
    since: 'created_at',
    why: 'qui ne les a pas lues en deux ans ne les lira plus',
  },
  {
    table: 'notice_digest',
    what: 'Courriels de notifications écrits, et leur lien de désabonnement',
    days: 730,
    since: 'written_at',
    only: 'not exists (select from public.notice citing where citing.digest_id = forgotten.id)',
    why: 'un vieux courriel doit encore permettre de ne plus en recevoir',
  },
  {
    table: 'weekly_digest',
    what: 'Lettres de la semaine, sauf la dernière de chacun',
    days: 365,
    since: 'written_at',
    only: 'exists (select from public.weekly_digest later where later.person_id = forgotten.person_id and later.week_on > forgotten.week_on)',
    why: 'la dernière sert à ne dire que le nouveau',
  },
  {
    table: 'ctg_archive',
    what: 'Copies d’une CTG à télécharger',
    days: downloadDays,
    since: 'made_at',
    only: "state = 'ready'",
    emptied: "state = 'gone', file_sha256 = null",
    why: 'une copie entière ne reste pas là où on ne la cherche plus ; on en redemande une',
  },
  {
    table: 'archive_arrival',
    what: 'Octets des archives apportées, entrées ou non',
    days: 7,
    since: 'greatest(ended_at, asked_at)',
    only: 'file_sha256 is not null',
    // One that is still checked or still enters after days was lost with what carried it.
    emptied: "file_sha256 = null, state = case when state in ('refused', 'arrived') then state else 'given-up' end",
    why: 'le compte rendu reste ; les octets sont dans la CTG, ou chez qui les a apportés',
  },
  {
    table: 'webhook_message',
    what: 'Messages de webhook reçus ou abandonnés',
    days: keptDays,
    since: 'occurred_at',
    only: "state <> 'waiting'",
    why: 'le temps de voir ce qui est arrivé et de le renvoyer',
  },
  {
    table: 'public_comment',
    what: 'Avis du public dont l’adresse n’a jamais été confirmée',
    days: 7,
    since: 'written_at',
    only: "state = 'unconfirmed'",
    why: 'rien ne dit qui les a écrits, et personne ne les a lus',
  },
  {
    table: 'public_comment',
    what: 'Adresses de qui a écrit un avis, une fois décidé et le délai pour contester passé',
    days: forgottenDays,
    since: 'coalesce(appeal_decided_at, decided_at)',
    only: 'email is not null and (appealed_at is null or appeal_decided_at is not null)',
    emptied: 'email = null',
    why: 'il n’y a plus rien à lui dire ; l’avis reste, sous son prénom ou son pseudonyme',
  },
  {
    table: 'content_notice',
    what: 'Nom et adresse de qui a signalé un contenu, une fois décidé',
    days: forgottenDays,
    since: 'decided_at',
    only: "email is not null or name <> ''",
    emptied: "email = null, name = ''",
    why: 'la décision lui est dite ; le signalement et ses motifs restent',
  },
  {
    table: 'action_follower',
    what: 'Demandes de suivre une action, jamais confirmées',
    days: 7,
    since: 'asked_at',
    only: 'confirmed_at is null',
    why: 'rien ne dit que cette adresse l’a voulu',
  },
  {
    table: 'action_follower',
    what: 'Suivis arrêtés, dont l’adresse est déjà effacée',
    days: 180,
    since: 'stopped_at',
    why: 'le lien du dernier courriel ne sert plus',
  },
  {
    table: 'comment_mail',
    what: 'Courriels aux personnes sans compte, et l’empreinte de leur lien',
    days: 730,
    since: 'written_at',
    why: 'un vieux courriel doit encore permettre de ne plus en recevoir',
  },
  {
    table: 'plan_import',
    what: 'Reprises de tableur commencées et jamais confirmées',
    days: 180,
    since: 'created_at',
    only: "status = 'preview'",
    why: 'elles portent un fichier entier, et rien n’en est venu',
  },
  {
    table: 'personal_archive',
    what: 'Archives des données d’une personne, préparées pour elle',
    days: archiveDays,
    since: 'coalesce(made_at, asked_at)',
    why: 'le temps de la télécharger ; elle se redemande',
  },
  {
    table: 'address_link',
    what: 'Liens par lesquels une personne sans compte voit ce qui est gardé sous son adresse',
    days: 1,
    since: 'expires_at',
    why: 'ils n’ouvrent plus rien',
  },
] as const satisfies readonly Upkeep[]

export type UpkeepRule = Upkeep

/** Jobs given up stay a month, for whoever looks; the object of each says it failed. */
export const givenUpDays = 30
