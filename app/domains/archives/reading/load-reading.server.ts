/** What the reading page of an archive tells, read in the same snapshot as the tables. */
import { type Selectable, sql } from 'kysely'
import type { Transaction } from '#app/kernel/database.server.ts'
import type { DB, SubjectType } from '#app/kernel/database-types.ts'
import { nameOfText } from './titles.server.ts'

type Day = string | null
type Of<Table extends keyof DB, Column extends keyof Selectable<DB[Table]>> = Selectable<DB[Table]>[Column]

export type Reading = {
  readonly ctg: {
    readonly name: string
    readonly startsOn: Day
    readonly endsOn: Day
    readonly signedOn: Day
    readonly archivedAt: Day
  }
  readonly communes: readonly string[]
  readonly parties: readonly {
    readonly name: string
    readonly kind: Of<'party', 'kind'>
    readonly isSignatory: boolean
    readonly representedBy: string | null
    readonly representedAs: string | null
    readonly commitments: string
  }[]
  readonly people: readonly {
    readonly name: string
    readonly email: string
    readonly party: string
    readonly functionTitle: string
    readonly role: Of<'member', 'role'>
    readonly until: Day
  }[]
  readonly findings: readonly {
    readonly number: number
    readonly theme: string
    readonly title: string
    readonly text: string
    readonly kind: Of<'finding', 'kind'>
    readonly status: Of<'finding', 'status'>
  }[]
  readonly issues: readonly {
    readonly number: number
    readonly theme: string
    readonly title: string
    readonly status: Of<'issue', 'status'>
    readonly rank: number | null
  }[]
  readonly axes: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly title: string
    readonly position: number
  }[]
  readonly objectives: readonly { readonly axisId: string; readonly title: string }[]
  readonly actions: readonly Sheet[]
  readonly meetings: readonly {
    readonly on: string
    readonly title: string
    readonly body: string
    readonly place: string
    readonly minutes: string
    readonly points: readonly { readonly title: string; readonly minutes: string }[]
  }[]
  readonly decisions: readonly {
    readonly number: number
    readonly on: string
    readonly text: string
    readonly state: Of<'decision', 'state'>
    readonly despite: string | null
    readonly positions: readonly {
      readonly party: string
      readonly position: Of<'decision_position', 'position'>
      readonly comment: string
    }[]
  }[]
  readonly versions: readonly {
    readonly number: number
    readonly madeAt: string
    readonly madeBy: string
    readonly contentSha256: string
    readonly fileSha256: string | null
  }[]
  readonly signatures: readonly {
    readonly party: string
    readonly signedOn: Day
    readonly signedBy: string
    readonly isRefusal: boolean
  }[]
  readonly amendments: readonly {
    readonly number: number | null
    readonly motive: string
    readonly inForceOn: Day
    readonly fileSha256: string | null
  }[]
  readonly evaluations: readonly {
    readonly title: string
    readonly stage: Of<'evaluation', 'stage'>
    readonly questions: readonly string[]
  }[]
  readonly texts: readonly { readonly id: string; readonly type: SubjectType; readonly name: string }[]
  readonly files: readonly {
    readonly sha256: string
    readonly name: string
    readonly sizeBytes: number
    readonly addedAt: string
  }[]
  readonly acts: number
}

export type Sheet = {
  readonly code: string
  readonly title: string
  readonly axisId: string | null
  readonly theme: string | null
  readonly lead: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly status: Of<'action', 'status'>
  readonly description: string
  readonly isRestricted: boolean
  readonly steps: readonly { readonly title: string; readonly targetOn: Day; readonly doneOn: Day }[]
  readonly measures: readonly {
    readonly name: string
    readonly unit: string
    readonly baseline: number | null
    readonly target: number | null
    readonly last: number | null
    readonly lastOn: Day
  }[]
  readonly reports: readonly {
    readonly on: string
    readonly by: string
    readonly facts: string
    readonly difficulty: string
    readonly nextStep: string
  }[]
}

