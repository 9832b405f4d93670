/**
 * Every column of the database that names a person, and what becomes of it once she has left. A test compares with the real
 * schema: a new column that may name someone and is not here fails. Pure. Rules: docs/rules/privacy.md §3.
 */

/** Why what names her stays. Said to people in `labels.fr.ts`. */
export type Reason =
  /** A decision, a signature, who was there: the act says who did it. */
  | 'act'
  /** A document or a state frozen with its fingerprint: its bytes never change. */
  | 'frozen'
  /** Refers to her account, which bears no name any more. */
  | 'account'
  /** She still holds it: a seat, a presidency, a representation. */
  | 'held'
  /** Forgotten by its age, by the upkeep of every night. */
  | 'ages'
  /** Words of a text written by several hands, until they are settled there. */
  | 'text'
  /** Only its holder or the administration of the instance may change it. */
  | 'setting'

export type PersonalColumn = {
  /** What it holds: the id of an account, an address, a name typed or copied, values somewhere in a JSON. */
  readonly holds: 'account' | 'address' | 'name' | 'json'
  /** `row-goes`: it is hers alone. `reduced`: to function and party. `emptied`: nothing instead. */
  readonly fate: 'row-goes' | 'reduced' | 'emptied' | 'stays'
  readonly why?: Reason
  /** The account the name was copied from, in the same row: hers is told from that of a namesake. */
  readonly beside?: string
  /** The address the name goes with, in the same row: hers by it, whether she has an account or not. */
  readonly addressed?: string
  /** Only the rows that are so, in SQL; the others stay, because they are still held. */
  readonly only?: string
  /** What else is set with it, in SQL, so that nothing is written to an address that is no more. */
  readonly also?: string
}

const own: PersonalColumn = { holds: 'account', fate: 'row-goes' }
const account: PersonalColumn = { holds: 'account', fate: 'stays', why: 'account' }
const name: PersonalColumn = { holds: 'name', fate: 'reduced' }
const address: PersonalColumn = { holds: 'address', fate: 'emptied' }
const values: PersonalColumn = { holds: 'json', fate: 'reduced' }
const beside = (column: string): PersonalColumn => ({ ...name, beside: column })
const addressed = (column: string): PersonalColumn => ({ ...name, addressed: column })
const kept = (holds: PersonalColumn['holds'], why: Reason): PersonalColumn => ({ holds, fate: 'stays', why })
const act = kept('name', 'act')
const frozen = kept('json', 'frozen')
const aging = kept('json', 'ages')

const seatEnded = 'until is not null and until < current_date'
/** One not sent yet leaves no more; what is kept of the others goes too. */
const mailForgotten = `failure = case when sent_at is null then coalesce(failure, 'recipient erased') else failure end,
  body_text = '', kept_body_text = null, calendar = null, calendar_method = null, unsubscribe_url = null`

