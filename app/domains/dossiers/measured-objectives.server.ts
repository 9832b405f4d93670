/** Objectives of a CTG with their measures in words: start, target, last known value. Rules: docs/rules/followup.md §11. */
import { sql } from 'kysely'
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import {
  listObjectivesForDocument,
  mainTerritoryCode,
  type ObjectiveForDocument,
} from '#app/domains/diagnosis/queries.server.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { listLatestReadings } from '#app/domains/observatory/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { formatNumber } from '#app/kernel/format.ts'
import type { PackObjective } from './pack-data.ts'

type Measured = Pick<ObjectiveForDocument, 'indicatorUnit' | 'decimals' | 'measureUnit'>

/** A value in its unit: the indicator's, else that of the parties' own measure. */
const inWords = ({ indicatorUnit, decimals, measureUnit }: Measured, value: number): string =>
  indicatorUnit === null
    ? [formatNumber(value), measureUnit].filter(Boolean).join(' ')
    : observatoryLabels.formatValue({ unit: indicatorUnit, decimals: decimals ?? 1 }, value)

const yearly = (row: Measured, value: number | null, year: number | null) =>
  value === null ? null : { text: inWords(row, value), year }

type Placed = Pick<PackObjective, 'id' | 'code' | 'title' | 'themeId'>

export type MeasuredObjective = PackObjective & {
  readonly issueId: string | null
  /** The same values as numbers, for who judges them. */
  readonly values: { readonly baseline: number | null; readonly target: number | null; readonly last: number | null }
  /** By what: an indicator, or the parties’ own measure. */
  readonly measured: Measured & Pick<ObjectiveForDocument, 'indicatorId'>
}

/**
 * Three statements; the last value of an indicator is read from the figures of the main territory.
 * @param placed objectives in the order wanted, with their codes
 */
export async function listMeasuredObjectives(
  db: Reader,
  ctgId: string,
  placed: readonly Placed[],
): Promise<readonly MeasuredObjective[]> {
  const rows = await listObjectivesForDocument(db, ctgId)
  const readings = await listReadings(db, ctgId, [...new Set(rows.flatMap(({ indicatorId }) => indicatorId ?? []))])
  const readingOf = (row: ObjectiveForDocument) => readings.find(({ indicator }) => indicator.id === row.indicatorId)
  const lastOf = (row: ObjectiveForDocument) => {
    const found = readingOf(row)
    if (row.indicatorId === null) return yearly(row, row.lastValue, row.lastValueYear)
    return found ? { text: observatoryLabels.formatReading(found.indicator, found.reading), year: found.year } : null
  }
  const lastValueOf = (row: ObjectiveForDocument) => {
    if (row.indicatorId === null) return row.lastValue
    const reading = readingOf(row)?.reading
    return reading?.kind === 'value' ? reading.value : null
  }
  return placed.flatMap(({ id, code, title, themeId }) => {
    const row = rows.find((one) => one.id === id)
    if (!row) return []
    return [
      {
        ...{ id, code, title, themeId, issueId: row.issueId, issueTitle: row.issueTitle },
        ...{ isIssueRetained: row.issueStatus === 'retained', isMeasurable: row.isMeasurable },
        measureName: row.indicatorName ?? row.measureName,
        baseline: yearly(row, row.baseline, row.baselineYear),
        target: yearly(row, row.target, row.targetYear),
        last: lastOf(row),
        hypothesis: row.birthsHypothesis && diagnosisLabels.birthsHypothesis[row.birthsHypothesis],
        values: { baseline: row.baseline, target: row.target, last: lastValueOf(row) },
        measured: {
          ...{ indicatorId: row.indicatorId, indicatorUnit: row.indicatorUnit },
          ...{ decimals: row.decimals, measureUnit: row.measureUnit },
        },
      },
    ]
  })
}

async function listReadings(db: Reader, ctgId: string, indicatorIds: readonly string[]) {
  if (indicatorIds.length === 0) return []
  const { rows } = await sql<{ code: string | null }>`select ${mainTerritoryCode(ctgId)} as code`.execute(db)
  const code = rows[0]?.code
  return code ? listLatestReadings(db, indicatorIds, code) : []
}