/** Every list in its order; a CTG that has nothing yet has empty ones. */
export async function loadReading(tx: Transaction, ctgId: string): Promise<Reading> {
  const { rows } = await sql<{ reading: Reading }>`select json_build_object(
    'ctg', (select json_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on, 'signedOn', signed_on, 'archivedAt', archived_at)
      from public.ctg where id = ${ctgId}),
    'communes', ${listOf(sql`select territory.name as row from public.ctg_perimeter c join public.territory on territory.code = c.territory_code
      where c.ctg_id = ${ctgId} order by 1`)},
    ${peopleAndDiagnosis(ctgId)},
    'axes', ${listOf(sql`select json_build_object('id', id, 'parentId', parent_id, 'title', title, 'position', position) as row
      from public.axis where ctg_id = ${ctgId} order by position`)},
    'objectives', ${listOf(sql`select json_build_object('axisId', axis_id, 'title', title) as row from public.objective
      where ctg_id = ${ctgId} order by position`)},
    'actions', ${listOf(sheetRows(ctgId))},
    'meetings', ${listOf(meetingRows(ctgId))},
    'decisions', ${listOf(decisionRows(ctgId))},
    'versions', ${listOf(sql`select json_build_object('number', number, 'madeAt', made_at, 'madeBy', made_by, 'contentSha256', content_sha256,
      'fileSha256', file_sha256) as row from public.convention_version where ctg_id = ${ctgId} order by number`)},
    'signatures', ${listOf(sql`select json_build_object('party', party.name, 'signedOn', signed_on, 'signedBy', signed_by,
      'isRefusal', is_refusal) as row from public.signature join public.party on party.ctg_id = signature.ctg_id and party.id = signature.party_id
      where signature.ctg_id = ${ctgId} order by party.position`)},
    'amendments', ${listOf(sql`select json_build_object('number', number, 'motive', motive, 'inForceOn', in_force_on, 'fileSha256', file_sha256)
      as row from public.amendment where ctg_id = ${ctgId} and withdrawn_at is null order by number nulls last`)},
    'evaluations', ${listOf(sql`select json_build_object('title', title, 'stage', stage, 'questions', coalesce((select json_agg(question.text order by question.position)
      from public.evaluation_question question where question.ctg_id = evaluation.ctg_id and question.evaluation_id = evaluation.id), '[]')) as row
      from public.evaluation where ctg_id = ${ctgId} order by started_at`)},
    'texts', ${listOf(sql`select json_build_object('id', text.id, 'type', text.subject_type, 'name', ${nameOfText}) as row from public.written_text text
      where text.ctg_id = ${ctgId} order by text.subject_type, ${nameOfText}, text.id`)},
    'files', ${listOf(sql`select json_build_object('sha256', sha256, 'name', name, 'sizeBytes', size_bytes, 'addedAt', added_at) as row
      from public.stored_file where ctg_id = ${ctgId} order by added_at, name`)},
    'acts', (select count(*)::int from public.audit_entry where ctg_id = ${ctgId})) as reading`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('this CTG does not exist')
  return row.reading
}

/** @param select rows of one column `row`, in their order */
const listOf = (select: ReturnType<typeof sql>) =>
  sql`coalesce((select json_agg(listed.row) from (${select}) as listed), '[]')`

