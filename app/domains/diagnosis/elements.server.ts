/** The elements under a finding: figures frozen as they are read, and testimonies. Rules: docs/rules/diagnosis.md §4. */

import { datasetIdOf } from '#app/domains/deposits/deposits.ts'
import { getSeriesReading } from '#app/domains/deposits/queries.server.ts'
import { type FrozenReading, frozenReadingShape } from '#app/domains/observatory/frozen-reading.ts'
import { getReading } from '#app/domains/observatory/queries.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { getMainTerritory } from './territory.server.ts'

export type ElementsInput = {
  readonly indicatorIds: readonly string[]
  /** Territory read; null: the CTG's main one. */
  readonly territoryCode: string | null
  /** The last vintage not after it; null: the latest known. */
  readonly year: number | null
  readonly testimonyIds: readonly string[]
}

const noFigure = () =>
  new DomainError('invalid', 'diagnosis.no-figure', {
    indicatorIds: 'Un de ces indicateurs n’a aucune valeur pour ce territoire : décochez-le.',
  })

/** Reads and freezes. One reading at a time: a finding rests on a few figures, a dozen at most. */
async function freezeReadings(
  { tx }: Work,
  ctgId: string,
  indicatorIds: readonly string[],
  territoryCode: string,
  year: number | null,
) {
  const readings: { readonly frozen: FrozenReading; readonly year: number }[] = []
  for (const indicatorId of new Set(indicatorIds)) {
    const datasetId = datasetIdOf(indicatorId)
    const frozen =
      datasetId === undefined
        ? await getReading(tx, indicatorId, territoryCode, year ?? undefined)
        : await getSeriesReading(tx, { ctgId, datasetId, year: year ?? undefined }, territoryCode)
    if (frozen.year === null) throw noFigure()
    readings.push({ frozen, year: frozen.year })
  }
  return readings
}

async function requireTestimonies({ tx }: Work, ctgId: string, themeId: string, testimonyIds: readonly string[]) {
  if (testimonyIds.length === 0) return
  const rows = await tx
    .selectFrom('testimony')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('theme_id', '=', themeId)
    .where('id', 'in', [...testimonyIds])
    .execute()
  if (rows.length !== new Set(testimonyIds).size) throw new DomainError('not-found', 'diagnosis.testimony-not-found')
}

/**
 * Makes these the elements of the finding. A figure already there keeps the reading it was frozen with; a new one is frozen now.
 * @throws DomainError not-found for an unknown indicator, territory or testimony; invalid for an indicator without figure
 */
export async function saveElements(
  work: Work,
  finding: { readonly ctgId: string; readonly themeId: string; readonly findingId: string },
  input: ElementsInput,
): Promise<void> {
  const { tx } = work
  const { ctgId, themeId, findingId } = finding
  await requireTestimonies(work, ctgId, themeId, input.testimonyIds)
  const kept = await tx
    .selectFrom('finding_figure')
    .select('indicator_id as indicatorId')
    .where('ctg_id', '=', ctgId)
    .where('finding_id', '=', findingId)
    .execute()
  const added = input.indicatorIds.filter((id) => !kept.some(({ indicatorId }) => indicatorId === id))
  await tx
    .deleteFrom('finding_figure')
    .where('ctg_id', '=', ctgId)
    .where('finding_id', '=', findingId)
    .where('indicator_id', 'not in', input.indicatorIds.length > 0 ? [...input.indicatorIds] : [''])
    .execute()
  if (added.length > 0) {
    const territoryCode = input.territoryCode ?? (await getMainTerritory(tx, ctgId))
    const readings = await freezeReadings(work, ctgId, added, territoryCode, input.year)
    await tx
      .insertInto('finding_figure')
      .values(
        readings.map(({ frozen, year }) => ({
          ctg_id: ctgId,
          finding_id: findingId,
          indicator_id: frozen.indicatorId,
          series_id: datasetIdOf(frozen.indicatorId) ?? null,
          territory_code: territoryCode,
          year,
          frozen: JSON.stringify(frozen),
        })),
      )
      .execute()
  }
  await tx.deleteFrom('finding_testimony').where('ctg_id', '=', ctgId).where('finding_id', '=', findingId).execute()
  if (input.testimonyIds.length === 0) return
  await tx
    .insertInto('finding_testimony')
    .values([...new Set(input.testimonyIds)].map((id) => ({ ctg_id: ctgId, finding_id: findingId, testimony_id: id })))
    .execute()
}

/** The reading as it was frozen: what was written by `saveElements` is read back through its own shape. */
export const readFrozen = (frozen: unknown): FrozenReading => frozenReadingShape.parse(frozen)
