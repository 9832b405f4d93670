/** The figures one may put in a text of a CTG (docs/rules/writing.md §10.6): its indicators, on its communes, their département, the région, France. */
import { sql } from 'kysely'
import type { EvidenceFigure } from '#app/domains/documents/document-text.ts'
import { readEvidence } from '#app/domains/observatory/evidence.server.ts'
import { listLatestReadings } from '#app/domains/observatory/queries.server.ts'
import { type EvidenceFigures, evidenceName } from '#app/domains/writing/evidence-keys.ts'
import type { EvidenceKey } from '#app/domains/writing/rich-text.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { findMainTerritory } from './territory.server.ts'

/** Shown at once: one narrows by a word more. */
const most = 20

export type FigureChoices = {
  readonly territories: readonly { readonly code: string; readonly name: string }[]
  /** The one the figures are read for; null for a CTG without perimeter. */
  readonly territoryCode: string | null
  readonly figures: readonly { readonly key: EvidenceKey; readonly figure: EvidenceFigure }[]
}

type FigureChoicesQuery = { readonly ctgId: string; readonly search?: string; readonly territoryCode?: string }

/** What cards say to a member of the CTG. @throws DomainError not-found for a stranger */
export function readTextFigures(
  { db, actor }: Context,
  ctgId: string,
  keys: readonly EvidenceKey[],
): Promise<EvidenceFigures> {
  requireMembership(actor, ctgId)
  return readEvidence(db, keys)
}

/**
 * @returns the last known figure of each indicator whose name holds every word asked, in the order of the themes
 * @throws DomainError not-found for a stranger
 */
export async function listFigureChoices({ db, actor }: Context, query: FigureChoicesQuery): Promise<FigureChoices> {
  requireMembership(actor, query.ctgId)
  const [main, territories] = await Promise.all([
    findMainTerritory(db, query.ctgId),
    sql<{ code: string; name: string }>`
      with commune as (
        select territory.* from ctg_perimeter join territory on territory.code = territory_code
        where ctg_id = ${query.ctgId}
      )
      select code, name, kind from territory
      where code in (select code from commune)
        or code in (select department_code from commune)
        or code in (select region_code from commune)
        or kind = 'country'
      order by kind, name`.execute(db),
  ])
  const chosen = territories.rows.find(({ code }) => code === query.territoryCode)?.code ?? main ?? null
  const known = { territories: territories.rows.map(({ code, name }) => ({ code, name })), territoryCode: chosen }
  if (chosen === null) return { ...known, figures: [] }
  const words = (query.search ?? '').split(/\s+/).filter((word) => word !== '')
  const indicators = await sql<{ id: string }>`
    select id from indicator
    left join (select indicator_id, min(theme) as first_theme, min(position) as position from indicator_theme group by 1) as place
      on place.indicator_id = indicator.id
    where (
      select coalesce(bool_and(position(plain_text(word) in plain_text(name)) > 0), true)
      from unnest(${words}::text[]) as word)
    order by place.first_theme nulls last, place.position, indicator.name`.execute(db)
  const readings = await listLatestReadings(
    db,
    indicators.rows.map(({ id }) => id),
    chosen,
  )
  const keys = readings.flatMap(({ indicator, year, reading }) =>
    year === null || reading.kind === 'missing' ? [] : [{ indicatorId: indicator.id, territoryCode: chosen, year }],
  )
  const shown = keys.slice(0, most)
  const figures = await readEvidence(db, shown)
  return {
    ...known,
    figures: shown.flatMap((key) => {
      const figure = figures[evidenceName(key)]
      return figure ? [{ key, figure }] : []
    }),
  }
}
