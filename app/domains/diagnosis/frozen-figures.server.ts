/** The figures under every finding of a CTG, as they were frozen. The caller has checked the right to read. */
import { listSeriesCorrections } from '#app/domains/deposits/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { readFrozen } from './elements.server.ts'
import type { FrozenFigure } from './printed.fr.ts'

/** By finding, in the order of the catalogue, series of the parties last: as on the page of the finding. */
export async function listFrozenFigures(
  db: Reader,
  ctgId: string,
): Promise<ReadonlyMap<string, readonly FrozenFigure[]>> {
  const rows = await db
    .selectFrom('finding_figure')
    .leftJoin('indicator', 'indicator.id', 'finding_figure.indicator_id')
    .select(['finding_id as findingId', 'frozen'])
    .where('ctg_id', '=', ctgId)
    .orderBy('indicator.position', (order) => order.asc().nullsLast())
    .orderBy('indicator_id')
    .execute()
  const figures = rows.map(({ findingId, frozen }) => ({ findingId, frozen: readFrozen(frozen) }))
  const corrections = await listSeriesCorrections(
    db,
    ctgId,
    figures.map(({ frozen }) => frozen.indicatorId),
  )
  const corrected = figures.map(({ findingId, frozen }) => ({
    findingId,
    figure: { frozen, correction: corrections.get(frozen.indicatorId) ?? null },
  }))
  return new Map(
    [...Map.groupBy(corrected, ({ findingId }) => findingId)].map(([id, list]) => [
      id,
      list.map(({ figure }) => figure),
    ]),
  )
}
