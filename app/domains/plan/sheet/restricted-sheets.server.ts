/** Restricted sheets of a CTG, whoever asks, past the views: what is told of a frozen text names none of them. Their titles do not leave the database. Rules: docs/rules/plan.md §17.5. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'

/**
 * Their ids, and of these lines, « 1 Ouvrir un relais », those that may name one, by their places from 0: numbers and titles may have
 * changed since, so a line is shown only if an open sheet answers better for it, by both, else by one of them; a sheet answers by the
 * titles it had too, as the journal keeps them.
 */
export async function findRestricted(db: Reader, ctgId: string, lines: readonly string[] = []) {
  const { rows } = await sql<{ readonly ids: readonly string[]; readonly places: readonly number[] }>`
    with sheet as (
      select id, is_restricted, title, coalesce(nullif(code, ''), number::text) as code
      from public.action where ctg_id = ${ctgId}),
    named as (
      select is_restricted, title, code from sheet
      union all
      select sheet.is_restricted, audit_entry.detail #>> '{changes,title,before}', sheet.code
      from sheet join public.audit_entry on audit_entry.ctg_id = ${ctgId}
        and audit_entry.subject_type = 'action' and audit_entry.subject_id = sheet.id
      where audit_entry.detail #>> '{changes,title,before}' <> '')
    select array(select id from sheet where is_restricted order by id) as ids,
      array(select place::int - 1 from unnest(${[...lines]}::text[]) with ordinality as said (line, place)
        where (select max(answer) filter (where is_restricted) >= coalesce(max(answer) filter (where not is_restricted), 0)
          from (select is_restricted, case when line = code || ' ' || title then 2
            when starts_with(line, code || ' ') or right(line, length(title) + 1) = ' ' || title then 1 else 0 end as answer
            from named) as answered)) as places`.execute(db)
  return rows[0] ?? { ids: [], places: [] }
}
