/** What is forgotten by its age, one line a table: the nightly job obeys it, docs/rules/jobs.md §2 says it (a test compares). Pure. */

import { keptDays } from '#app/domains/api/api.ts'

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
    table: 'webhook_message',
    what: 'Messages de webhook reçus ou abandonnés',
    days: keptDays,
    since: 'occurred_at',
    only: "state <> 'waiting'",
    why: 'le temps de voir ce qui est arrivé et de le renvoyer',
  },
  {
    table: 'plan_import',
    what: 'Reprises de tableur commencées et jamais confirmées',
    days: 180,
    since: 'created_at',
    only: "status = 'preview'",
    why: 'elles portent un fichier entier, et rien n’en est venu',
  },
] as const satisfies readonly Upkeep[]

export type UpkeepRule = Upkeep
