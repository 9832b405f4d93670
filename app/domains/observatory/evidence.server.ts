/** Reads the figures that texts show, in one statement and one question to the country’s figures. Rules: docs/rules/observatory.md §9. */
import { sql } from 'kysely'
import { withFormerParts } from '#app/domains/territory/split-communes.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import { type EvidenceFigures, evidenceName } from '#app/domains/writing/evidence-keys.ts'
import type { EvidenceKey } from '#app/domains/writing/rich-text.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { evidenceFigure } from './evidence-words.ts'
import { keptEvidence } from './kept-figures.server.ts'
import type { Indicator } from './observatory.ts'
import { type Figure, mergeFigures, openFigures } from './theme-figures.ts'
import { warehouseVersion } from './warehouse.server.ts'
import { listNationalFigures } from './warehouse-reads.server.ts'

type Row = {
  readonly indicators: readonly Indicator[]
  readonly territories: readonly Territory[]
  readonly figures: readonly Figure[]
}

/** An indicator, whole, of the table `indicator`. */
export const indicatorColumns = sql`
  id, name, short_name as "shortName", parent_id as "parentId", unit, decimals, statistical_unit as "statisticalUnit",
  definition, numerator, denominator, numerator_id as "numeratorId", denominator_id as "denominatorId",
  is_rate as "isRate", direction, usual_lag_months as "usualLagMonths", producer, source, secrecy_rule as "secrecyRule"`

/**
 * Figures as whoever reads the text sees them. All are published ones: a party's own dataset, which not everybody may read, has
 * no indicator id.
 * @returns by `evidenceName`; an unknown indicator or territory is left out; no statement when nothing is asked
 */
export async function readEvidence(db: Reader, keys: readonly EvidenceKey[]): Promise<EvidenceFigures> {
  if (keys.length === 0) return {}
  // A transaction may have written figures: it reads its own.
  if (db.isTransaction) return readFigures(db, keys)
  return keptEvidence.keep(db, `${warehouseVersion()} ${JSON.stringify(keys)}`, Date.now(), () => readFigures(db, keys))
}

async function readFigures(db: Reader, keys: readonly EvidenceKey[]): Promise<EvidenceFigures> {
  const indicatorIds = [...new Set(keys.map(({ indicatorId }) => indicatorId))]
  const codes = [...new Set(keys.map(({ territoryCode }) => territoryCode))]
  const { rows } = await sql<Row>`
    with wanted as (
      select unnest(${indicatorIds}::text[]) as id
      union
      select unnest(array[numerator_id, denominator_id]) from indicator where id = any(${indicatorIds})
    ),
    asked as (select * from territory where code = any(${codes})),
    place as (
      select * from asked
      union
      select commune.* from territory as commune join asked on commune.kind = 'commune' and (
        (asked.kind = 'departement' and commune.department_code = asked.code)
        or (asked.kind = 'ept' and commune.ept_code = asked.code)
        or (asked.kind = 'epci' and commune.epci_code = asked.code))
    )
    select
      coalesce((select json_agg(known) from (
        select ${indicatorColumns} from indicator join wanted using (id)) as known), '[]') as indicators,
      coalesce((select json_agg(known) from (
        select code, kind, name, siren, population, department_code as "departmentCode", region_code as "regionCode",
          epci_code as "epciCode", ept_code as "eptCode" from place) as known), '[]') as territories,
      coalesce((select json_agg(read) from (
        select indicator_id as "indicatorId", territory_code as "territoryCode", year, value, status
        from figure join wanted on wanted.id = figure.indicator_id join place on place.code = figure.territory_code
      ) as read), '[]') as figures`.execute(db)
  const [row] = rows
  if (!row) return {}
  const { indicators, territories, figures } = row
  const national = await listNationalFigures({
    indicatorIds: indicators.map(({ id }) => id),
    territoryCodes: withFormerParts(territories.map(({ code }) => code)),
  })
  const known = { indicators, territories, opened: openFigures(mergeFigures(figures, national), indicators) }
  return Object.fromEntries(
    keys.flatMap((key) => {
      const figure = evidenceFigure(known, key)
      return figure ? [[evidenceName(key), figure]] : []
    }),
  )
}