/** By `table.column` of the schema `public`. */
export const personalColumns: Readonly<Record<string, PersonalColumn>> = {
  // Her account and what is hers alone.
  'person.name': { ...name, beside: 'id' },
  'person.email': { ...address, beside: 'id' },
  'person.image': { ...address, beside: 'id' },
  'person.demo_role': { ...address, beside: 'id' },
  'acting_as.person_id': own,
  'calendar_feed.person_id': own,
  'digest_refusal.person_id': own,
  'entry_challenge.person_id': own,
  'first_walk_folded.person_id': own,
  'instance_message_dismissal.person_id': own,
  'known_network.person_id': own,
  'notice.person_id': own,
  'notice_choice.person_id': own,
  'notice_digest.person_id': own,
  'passkey.person_id': own,
  'person_account.userId': own,
  'person_session.userId': own,
  'personal_archive.person_id': own,
  'plan_saved_view.person_id': { ...own, only: 'not is_shared' },
  'portfolio_campaign.person_id': own,
  'portfolio_columns.person_id': own,
  'provider_identity.person_id': own,
  'recovery_code.person_id': own,
  'second_factor.person_id': own,
  'survey_team.person_id': own,
  'text_comment_mention.person_id': own,
  'weekly_digest.person_id': own,

  // Accounts named by what she did.
  'action.lead_person_id': account,
  'api_token.created_by_id': account,
  'archive_arrival.brought_by_person': account,
  'audit_entry.person_id': account,
  'campaign_recipient.person_id': account,
  'connector_trial.asked_by_id': account,
  'handled_request.author_id': kept('account', 'ages'),
  'mail_domain.opened_by': account,
  'meeting.organizer_id': account,
  'meeting_invitation.person_id': account,
  'member.person_id': account,
  'person_reduction.person_id': account,
  'plan_batch.made_by': account,
  'plan_import.created_by': account,
  'proposal.person_id': account,
  'stored_file.added_by': account,
  'text_comment.person_id': account,
  'text_thread.opened_by': account,
  'text_update.person_id': account,
  'text_version_author.person_id': account,

  // Addresses.
  'act_reminder.email': { ...address, only: 'written_at is not null' },
  'act_reminder.reply_to': address,
  'action.lead_email': address,
  'action_follower.email': { ...address, also: 'stopped_at = coalesce(stopped_at, now())' },
  'address_link.email': kept('address', 'ages'),
  'campaign_recipient.email': { ...address, also: 'access_revoked_at = coalesce(access_revoked_at, now())' },
  'content_notice.email': address,
  'meeting_invitation.email': { ...address, also: 'mail_due = null' },
  'meeting_invitation.representative_email': address,
  'outgoing_mail.reply_to': address,
  'outgoing_mail.to_address': { ...address, also: mailForgotten },
  'person_reduction.addresses': kept('address', 'ages'),
  'person_session.ipAddress': kept('address', 'ages'),
  'provider_identity.email': address,
  'public_comment.email': address,
  'report_link.holder_email': { ...address, also: 'revoked_at = coalesce(revoked_at, now())' },
  'seat.holder_email': { ...address, only: seatEnded },
  'seat.substitute_email': { ...address, only: seatEnded },
  'signing_link.email': kept('address', 'act'),

  // Names beside an account.
  'action.lead_name': { ...beside('lead_person_id'), addressed: 'lead_email' },
  'audit_entry.person_name': beside('person_id'),
  'campaign_recipient.name': { ...beside('person_id'), addressed: 'email' },
  'meeting_invitation.name': { ...beside('person_id'), addressed: 'email' },
  'plan_batch.made_by_name': beside('made_by'),
  'proposal.by_name': beside('person_id'),
  'text_comment.person_name': beside('person_id'),
  'text_update.person_name': beside('person_id'),
  'text_version_author.person_name': beside('person_id'),

  // Acts that keep who did them.
  'amendment_signatory.signed_as': act,
  'amendment_signatory.signed_by': act,
  'attendance.person_name': act,
  'copy_confirmation.confirmed_by': act,
  'decision.responsible': act,
  'decision_confirmation.person_name': act,
  'meeting_addendum.written_by': act,
  'milestone_agreement.person_name': act,
  'signature.signed_as': act,
  'signature.signed_by': act,
  'signed_copy.signed_as': act,
  'signed_copy.signed_by': act,
  'signing_allowance.allowed_by': act,
  'signing_link.holder_name': act,
  'signing_link.holder_role': act,

  // What is held in public, as long as it is.
  'body_leader.person_name': { ...name, only: seatEnded },
  'party.represented_as': kept('name', 'held'),
  'party.represented_by': kept('name', 'held'),
  'seat.holder_name': { ...addressed('holder_email'), only: seatEnded },
  'seat.substitute_name': { ...addressed('substitute_email'), only: seatEnded },
  'instance_setting.value': kept('json', 'setting'),
  'portal_page.legal': kept('json', 'held'),

  // Names that go with an address.
  'content_notice.name': addressed('email'),
  'meeting_invitation.representative_name': addressed('representative_email'),
  'outgoing_mail.to_name': addressed('to_address'),
  'public_comment.display_name': addressed('email'),
  'report_link.holder_name': addressed('holder_email'),

  // Names copied or typed.
  ...Object.fromEntries(
    [
      ...['act_reminder.asked_by', 'action.co_lead_name', 'action.elected_sponsor', 'action_step.responsible'],
      ...['agenda_item.presenter', 'agenda_outcome.responsible', 'agenda_outcome.written_by'],
      ...['agenda_proposal.written_by', 'amendment.frozen_by', 'amendment.prepared_by', 'amendment.withdrawn_by'],
      ...[
        'api_token.created_by_name',
        'archive_arrival.brought_by',
        'article_template.checked_by',
        'article_template.created_by',
      ],
      ...[
        'backlog_item.added_by',
        'connector_trial.asked_by',
        'ctg_archive.requested_by',
        'ctg_archiving_wish.wished_by',
        'instance_message.created_by',
        'backlog_set_aside.set_aside_by',
        'campaign.launched_by',
        'cof_list.imported_by',
      ],
      ...['cof_list.undone_by', 'comment_setting.changed_by', 'content_notice.decided_by'],
      ...['convention_version.made_by', 'coordination_post.holder', 'corrective_action.responsible'],
      ...['corrective_note.written_by', 'data_request.answered_by', 'data_request.asked_by', 'dataset.deposited_by'],
      ...['dataset.withdrawn_by', 'decision_subject.tied_by', 'dossier.requested_by', 'draft_outcome.decided_by'],
      ...['evaluation.started_by', 'evaluation_advice.written_by', 'evaluation_condition.noted_by'],
      ...['evaluation_evidence.frozen_by', 'evaluation_framing.frozen_by', 'evaluation_judgement.written_by'],
      ...['evaluation_report.requested_by', 'evaluation_version.frozen_by', 'facility.created_by'],
      ...['facility_import.created_by', 'facility_year.written_by', 'figure_lot.ended_by', 'figure_lot.requested_by'],
      ...['finding.proposed_by', 'finding_position.given_by', 'issue_ranking.proposed_by', 'issue_refusal.person_name'],
      ...['issue_score.scored_by', 'library_copy.copied_by', 'library_sheet.offered_by', 'meeting.closed_by'],
      ...['meeting_invitation.noted_by'],
      ...['party_reading.written_by', 'person_reduction.asked_by', 'portal_decision.chosen_by'],
      ...['portal_document.chosen_by', 'portal_edition.confirmed_by', 'portal_edition.proposed_by'],
      ...['portal_edition.withdrawn_by', 'portal_page.closed_by', 'progress_report.answered_by'],
      ...['progress_report.entered_by', 'progress_report.entered_for', 'progress_report.proposed_lead'],
      ...['proof_file.asked_by', 'public_comment.appeal_decided_by', 'public_comment.decided_by'],
      ...['public_comment_reply.written_by', 'reference_group.created_by'],
      ...['renewal_balance.poured_by', 'renewal_item.carried_by', 'renewal_proposal.proposed_by'],
      ...['settled_suggestion.proposed_by', 'settled_suggestion.settled_by'],
      ...['signed_convention.filed_by', 'signed_copy.received_by', 'signing_link.created_by', 'sppe_tie.tied_by'],
      ...['survey.created_by', 'termination.recorded_by', 'termination.withdrawn_by', 'text_thread.resolved_by'],
      ...['version_handover.recorded_by', 'webhook.created_by_name', 'workshop.opened_by'],
    ].map((column) => [column, name]),
  ),
  'plan_snapshot.taken_by': kept('name', 'frozen'),
  'person_reduction.names': kept('name', 'ages'),

  // Values of a JSON.
  'audit_entry.detail': values,
  'notice.facts': values,
  'plan_batch.changes': values,
  'plan_batch.refusals': values,
  'plan_import.mapping': values,
  'plan_import.sheet': values,
  'plan_import.written': values,
  'facility_import.reading': values,
  'facility_import.written': values,
  ...Object.fromEntries(
    [
      ...['amendment.content', 'convention_version.content', 'convention_version.plan', 'dossier.content'],
      ...['evaluation_evidence.content', 'evaluation_framing.content', 'evaluation_report.content'],
      ...['evaluation_version.content', 'finding_figure.frozen', 'meeting_record.content', 'plan_snapshot.content'],
      ...['portal_edition.content', 'proof_file.content', 'renewal_balance.content', 'signed_copy.report'],
    ].map((column) => [column, frozen]),
  ),
  'entry_challenge.detail': aging,
  'archive_arrival.report': kept('json', 'ages'),
  'handled_request.answer': aging,
  'outgoing_mail.body_text': kept('name', 'ages'),
  'outgoing_mail.kept_body_text': kept('name', 'ages'),
  'verification.value': kept('address', 'ages'),
  'webhook_message.changes': aging,
  'weekly_digest.told': aging,
  'portfolio_campaign.results': aging,
  'person_reduction.known_as': kept('json', 'account'),
  'text_state.content': kept('json', 'text'),
  'text_version.content': kept('json', 'text'),
}

