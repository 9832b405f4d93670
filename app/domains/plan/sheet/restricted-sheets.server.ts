/** Restricted sheets of a CTG, whoever asks, past the views: what is told of a frozen text names none of them. Their titles are not read. Rules: docs/rules/plan.md §17.5. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'

/** Their ids, and of these lines, « 1 Ouvrir un relais », those that name one, by their places from 0. */
export async function findRestricted(db: Reader, ctgId: string, lines: readonly string[] = []) {
  const { rows } = await sql<{ readonly ids: readonly string[]; readonly places: readonly number[] }>`
    with restricted as (select id, title from public.action where ctg_id = ${ctgId} and is_restricted)
    select array(select id from restricted order by id) as ids,
      array(select place::int - 1 from unnest(${[...lines]}::text[]) with ordinality as said (line, place)
        where exists (select from restricted where right(line, length(title)) = title)) as places`.execute(db)
  return rows[0] ?? { ids: [], places: [] }
}
