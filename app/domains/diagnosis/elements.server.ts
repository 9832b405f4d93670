/** The elements under a finding: figures frozen as they are read, and testimonies. Rules: docs/rules/diagnosis.md §4. */

import { datasetIdOf } from '#app/domains/deposits/deposits.ts'
import { getSeriesReading } from '#app/domains/deposits/queries.server.ts'
import { type FrozenReading, frozenReadingShape } from '#app/domains/observatory/frozen-reading.ts'
import { getReading } from '#app/domains/observatory/queries.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { addRows, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from './input-labels.fr.ts'
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
    indicatorIds: inputLabels.indicatorWithoutValue,
  })

/** A figure as it is asked; year null: the latest known. */
type ReadingToFreeze = { readonly indicatorId: string; readonly territoryCode: string; readonly year: number | null }
type FindingKey = { readonly ctgId: string; readonly findingId: string }

/**
 * Reads, freezes and keeps under the finding; one already there stays as it was frozen. One reading at a time: a finding rests on a
 * few figures, a dozen at most.
 * @throws DomainError invalid for an indicator without figure
 */
export async function addFrozenReadings(
  { tx }: Work,
  { ctgId, findingId }: FindingKey,
  readings: readonly ReadingToFreeze[],
) {
  for (const { indicatorId, territoryCode, year: until } of readings) {
    const datasetId = datasetIdOf(indicatorId)
    const year = until ?? undefined
    const frozen =
      datasetId === undefined
        ? await getReading(tx, indicatorId, territoryCode, year)
        : await getSeriesReading(tx, { ctgId, datasetId, year }, territoryCode)
    if (frozen.year === null) throw noFigure()
    const place = {
      indicator_id: indicatorId,
      series_id: datasetId ?? null,
      territory_code: territoryCode,
      year: frozen.year,
    }
    await tx
      .insertInto('finding_figure')
      .values({ ctg_id: ctgId, finding_id: findingId, ...place, frozen: JSON.stringify(frozen) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function requireTestimonies({ tx }: Work, ctgId: string, themeId: string, testimonyIds: readonly string[]) {
  if (testimonyIds.length === 0) return
  const rows = await rowsOf(tx, 'testimony', { ctg_id: ctgId, theme_id: themeId })
    .select(['id'])
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
  const existing = await rowsOf(tx, 'finding_figure', { ctg_id: ctgId, finding_id: findingId }).list([
    'indicator_id as indicatorId',
  ])
  const added = input.indicatorIds.filter((id) => !existing.some(({ indicatorId }) => indicatorId === id))
  await tx
    .deleteFrom('finding_figure')
    .where('ctg_id', '=', ctgId)
    .where('finding_id', '=', findingId)
    .where('indicator_id', 'not in', input.indicatorIds.length > 0 ? [...input.indicatorIds] : [''])
    .execute()
  if (added.length > 0) {
    const territoryCode = input.territoryCode ?? (await getMainTerritory(tx, ctgId))
    const readings = [...new Set(added)].map((indicatorId) => ({ indicatorId, territoryCode, year: input.year }))
    await addFrozenReadings(work, finding, readings)
  }
  await tx.deleteFrom('finding_testimony').where('ctg_id', '=', ctgId).where('finding_id', '=', findingId).execute()
  await addRows(
    tx,
    'finding_testimony',
    [...new Set(input.testimonyIds)].map((id) => ({ ctg_id: ctgId, finding_id: findingId, testimony_id: id })),
  )
}

/** The reading as it was frozen: what was written by `saveElements` is read back through its own shape. */
export const readFrozen = (frozen: unknown): FrozenReading => frozenReadingShape.parse(frozen)
