/** Documents that may be made public: frozen, whole, and said by the partners together. Rules: docs/rules/portal.md §2. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { portalLabels as t } from './labels.fr.ts'

type Row = {
  readonly fileId: string
  readonly kind: 'version' | 'signed' | 'amendment'
  readonly number: number | null
}
export type Publishable = { readonly fileId: string; readonly title: string }

/** One statement. The caller has checked the right. */
export async function listPublishable(db: Reader, ctgId: string): Promise<readonly Publishable[]> {
  const { rows } = await sql<Row>`
    select file_id as "fileId", 'signed' as kind, null::int as number, 0 as place from signed_convention where ctg_id = ${ctgId}
    union all
    select file_id, 'version', number, 2 from convention_version
      where ctg_id = ${ctgId} and file_id is not null and status = 'frozen'
    union all
    select file_id, 'amendment', number, 1 from amendment
      where ctg_id = ${ctgId} and file_id is not null and in_force_on is not null
    order by place, number desc
    limit 200`.execute(db)
  return rows.map(({ fileId, kind, number }) => ({ fileId, title: t.publishable(kind, number) }))
}
