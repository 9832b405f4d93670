/** Documents joined to sheets, to accepted reports and to the agendas that were sent, for other software; the caller has checked the token. Rules: docs/rules/api.md §2. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'

export const documentSubjects = ['action', 'progress-report', 'agenda-item'] as const

type Row = {
  readonly id: string
  readonly name: string
  readonly caption: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly addedAt: Date
  readonly subjects: readonly { readonly type: (typeof documentSubjects)[number]; readonly id: string }[]
  readonly total: number
}

type Part = {
  readonly size: number
  readonly page: number | undefined
  readonly after: { readonly addedAt: Date; readonly id: string } | undefined
}

/** An instant as a cursor writes it. */
const addedAt = sql`date_trunc('milliseconds', file.added_at)`

/** The latest first, each once with all it is joined to. One more than `size` says that others follow. */
export async function listDocuments(db: Reader, ctgId: string, { size, page = 1, after }: Part) {
  const { rows } = await sql<Row>`
    with joined as (
      select file_id, caption, 'action' as type, action_id as id from action_file where ctg_id = ${ctgId}
      union all
      select file.file_id, file.caption, 'progress-report', report.id
      from report_file file join progress_report report on report.ctg_id = file.ctg_id and report.id = file.report_id
      where file.ctg_id = ${ctgId} and report.status = 'accepted'
      union all
      select file.file_id, '', 'agenda-item', item.id
      from agenda_file file join agenda_item item on item.ctg_id = file.ctg_id and item.id = file.agenda_item_id
      join meeting on meeting.ctg_id = item.ctg_id and meeting.id = item.meeting_id
      where file.ctg_id = ${ctgId} and meeting.status <> 'draft'
    ),
    whole as (
      select file_id, max(caption) as caption, json_agg(json_build_object('type', type, 'id', id) order by type, id) as subjects
      from joined group by file_id
    )
    select file.id, file.name, caption, media_type as "mediaType", size_bytes as "sizeBytes", sha256, ${addedAt} as "addedAt",
      subjects, (select count(*)::int from whole) as total
    from whole join stored_file file on file.ctg_id = ${ctgId} and file.id = whole.file_id
    where ${after ? sql`(${addedAt}, file.id) < (${after.addedAt}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by ${addedAt} desc, file.id desc limit ${size + 1} offset ${(page - 1) * size}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _total, ...row }) => ({
      ...row,
      subjects: [...row.subjects],
      sizeBytes: Number(row.sizeBytes),
      addedAt: row.addedAt.toISOString(),
    })),
  }
}
