/** Writes indicators, their themes and figures, all at once and as often as one likes. Rules: docs/rules/observatory.md §1. */
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { forgetFigures } from './kept-figures.server.ts'
import type { Indicator, ThemeKey } from './observatory.ts'
import type { Figure } from './theme-figures.ts'

/** Any fixed number: two nodes starting together load one after the other. */
const loadingLock = 72_710_368

export type FigureSet = {
  /** Parents and operands anywhere in the list. */
  readonly indicators: readonly Indicator[]
  /** Ids by theme, in order of reading. */
  readonly indicatorsByTheme: Readonly<Record<ThemeKey, readonly string[]>>
  readonly figures: readonly Figure[]
}

/** The theme an indicator is first listed under; `portrait` for one that only serves to compute others. */
function placesOf({ indicatorsByTheme }: FigureSet) {
  const places = Object.entries(indicatorsByTheme).flatMap(([theme, ids]) =>
    ids.map((indicatorId, position) => ({ theme, indicatorId, position })),
  )
  const themeOf = (id: string) => places.find(({ indicatorId }) => indicatorId === id)?.theme ?? 'portrait'
  return { places, themeOf }
}

/**
 * Adds what is new and corrects what changed; removes nothing but places in themes. The territories must be loaded.
 * @returns how many figures were added or changed
 */
export async function loadFigures(db: Database, set: FigureSet): Promise<number> {
  forgetFigures(db)
  const { places, themeOf } = placesOf(set)
  const indicators = set.indicators.map((indicator, position) => ({
    ...indicator,
    theme: themeOf(indicator.id),
    position,
  }))
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${loadingLock})`.execute(tx)
    await sql`
      insert into indicator (
        id, name, short_name, theme, unit, decimals, statistical_unit, definition, numerator, denominator, numerator_id,
        denominator_id, is_rate, direction, usual_lag_months, producer, source, secrecy_rule, parent_id, position)
      select id, name, "shortName", theme, unit, decimals, "statisticalUnit", definition, numerator, denominator,
        "numeratorId", "denominatorId", "isRate", direction, "usualLagMonths", producer, source, "secrecyRule", "parentId",
        position
      from jsonb_to_recordset(${JSON.stringify(indicators)}::jsonb) as given (
        id text, name text, "shortName" text, theme text, unit indicator_unit, decimals smallint, "statisticalUnit" text,
        definition text, numerator text, denominator text, "numeratorId" text, "denominatorId" text, "isRate" boolean,
        direction indicator_direction, "usualLagMonths" integer, producer text, source text, "secrecyRule" text,
        "parentId" text, position integer)
      on conflict (id) do update set
        name = excluded.name, short_name = excluded.short_name, theme = excluded.theme, unit = excluded.unit,
        decimals = excluded.decimals, statistical_unit = excluded.statistical_unit, definition = excluded.definition,
        numerator = excluded.numerator, denominator = excluded.denominator, numerator_id = excluded.numerator_id,
        denominator_id = excluded.denominator_id, is_rate = excluded.is_rate, direction = excluded.direction,
        usual_lag_months = excluded.usual_lag_months, producer = excluded.producer, source = excluded.source,
        secrecy_rule = excluded.secrecy_rule, parent_id = excluded.parent_id, position = excluded.position`.execute(tx)
    await sql`delete from indicator_theme`.execute(tx)
    await sql`
      insert into indicator_theme (theme, indicator_id, position)
      select theme, "indicatorId", position
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as given (theme text, "indicatorId" text, position integer)`.execute(tx)
    const { numAffectedRows } = await sql`
      insert into figure as known (indicator_id, territory_code, year, value, status)
      select "indicatorId", "territoryCode", year, value, status
      from jsonb_to_recordset(${JSON.stringify(set.figures)}::jsonb)
        as given ("indicatorId" text, "territoryCode" text, year integer, value numeric, status figure_status)
      on conflict (indicator_id, territory_code, year) do update set value = excluded.value, status = excluded.status
      where (known.value, known.status) is distinct from (excluded.value, excluded.status)`.execute(tx)
    await sql`analyze figure`.execute(tx)
    return Number(numAffectedRows ?? 0)
  })
}