/** Parties, people, findings, issues, as the first fields of the object. */
const peopleAndDiagnosis = (ctgId: string) => sql`
    'parties', ${listOf(sql`select json_build_object('name', name, 'kind', kind, 'isSignatory', is_signatory, 'representedBy', represented_by,
      'representedAs', represented_as, 'commitments', commitments) as row from public.party where ctg_id = ${ctgId} order by position`)},
    'people', ${listOf(sql`select json_build_object('name', person.name, 'email', person.email, 'party', party.short_name,
      'functionTitle', function_title, 'role', role, 'until', until) as row from public.member
      join public.person on person.id = member.person_id join public.party on party.ctg_id = member.ctg_id and party.id = member.party_id
      where member.ctg_id = ${ctgId} order by party.position, person.name`)},
    'findings', ${listOf(sql`select json_build_object('number', number, 'theme', theme.name, 'title', title, 'text', finding.text, 'kind', kind,
      'status', status) as row from public.finding join public.theme on theme.ctg_id = finding.ctg_id and theme.id = finding.theme_id
      where finding.ctg_id = ${ctgId} order by theme.position, number`)},
    'issues', ${listOf(sql`select json_build_object('number', number, 'theme', theme.name, 'title', title, 'status', status,
      'rank', priority_rank) as row from public.issue join public.theme on theme.ctg_id = issue.ctg_id and theme.id = issue.theme_id
      where issue.ctg_id = ${ctgId} order by priority_rank nulls last, number`)}`

const sheetRows = (ctgId: string) => sql`
  select json_build_object('code', code, 'title', title, 'axisId', axis_id,
    'theme', (select name from public.theme where ctg_id = action.ctg_id and id = action.theme_id),
    'lead', concat_ws(', ', nullif(lead_name, ''), (select short_name from public.party where ctg_id = action.ctg_id and id = action.lead_party_id)),
    'startsOn', starts_on, 'endsOn', ends_on, 'status', status, 'description', description, 'isRestricted', is_restricted,
    'steps', ${listOf(sql`select json_build_object('title', step.title, 'targetOn', target_on, 'doneOn', done_on) as row from public.action_step step
      where step.ctg_id = action.ctg_id and step.action_id = action.id order by step.position`)},
    'measures', ${listOf(sql`select json_build_object('name', measure.name, 'unit', unit, 'baseline', baseline, 'target', target,
      'last', last.value, 'lastOn', last.measured_on) as row from public.action_measure measure
      left join lateral (select value, measured_on from public.measure_value v where v.ctg_id = measure.ctg_id and v.measure_id = measure.id
        order by measured_on desc, id limit 1) last on true
      where measure.ctg_id = action.ctg_id and measure.action_id = action.id order by measure.position`)},
    'reports', ${listOf(sql`select json_build_object('on', reported_on, 'by', entered_by, 'facts', facts, 'difficulty', difficulty,
      'nextStep', report.next_step) as row from public.progress_report report
      where report.ctg_id = action.ctg_id and report.action_id = action.id and report.status = 'accepted' order by reported_on desc, id`)}) as row
  from public.action where ctg_id = ${ctgId} order by action.position, number`

const meetingRows = (ctgId: string) => sql`
  select json_build_object('on', (starts_at at time zone time_zone)::date, 'title', meeting.title, 'body', body.name, 'place', place,
    'minutes', meeting.minutes, 'points', ${listOf(sql`select json_build_object('title', item.title, 'minutes', item.minutes) as row
      from public.agenda_item item where item.ctg_id = meeting.ctg_id and item.meeting_id = meeting.id order by item.position`)}) as row
  from public.meeting join public.body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
  where meeting.ctg_id = ${ctgId} and meeting.status <> 'cancelled' order by starts_at, meeting.id`

const decisionRows = (ctgId: string) => sql`
  select json_build_object('number', number, 'on', decided_on, 'text', decision.text, 'state', state, 'despite', case when jsonb_array_length(decision.missing) > 0 then despite end,
    'positions', ${listOf(sql`select json_build_object('party', party.short_name, 'position', said.position, 'comment', said.comment) as row
      from public.decision_position said join public.party on party.ctg_id = said.ctg_id and party.id = said.party_id
      where said.ctg_id = decision.ctg_id and said.decision_id = decision.id order by party.position`)}) as row
  from public.decision where ctg_id = ${ctgId} order by number`
