/** Columns whose name or type could make one think that they name a person, and that name none. Pure. Rules: docs/rules/privacy.md §3. */
import { type ColumnNames, columnKeys } from './column.ts'

const nameless: ColumnNames = {
  action_means: ['funder_name'],
  action_measure: ['name'],
  agenda_proposal: ['reservation'],
  api_token: ['name'],
  archive_arrival: ['file_name'],
  area: ['name'],
  article_template: ['articles', 'author', 'left_out', 'name', 'source_name'],
  article_template_edition: ['articles', 'author'],
  body: ['name', 'sits_as'],
  campaign: ['name'],
  campaign_date: ['name'],
  cof_line: ['manager', 'words'],
  cof_list: ['account', 'file_name'],
  comment_mail: ['news'],
  content_notice: ['address'],
  convention_text: ['template_author', 'template_name'],
  coordination_post: ['employer_name'],
  ctg: ['name'],
  dataset: ['category_name', 'check_result', 'name', 'source'],
  dataset_place: ['name'],
  decision: ['missing'],
  deposit_mapping: ['mapping'],
  evaluation_framing: ['missing'],
  evaluation_version: ['missing'],
  facility: ['address', 'name'],
  facility_import: ['file_name', 'source'],
  facility_year: ['operator', 'source'],
  figure_lot: ['account', 'address', 'failure', 'source'],
  indicator: ['name', 'short_name', 'source'],
  instance_node: ['name'],
  library_copy: ['source_ctg_name', 'source_title'],
  linked_plan: ['name'],
  mail_document: ['name'],
  measure_value: ['source'],
  milestone: ['missing'],
  objective: ['measure_name'],
  party: ['address', 'name', 'short_name'],
  passkey: ['name'],
  person_session: ['userAgent'],
  plan_import: ['file_name'],
  plan_saved_view: ['name'],
  plan_snapshot: ['name'],
  portal_former_address: ['address'],
  portal_page: ['address'],
  portfolio_campaign: ['name'],
  progress_report: ['adjustments'],
  proposal: ['who'],
  reference_group: ['name'],
  released_table: ['released'],
  round_run: ['name'],
  service: ['name'],
  signed_copy: ['proven_by'],
  sppe_holder: ['name'],
  sppe_schema: ['sdsf_name'],
  stored_file: ['name'],
  survey: ['released'],
  survey_sheet: ['choices'],
  territory: ['name'],
  testimony: ['source'],
  text_version_author: ['position'],
  theme: ['name'],
  webhook: ['name'],
}

export const namelessColumns: ReadonlySet<string> = new Set(columnKeys(nameless))

/** Whether a column may name a person: by its name, or because its type can hold anything. */
export const mayName = (column: string, type: string): boolean =>
  type === 'json' ||
  type === 'jsonb' ||
  (type === 'text' &&
    /(email|address|_by|_by_name|holder|holder_role|responsible|presenter|sponsor|author|manager|represented_as|reply_to|operator|source|agent|signed_as|who|sits_as|_as|proposed_lead|entered_for|image|demo_role)$|(^|_)name$/i.test(
      column,
    )) ||
  (type === 'ARRAY' && /^(names|addresses)$/.test(column)) ||
  (type === 'uuid' && /(person_id|author_id|userId|organizer_id|_by)$/.test(column))
