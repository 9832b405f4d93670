/** Fingerprints of what is frozen in an instance, whatever the code that reads it: PostgreSQL makes them. */
import type pg from 'pg'
import type { Frozen } from './archive-facts.ts'

/** Column → what tells its rows apart. */
const frozenColumns: Readonly<Record<string, string>> = {
  'plan_snapshot.content': 'id',
  'convention_version.content': 'id',
  'convention_version.plan': 'id',
  'amendment.content': 'id',
  'signed_copy.report': 'id',
  'proof_file.content': 'id',
  'renewal_balance.content': 'ctg_id',
  'finding_figure.frozen': "ctg_id || ' ' || finding_id || ' ' || indicator_id",
  'dossier.content': 'id',
  'meeting_record.content': "meeting_id || ' ' || addenda || ' ' || kind",
  'text_version.content': 'id',
  'text_update.data': "text_id || ' ' || seq",
  'mail_document.content': 'id',
  'weekly_digest.told': "person_id || ' ' || week_on",
}

/** By column, then key; a column with no row adds nothing. */
export async function listFrozen(pool: pg.Pool): Promise<readonly Frozen[]> {
  const found: Frozen[] = []
  for (const [column, key] of Object.entries(frozenColumns)) {
    const [table = '', name = ''] = column.split('.')
    const { rows } = await pool.query<{ key: string; sha256: string }>(
      `select ${key}::text as key, encode(sha256(convert_to(${name}::text, 'UTF8')), 'hex') as sha256
       from public.${table} where ${name} is not null order by 1`,
    )
    found.push(...rows.map((row) => ({ column, ...row })))
  }
  return found
}
