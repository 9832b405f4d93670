/**
 * What of a CTG does not leave with it, each with its reason: whole tables, rows, columns. Everything else that has a `ctg_id`
 * does, without being named here (docs/decisions/0067). Pure. The reasons are printed in the archive. Rules: docs/rules/archives.md §2.
 */
import { leftCondition } from '#app/domains/deposits/deposits.ts'
import type { DB } from '#app/kernel/database-types.ts'

type Table = keyof DB

const secret = 'secret d’accès : un lien, un jeton ou une clé ne vaut que dans l’instance qui l’a donné'
const ofInstance = 'envoi en attente ou trace d’envoi de cette instance'

/** Tables with a `ctg_id` whose rows never leave. */
export const tablesLeftOut: Readonly<Partial<Record<Table, string>>> = {
  acting_as: 'choix d’écran d’une personne',
  action_follower: 'adresses du public, données à la page publique de cette instance seulement',
  api_token: secret,
  comment_mail: ofInstance,
  ctg_archive: 'une archive ne se contient pas elle-même',
  ctg_archiving_wish: 'demande en cours entre les deux coordinations',
  first_walk_folded: 'choix d’écran d’une personne',
  invitation_link: secret,
  mail_domain: 'porte ouverte ici aux adresses d’un organisme : la coordination l’ouvre où la CTG arrive',
  notice: 'notifications personnelles : le journal dit les mêmes actes',
  portal_former_address: 'adresses données au public par cette instance seulement',
  renewal_balance: 'tirée de la CTG précédente, qui a sa propre archive',
  renewal_item: 'rattache à la CTG précédente, qui a sa propre archive',
  renewal_proposal: 'rattache à la CTG suivante, qui a sa propre archive',
  report_link: secret,
  signing_link: secret,
  survey_sheet: 'réponses d’une enquête encore ouverte : elles ne sortent que comptées et masquées, à la clôture',
  survey_text: 'textes d’enquête, lus par leur seule équipe',
  webhook: secret,
  webhook_message: ofInstance,
}

type RowsLeftOut = {
  /** SQL over the row, under the name `kept`; the rows for which it is false stay. */
  readonly leaves: string
  readonly reason: string
}

const ownFigures =
  'chiffres qu’une partie a réservés à elle-même ou à une seule autre partie, ou que le contrôle du secret n’a laissé lire à personne'
const leavesWithDataset = `exists (select from public.dataset where dataset.ctg_id = kept.ctg_id
  and dataset.id = kept.dataset_id and dataset.audience <> 'party' and ${leftCondition('dataset')})`

export const rowsLeftOut: Readonly<Partial<Record<Table, RowsLeftOut>>> = {
  act_reminder: { leaves: 'kept.written_at is not null', reason: ofInstance },
  campaign_mail: { leaves: 'kept.written_at is not null', reason: ofInstance },
  dataset: {
    leaves: leftCondition('kept'),
    reason: 'dépôts que le contrôle du secret n’a laissé lire à personne, ou qui l’attendent',
  },
  dataset_cell: { leaves: leavesWithDataset, reason: ownFigures },
  dataset_place: { leaves: leavesWithDataset, reason: ownFigures },
  released_table: { leaves: leavesWithDataset, reason: ownFigures },
  plan_saved_view: { leaves: 'kept.is_shared', reason: 'vues gardées par une personne pour elle seule' },
  public_comment: {
    leaves: "kept.state <> 'unconfirmed'",
    reason: 'avis du public que personne n’a confirmés : ils n’ont été lus par personne',
  },
}

/** Columns that leave empty, with the SQL of what is written instead. */
export const columnsLeftOut: Readonly<
  Partial<Record<`${Table}.${string}`, { readonly as: string; readonly reason: string }>>
> = {
  'public_comment.email': { as: 'null', reason: 'adresse du public, donnée à cette instance seulement' },
  'content_notice.email': { as: 'null', reason: 'adresse du public, donnée à cette instance seulement' },
  'content_notice.name': { as: "''", reason: 'nom de qui a signalé un contenu' },
  'library_copy.source_ctg_id': { as: 'null', reason: 'autre CTG' },
  'library_copy.source_action_id': { as: 'null', reason: 'autre CTG' },
  'meeting_invitation.mail_due': { as: 'null', reason: ofInstance },
  'survey.token': { as: 'null', reason: secret },
  'workshop.join_code': { as: "''", reason: secret },
}

/** Columns that leave without what only some of its readers may know, in SQL over the row: of deposits. */
export const columnsLessened: Readonly<Partial<Record<`${Table}.${string}`, string>>> = {
  // Its title, where nobody has read it.
  'audit_entry.detail': `case when kept.action = 'dataset.withdrawn' or kept.action = 'dataset.deposited'
    and not exists (select from public.dataset where dataset.ctg_id = kept.ctg_id and dataset.id = kept.subject_id
      and ${leftCondition('dataset')}) then kept.detail - 'title' else kept.detail end`,
  // What was wrong tells the figures.
  'dataset.correction_reason': `case when kept.audience = 'party' and kept.corrects_id is not null
    then 'Réservé à une partie.' else kept.correction_reason end`,
}

/** Columns changed by arriving, in SQL over what came: unique in an instance, or public here only once both said so here. */
export const columnsMadeAnew: Readonly<Partial<Record<`${Table}.${string}`, string>>> = {
  'survey.token': "case when came.state = 'draft' then null else replace(gen_random_uuid()::text, '-', '') end",
  'workshop.join_code': "substr(replace(gen_random_uuid()::text, '-', ''), 1, 10)",
  'portal_page.edition_id': 'null',
  'portal_page.address':
    "case when exists (select from public.portal_page taken where taken.address = came.address) or exists (select from public.portal_former_address taken where taken.address = came.address) then came.address || '-' || substr(came.ctg_id::text, 1, 8) else came.address end",
}

/** Reference tables (country, instance): an archive names their rows without holding them, so the rows must exist where it arrives. */
export const referenceTables: readonly Table[] = ['territory', 'indicator']

/** Columns that hold the id of a person without the database saying so. */
export const personColumns: readonly `${Table}.${string}`[] = [
  'audit_entry.person_id',
  'text_update.person_id',
  'text_version_author.person_id',
]
