/** Indicators and their figures, as a page of a perimeter, or of many, assembles them. */
import { sql } from 'kysely'
import { withFormerParts } from '#app/domains/territory/split-communes.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { indicatorColumns } from './evidence.server.ts'
import type { Indicator, ThemeKey } from './observatory.ts'
import { type Figure, mergeFigures } from './theme-figures.ts'
import { listNationalFigures } from './warehouse-reads.server.ts'

/** Indicators asked for, in order, and after them the counts they are made of, which have no place. */
type PlacedIndicator = Indicator & { readonly place: number | null }

export type Which = { readonly themeKey: ThemeKey } | { readonly indicatorIds: readonly string[] }

export async function listIndicators(db: Reader, which: Which) {
  const places =
    'themeKey' in which
      ? sql`select indicator_id as id, position as place from indicator_theme where theme = ${which.themeKey}`
      : sql`select id, array_position(${[...which.indicatorIds]}::text[], id) as place from indicator where id = any(${[...which.indicatorIds]})`
  const { rows } = await sql<PlacedIndicator>`
    with placed as (${places}),
    operand as (
      select unnest(array[numerator_id, denominator_id]) as id from indicator join placed using (id)
    ),
    wanted as (select id, place from placed union all select id, null from operand where id not in (select id from placed))
    select distinct on (place, indicator.id) place, ${indicatorColumns}
    from wanted join indicator using (id)
    order by place, indicator.id`.execute(db)
  return rows
}

export async function listFigures(db: Reader, indicatorIds: readonly string[], codes: readonly string[]) {
  const territoryCodes = withFormerParts(codes)
  const [own, national] = await Promise.all([
    sql<Figure>`
    select indicator_id as "indicatorId", territory_code as "territoryCode", year, value, status
    from figure
    where indicator_id = any(${[...indicatorIds]}) and territory_code = any(${[...territoryCodes]})`.execute(db),
    listNationalFigures({ indicatorIds, territoryCodes }),
  ])
  return mergeFigures(own.rows, national)
}
