/** Columns that hold values somewhere in a JSON. Pure. Rules: docs/rules/privacy.md §3. */
import { type ColumnTable, type PersonalColumn, saying, staying } from './column.ts'

const values: PersonalColumn = { holds: 'json', fate: 'reduced' }
const aging = staying('json', 'ages')

export const valueColumns: ColumnTable = {
  'audit_entry.detail': values,
  'notice.facts': values,
  'plan_batch.changes': values,
  'plan_batch.refusals': values,
  'plan_import.mapping': values,
  'plan_import.sheet': values,
  'plan_import.written': values,
  'facility_import.reading': values,
  'facility_import.written': values,
  ...saying(staying('json', 'frozen'), {
    amendment: ['content'],
    convention_version: ['content', 'plan'],
    dossier: ['content'],
    evaluation_evidence: ['content'],
    evaluation_framing: ['content'],
    evaluation_report: ['content'],
    evaluation_version: ['content'],
    finding_figure: ['frozen'],
    meeting_record: ['content'],
    plan_snapshot: ['content'],
    portal_edition: ['content'],
    proof_file: ['content'],
    renewal_balance: ['content'],
    signed_copy: ['report'],
  }),
  'entry_challenge.detail': aging,
  'archive_arrival.report': aging,
  'handled_request.answer': aging,
  'webhook_message.changes': aging,
  'weekly_digest.told': aging,
  'portfolio_campaign.results': aging,
  'person_reduction.known_as': staying('json', 'account'),
  'text_state.content': staying('json', 'text'),
  'text_version.content': staying('json', 'text'),
  'instance_setting.value': staying('json', 'setting'),
  'portal_page.legal': staying('json', 'held'),
}
