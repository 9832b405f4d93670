/** Sheets of the library: never a restricted one, never a person's name. Every signed-in person reads them. */
import { sql } from 'kysely'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import type { LibraryFilter, LibrarySheet } from './library.ts'
import { pageSize, territorySizes } from './library.ts'

/** One line a sheet offered. A sheet that became restricted since is not there, even for who reads it in its CTG. */
const sheets = sql`
  select sheet.ctg_id as "ctgId", sheet.action_id as "actionId", sheet.offered_by as "offeredBy",
    sheet.offered_at as "offeredAt", action.title, action.status, action.need, action.description, action.public,
    action.expected_results as "expectedResults", action.success_conditions as "successConditions",
    action.watch_points as "watchPoints", theme.name as "themeName", theme.catalogue_key as "themeKey",
    ctg.name as "ctgName", party.name as "leadPartyName",
    coalesce((select json_agg(step.title order by step.position) from action_step step
      where step.ctg_id = action.ctg_id and step.action_id = action.id and step.status <> 'dropped'), '[]') as steps,
    coalesce((select sum(population) from ctg_perimeter join territory on code = territory_code
      where ctg_perimeter.ctg_id = sheet.ctg_id), 0)::int as inhabitants
  from library_sheet sheet
  join action on action.ctg_id = sheet.ctg_id and action.id = sheet.action_id and not action.is_restricted
  join ctg on ctg.id = sheet.ctg_id
  left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id
  left join party on party.ctg_id = action.ctg_id and party.id = action.lead_party_id`

export type OfferedSheet = LibrarySheet & {
  readonly offeredBy: string
  readonly offeredAt: Date
  readonly description: string
  readonly public: string
  readonly expectedResults: string
  readonly successConditions: string
  readonly watchPoints: string
  /** Titles of the steps only, in order: neither who does them nor when. */
  readonly steps: readonly string[]
}

/** @throws DomainError not-found when it is not offered, or not any more */
export async function findOfferedSheet(db: Reader, actionId: string): Promise<OfferedSheet> {
  const { rows } = await sql<OfferedSheet>`select * from (${sheets}) as offered where "actionId" = ${actionId}`.execute(
    db,
  )
  return found(rows[0], 'library.sheet-not-found')
}

const everyWordIn = (text: string, words: string) => {
  const each = words.split(/\s+/).filter(Boolean).slice(0, 12)
  return sql<boolean>`(select coalesce(bool_and(position(plain_text(word) in plain_text(${sql.raw(text)})) > 0), true)
    from unnest(${each}::text[]) as word)`
}
const everything = `title || ' ' || need || ' ' || description || ' ' || public || ' ' || "expectedResults"`

function conditionOf({ words, need, themeKey, size }: LibraryFilter) {
  const sizeRange = territorySizes.find(({ key }) => key === size)
  return sql.join(
    [
      everyWordIn(everything, words),
      everyWordIn('need', need),
      ...(themeKey ? [sql`"themeKey" = ${themeKey}`] : []),
      ...(sizeRange ? [sql`inhabitants >= ${sizeRange.from}`] : []),
      ...(sizeRange?.to ? [sql`inhabitants < ${sizeRange.to}`] : []),
    ],
    sql` and `,
  )
}

type FoundSheet = LibrarySheet & { readonly count: number }

/** One page of those the filter keeps, the latest offered first; words that are in the title come before. @param page from 1 */
export async function listOfferedSheets(db: Reader, filter: LibraryFilter, page: number) {
  const { rows } = await sql<FoundSheet>`
    select "ctgId", "actionId", title, status, need, "themeName", "themeKey", "ctgName", "leadPartyName", inhabitants,
      count(*) over ()::int as count
    from (${sheets}) as offered where ${conditionOf(filter)}
    order by ${everyWordIn('title', filter.words)} desc, "offeredAt" desc, title
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  return { sheets: rows.map(({ count: _count, ...sheet }): LibrarySheet => sheet), count: rows[0]?.count ?? 0 }
}

/** Compared word by word afterwards: those of the same theme, and those whose words resemble. */
const mostCompared = 300

/** Offered sheets that may be alike to this one, itself left out. */
export async function listComparable(
  db: Reader,
  {
    actionId,
    title,
    themeKey,
  }: { readonly actionId: string; readonly title: string; readonly themeKey: string | null },
): Promise<readonly LibrarySheet[]> {
  const { rows } = await sql<LibrarySheet>`
    select "ctgId", "actionId", title, status, need, "themeName", "themeKey", "ctgName", "leadPartyName", inhabitants
    from (${sheets}) as offered where "actionId" <> ${actionId}
    order by word_similarity(plain_text(${title}), plain_text(title || ' ' || need)) + ("themeKey" is not distinct from ${themeKey})::int * 0.2 desc
    limit ${mostCompared}`.execute(db)
  return rows
}
