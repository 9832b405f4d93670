/** From an objective's form to its row: what it refers to exists, and its measure holds together. */
import type { z } from 'zod'
import { listMemberSeries } from '#app/domains/deposits/queries.server.ts'
import { roundTo } from '#app/domains/observatory/observatory.ts'
import { getReading } from '#app/domains/observatory/queries.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from './input-labels.fr.ts'
import type { objectiveFields } from './inputs.ts'
import { measureProblems } from './objective.ts'
import { objectiveLabels } from './objective-labels.fr.ts'
import { getMainTerritory } from './territory.server.ts'

type ObjectiveInput = z.output<z.ZodObject<typeof objectiveFields>>

async function requirePlaces({ tx }: Work, ctgId: string, { axisId, issueId }: ObjectiveInput): Promise<void> {
  const axis = await rowOf(tx, 'axis', { ctgId, id: axisId }).find(['id'])
  if (!axis) throw new DomainError('not-found', 'diagnosis.axis-not-found')
  if (issueId === null) return
  const issue = await rowOf(tx, 'issue', { ctgId, id: issueId }).find(['id'])
  if (!issue) throw new DomainError('not-found', 'diagnosis.issue-not-found')
}

/** A baseline left empty under an indicator is its last known value, with its year. Rule: docs/rules/diagnosis.md §7.3. */
async function baselineOf({ tx }: Work, ctgId: string, input: ObjectiveInput) {
  const typed = { baseline: input.baseline, baseline_year: input.baselineYear }
  if (input.measureKind !== 'indicator' || input.indicatorId === null) return typed
  const { reading, decimals } = await getReading(tx, input.indicatorId, await getMainTerritory(tx, ctgId))
  if (input.baseline !== null || reading.kind === 'missing') return typed
  return { baseline: roundTo(reading.value, decimals), baseline_year: reading.year }
}

const placeOf = ({ axisId, issueId, title }: ObjectiveInput) => ({ axis_id: axisId, issue_id: issueId, title })

/**
 * Its last value is read of what is deposited; the one written is for who does not read it there. Rule: docs/rules/diagnosis.md §7.4.
 * @throws DomainError invalid at its field for a series withdrawn meanwhile, or of another CTG
 */
async function seriesRow({ tx }: Work, ctgId: string, input: ObjectiveInput, seriesId: string) {
  const [series] = await listMemberSeries(tx, ctgId, seriesId)
  if (!series)
    throw new DomainError('invalid', 'diagnosis.measure-incomplete', { seriesId: inputLabels.measureSeriesGone })
  const { name, unit, statisticalUnit, value, year } = series
  const isTyped = input.baseline !== null
  return {
    ...placeOf(input),
    ...{ is_measurable: true, not_measurable_reason: '', indicator_id: null, series_id: seriesId },
    ...{ measure_name: name, measure_unit: objectiveLabels.seriesUnit(unit, statisticalUnit) },
    baseline: isTyped ? input.baseline : value,
    baseline_year: isTyped ? input.baselineYear : year,
    ...{ target: input.target, target_year: input.targetYear, last_value: value, last_value_year: year },
  }
}

/** @throws DomainError invalid at the fields of the measure; not-found for an axis, issue or indicator that is not there */
export async function objectiveRow(work: Work, ctgId: string, input: ObjectiveInput) {
  const problems = measureProblems(input)
  if (Object.keys(problems).length > 0) throw new DomainError('invalid', 'diagnosis.measure-incomplete', problems)
  await requirePlaces(work, ctgId, input)
  const isOwn = input.measureKind === 'own'
  if (input.measureKind === 'series' && input.seriesId !== null) return seriesRow(work, ctgId, input, input.seriesId)
  const isMeasurable = input.measureKind !== 'none'
  const place = { ...placeOf(input), is_measurable: isMeasurable, series_id: null }
  if (!isMeasurable)
    return {
      ...place,
      measure_name: null,
      measure_unit: null,
      indicator_id: null,
      not_measurable_reason: input.notMeasurableReason,
      baseline: null,
      baseline_year: null,
      target: null,
      target_year: null,
      last_value: null,
      last_value_year: null,
    }
  return {
    ...place,
    measure_name: isOwn ? input.measureName : null,
    measure_unit: isOwn ? input.measureUnit : null,
    indicator_id: isOwn ? null : input.indicatorId,
    not_measurable_reason: '',
    ...(await baselineOf(work, ctgId, input)),
    target: input.target,
    target_year: input.targetYear,
    last_value: isOwn ? input.lastValue : null,
    last_value_year: isOwn ? input.lastValueYear : null,
  }
}
