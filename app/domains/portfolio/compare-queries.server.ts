/** Themes and cooperation across the CTGs followed, a page of them at a time, in three statements. Rules: docs/rules/portfolio.md §7. */
import { sql } from 'kysely'
import { countCarriersOfMany } from '#app/domains/cooperation/queries.server.ts'
import { usualThemes } from '#app/domains/ctg/ctg.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { pageSize } from './portfolio.ts'

type ThemeCount = {
  readonly ctgId: string
  /** Of the catalogue; null: a theme of the CTG's own. */
  readonly themeKey: string | null
  readonly hasTheme: boolean
  readonly count: number
}

/** Names sorted, one page: what is compared is read side by side, never ranked. @param page from 1; beyond the last, the last */
export async function getComparePage({ db, actor }: Context, page: number) {
  const pageCount = Math.max(1, Math.ceil(actor.memberships.length / pageSize))
  const shown = Math.min(page, pageCount)
  const { rows: ctgs } = await sql<{ readonly id: string; readonly name: string }>`
    select id, name from ctg where id = any(${actor.memberships.map(({ ctgId }) => ctgId)}::uuid[])
    order by plain_text(name), id limit ${pageSize} offset ${(shown - 1) * pageSize}`.execute(db)
  const ids = ctgs.map(({ id }) => id)
  const [{ rows: counts }, carriers] = await Promise.all([
    sql<ThemeCount>`
      select action.ctg_id as "ctgId", theme.catalogue_key as "themeKey", theme.id is not null as "hasTheme", count(*)::int as count
      from action left join theme on theme.ctg_id = action.ctg_id and theme.id = action.theme_id
      where action.ctg_id = any(${ids}::uuid[]) and action.status not in ('abandoned', 'deferred')
      group by action.ctg_id, theme.catalogue_key, theme.id is not null`.execute(db),
    countCarriersOfMany(db, ids),
  ])
  const countOf = (ctgId: string, isOf: (count: ThemeCount) => boolean) =>
    counts.filter((one) => one.ctgId === ctgId && isOf(one)).reduce((sum, { count }) => sum + count, 0)
  const themes = usualThemes.filter(
    ({ key, isOfDepartment }) => !isOfDepartment || counts.some(({ themeKey }) => themeKey === key),
  )
  return {
    page: shown,
    pageCount,
    themes: themes.map(({ key, name }) => ({ key, name })),
    rows: ctgs.map((ctg) => ({
      ...ctg,
      byTheme: themes.map(({ key }) => countOf(ctg.id, ({ themeKey }) => themeKey === key)),
      ownThemes: countOf(
        ctg.id,
        ({ themeKey, hasTheme }) => hasTheme && !usualThemes.some(({ key }) => key === themeKey),
      ),
      withoutTheme: countOf(ctg.id, ({ hasTheme }) => !hasTheme),
      carriers: carriers.get(ctg.id) ?? null,
    })),
  }
}
export type ComparePageData = Awaited<ReturnType<typeof getComparePage>>
