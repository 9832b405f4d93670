/** What files take, by CTG and by kind, for who administers the instance: counts and bytes, never a name of a file. Rules: docs/rules/instance.md §7. */
import { sql } from 'kysely'
import type { Context } from '#app/kernel/transaction.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { pageCountOf, pageSize } from './instance.ts'
import { findRound } from './rounds.server.ts'

/** By the beginning of their media type. */
const kindOfFile = sql`case
  when media_type = 'application/pdf' then 'pdf'
  when media_type like 'image/%' then 'picture'
  when media_type like '%spreadsheet%' or media_type like '%excel%' or media_type = 'text/csv' then 'table'
  when media_type like '%word%' or media_type like '%opendocument.text%' then 'text'
  when media_type like '%presentation%' then 'slides'
  else 'other' end`
export type FileKind = 'pdf' | 'picture' | 'table' | 'text' | 'slides' | 'other'

type Amount = { readonly files: number; readonly bytes: string }

export type StorageSetting = {
  readonly ctgQuotaBytes: number
  readonly quotaBytes: number
  /** On the disk of this node; null when files are elsewhere, or when the system does not tell. */
  readonly freeBytes: number | null
  readonly isElsewhere: boolean
}

/** Contents kept once, whatever the number of CTGs and files that name them. */
export async function getStoragePage(context: Context, setting: StorageSetting, pageNumber: number) {
  requireAdministrator(context)
  const { db } = context
  const [whole, kinds, counted, sweep] = await Promise.all([
    sql<Amount & { lots: string; databaseBytes: string }>`
      select (select count(*)::int from stored_file) as files,
        (select coalesce(sum(size_bytes), 0)::text from (select distinct on (sha256) size_bytes from stored_file) as content) as bytes,
        (select coalesce(sum(size_bytes), 0)::text from figure_lot where state = 'published') as lots,
        pg_database_size(current_database())::text as "databaseBytes"`.execute(db),
    sql<Amount & { kind: FileKind }>`
      select ${kindOfFile} as kind, count(*)::int as files, sum(size_bytes)::text as bytes
      from (select distinct on (sha256) media_type, size_bytes from stored_file) as content
      group by 1 order by sum(size_bytes) desc`.execute(db),
    sql<{ total: number }>`select count(distinct ctg_id)::int as total from stored_file`.execute(db),
    findRound(db, 'sweep-files'),
  ])
  const total = counted.rows[0]?.total ?? 0
  const page = Math.min(pageNumber, pageCountOf(total))
  const { rows } = await sql<Amount & { id: string; name: string }>`
    select ctg.id, ctg.name, content.files, content.bytes::text as bytes from (
      select ctg_id, sum(files)::int as files, sum(size_bytes) as bytes from (
        select ctg_id, sha256, count(*) as files, max(size_bytes) as size_bytes from stored_file group by 1, 2) as one
      group by 1 order by 3 desc, 1 limit ${pageSize} offset ${(page - 1) * pageSize}) as content
    join ctg on ctg.id = content.ctg_id order by content.bytes desc, ctg.name`.execute(db)
  const first = whole.rows[0]
  return {
    ...{ setting, total, page, pageCount: pageCountOf(total), sweep: sweep ?? null },
    whole: {
      files: first?.files ?? 0,
      bytes: Number(first?.bytes ?? 0),
      lotBytes: Number(first?.lots ?? 0),
      databaseBytes: Number(first?.databaseBytes ?? 0),
    },
    kinds: kinds.rows.map(({ bytes, ...kind }) => ({ ...kind, bytes: Number(bytes) })),
    ctgs: rows.map(({ bytes, ...ctg }) => ({ ...ctg, bytes: Number(bytes) })),
  }
}
export type StoragePageData = Awaited<ReturnType<typeof getStoragePage>>
