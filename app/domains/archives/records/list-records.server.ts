/** The documents of a CTG that are kept for good, and where the bytes of each come from. */
import { sql } from 'kysely'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import type { PartyPosition } from '#app/kernel/database-types.ts'
import { recordsLabels as t } from './labels.fr.ts'
import type { RecordDocument, RecordKind } from './records.ts'

/** Bytes kept as they were frozen or received, or the content of a document that is printed again. */
export type FoundRecord = RecordDocument & ({ readonly sha256: string } | { readonly content: unknown })

type Row = {
  readonly kind: RecordKind
  readonly title: string
  readonly producer: string
  readonly day: string
  readonly name: string
  readonly isFrozen: boolean
  readonly sha256: string | null
  readonly content: unknown
}

const both = (ctgId: string) =>
  sql`(select string_agg(short_name, ', ' order by position) from public.party where ctg_id = ${ctgId} and is_lead)`

/** In the order of a file one opens years later: what was signed, what was amended, what was decided, what was judged. */
export async function listRecords(tx: Transaction, ctgId: string): Promise<readonly FoundRecord[]> {
  const { rows } = await sql<Row>`
    select 'convention' as kind, number::text as title, ${both(ctgId)} as producer, made_at::date as day,
      'convention.pdf' as name, true as "isFrozen", file_sha256 as sha256, null::jsonb as content, 1 as part, number as rank
    from public.convention_version where ctg_id = ${ctgId} and file_sha256 is not null
    union all
    select 'signed-copy', party.name, party.name, copy.signed_on, file.name, false, file.sha256, null, 2, party.position
    from public.signed_copy copy join public.party on party.ctg_id = copy.ctg_id and party.id = copy.party_id
    join public.stored_file file on file.ctg_id = copy.ctg_id and file.id = copy.file_id
    where copy.ctg_id = ${ctgId} and copy.state <> 'refused'
    union all
    select 'signed-copy', '', ${both(ctgId)}, filed_at::date, file.name, false, file.sha256, null, 2, 1000
    from public.signed_convention signed join public.stored_file file on file.ctg_id = signed.ctg_id and file.id = signed.file_id
    where signed.ctg_id = ${ctgId}
    union all
    select 'proof', '', ${both(ctgId)}, asked_at::date, file.name, true, file.sha256, null, 3, 0
    from public.proof_file proof join public.stored_file file on file.ctg_id = proof.ctg_id and file.id = proof.file_id
    where proof.ctg_id = ${ctgId}
    union all
    select 'amendment', coalesce(number::text, ''), ${both(ctgId)}, coalesce(in_force_on, frozen_at::date), 'avenant.pdf', true,
      file_sha256, null, 4, coalesce(number, 1000)
    from public.amendment where ctg_id = ${ctgId} and file_sha256 is not null and frozen_at is not null and withdrawn_at is null
    union all
    select case record.kind when 'minutes' then 'minutes' else 'decisions' end,
      meeting.title, body.name,
      (meeting.starts_at at time zone meeting.time_zone)::date, 'compte-rendu.pdf', true, null, record.content, 5,
      extract(epoch from meeting.starts_at)::int / 60
    from public.meeting_record record join public.meeting on meeting.ctg_id = record.ctg_id and meeting.id = record.meeting_id
    join public.body on body.ctg_id = meeting.ctg_id and body.id = meeting.body_id
    where record.ctg_id = ${ctgId} and record.addenda = (select max(addenda) from public.meeting_record latest
      where latest.ctg_id = record.ctg_id and latest.meeting_id = record.meeting_id and latest.kind = record.kind)
    union all
    select 'evaluation', evaluation.title, ${both(ctgId)}, made.made_at::date, 'evaluation.pdf', true, made.file_sha256, null, 7, report.number
    from public.evaluation_report_file made
    join public.evaluation_report report on report.ctg_id = made.ctg_id and report.id = made.evaluation_report_id
    join public.evaluation on evaluation.ctg_id = report.ctg_id and evaluation.id = report.evaluation_id
    where made.ctg_id = ${ctgId} and made.form in ('pdf', 'summary-pdf')
    order by part, rank, title`.execute(tx)
  return rows.flatMap((row): readonly FoundRecord[] => {
    const { kind, producer, day, name, isFrozen, sha256, content } = row
    const title = t.titleOf(kind, row.title)
    const shown = {
      kind,
      title,
      producer: producer ?? '',
      from: day,
      to: day,
      name,
      format: isFrozen ? ('pdf-a' as const) : ('as-received' as const),
    }
    if (sha256 !== null) return [{ ...shown, sha256 }]
    return content === null ? [] : [{ ...shown, content }]
  })
}

type Position = PartyPosition
type RegisterRow = {
  readonly number: number
  readonly on: string
  readonly text: string
  readonly positions: readonly { readonly party: string; readonly position: Position }[]
}
export type RegisterLine = Omit<RegisterRow, 'positions'> & { readonly positions: string }

export async function listRegister(tx: Transaction, ctgId: string): Promise<readonly RegisterLine[]> {
  const { rows } = await sql<RegisterRow>`select number, decided_on as on, decision.text, coalesce((
      select json_agg(json_build_object('party', party.short_name, 'position', said.position) order by party.position)
      from public.decision_position said join public.party on party.ctg_id = said.ctg_id and party.id = said.party_id
      where said.ctg_id = decision.ctg_id and said.decision_id = decision.id), '[]') as positions
    from public.decision where ctg_id = ${ctgId} order by number`.execute(tx)
  return rows.map(({ positions, ...line }) => ({
    ...line,
    positions: positions.map(({ party, position }) => `${party} : ${meetingLabels.position[position]}`).join(' ; '),
  }))
}

export const registerSection = (lines: readonly RegisterLine[], formatDay: (day: string) => string) => ({
  key: 'register',
  title: t.registerTitle,
  blocks:
    lines.length === 0
      ? [{ kind: 'paragraph' as const, text: t.none }]
      : [
          {
            kind: 'table' as const,
            caption: t.registerTitle,
            columns: t.registerHeads.map((header) => ({ header })),
            rows: lines.map(({ number, on, text, positions }) => [String(number), formatDay(on), text, positions]),
          },
        ],
})