/** Columns whose name or type could make one think so, and that name no person. */
export const namelessColumns: ReadonlySet<string> = new Set([
  'archive_arrival.file_name',
  ...[
    'api_token.name',
    'area.name',
    'article_template.author',
    'article_template.name',
    'article_template.source_name',
  ],
  ...['action_measure.name', 'action_means.funder_name', 'agenda_proposal.reservation', 'body.name', 'campaign.name'],
  ...['campaign_date.name', 'cof_line.manager', 'cof_list.file_name', 'content_notice.address', 'ctg.name'],
  ...['convention_text.template_author', 'convention_text.template_name', 'coordination_post.employer_name'],
  ...['dataset.category_name', 'dataset.name', 'dataset.source', 'dataset_place.name', 'facility.address'],
  ...['facility.name', 'facility_import.file_name', 'facility_import.source', 'facility_year.operator'],
  ...['facility_year.source', 'figure_lot.address', 'figure_lot.source', 'indicator.name', 'indicator.short_name'],
  ...['indicator.source', 'library_copy.source_ctg_name', 'library_copy.source_title', 'linked_plan.name'],
  ...['instance_node.name', 'passkey.name', 'round_run.name'],
  ...['mail_document.name', 'measure_value.source', 'objective.measure_name', 'party.address', 'party.name'],
  ...['party.short_name', 'plan_import.file_name', 'plan_saved_view.name', 'plan_snapshot.name', 'portal_page.address'],
  ...['portfolio_campaign.name', 'proposal.who', 'reference_group.name', 'service.name', 'sppe_holder.name'],
  ...['sppe_schema.sdsf_name', 'stored_file.name', 'territory.name', 'testimony.source', 'theme.name', 'webhook.name'],
  ...['person_session.userAgent', 'signed_copy.proven_by', 'body.sits_as', 'text_version_author.position'],
  ...['article_template.articles', 'article_template.left_out', 'cof_line.words', 'cof_list.account'],
  ...['comment_mail.news', 'dataset.check_result', 'decision.missing', 'deposit_mapping.mapping'],
  ...['evaluation_framing.missing', 'evaluation_version.missing', 'figure_lot.account', 'figure_lot.failure'],
  ...['milestone.missing', 'progress_report.adjustments', 'released_table.released', 'survey.released'],
  ...['survey_sheet.choices'],
])

/** What makes one think that a column may name a person: its name, or that its type holds anything. */
export const mayName = (column: string, type: string): boolean =>
  type === 'json' ||
  type === 'jsonb' ||
  (type === 'text' &&
    /(email|address|_by|_by_name|holder|holder_role|responsible|presenter|sponsor|author|manager|represented_as|reply_to|operator|source|agent|signed_as|who|sits_as|_as|proposed_lead|entered_for|image|demo_role)$|(^|_)name$/i.test(
      column,
    )) ||
  (type === 'ARRAY' && /^(names|addresses)$/.test(column)) ||
  (type === 'uuid' && /(person_id|author_id|userId|organizer_id|_by)$/.test(column))

const split = (key: string) => {
  const [table = '', column = ''] = key.split('.')
  return { table, column }
}

/** In the order of the table above. */
export const listPersonalColumns = (): readonly (PersonalColumn & {
  readonly table: string
  readonly column: string
})[] => Object.entries(personalColumns).map(([key, known]) => ({ ...known, ...split(key) }))
