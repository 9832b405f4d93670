/** Pieces of the slice's form schemas. Pure. */

import { z } from 'zod'
import { fieldLabels } from '#app/kernel/field-labels.fr.ts'
import {
  asList,
  choice,
  emptyToNull,
  id,
  ids,
  line,
  optionalChoice,
  optionalId,
  optionalInteger,
  optionalNumber,
  optionalText,
  year,
} from '#app/kernel/fields.ts'
import { findingKinds } from './diagnosis.ts'
import { inputLabels } from './input-labels.fr.ts'
import { type Scores, scoreCriteria, scoreValues } from './issue-ranks.ts'
import { measureKinds } from './objective.ts'

const indicatorId = () => z.string().regex(/^[a-z0-9-]{1,80}$/, { error: inputLabels.indicatorUnknown })

/** Which proposal of Trame: its rule and the figures it was read in. */
export const draftKey = () => z.string({ error: fieldLabels.reload }).min(1, { error: fieldLabels.reload }).max(2000)

/** A finding's words and what it rests on. */
export const findingFields = {
  kind: choice(findingKinds, inputLabels.findingKind),
  title: line(inputLabels.finding),
  text: optionalText(),
  indicatorIds: z.preprocess(asList, z.array(indicatorId()).max(12, { error: inputLabels.mostFigures })).prefault(''),
  territoryCode: z
    .preprocess(
      emptyToNull,
      z
        .string()
        .regex(/^[0-9A-Z]{2,12}$/, { error: inputLabels.territoryUnknown })
        .nullable(),
    )
    .prefault(''),
  /** The last vintage not after this year; empty: the latest known. */
  year: year(),
  testimonyIds: ids(),
}

export const issueFields = {
  title: line(inputLabels.issue),
  argument: optionalText(400),
  publics: optionalText(500),
  findingIds: ids(),
}

/** An objective's words and how it is measured; `measureProblems` says what does not hold together. */
export const objectiveFields = {
  axisId: id(),
  issueId: optionalId(),
  title: line(inputLabels.objective),
  measureKind: choice(measureKinds, inputLabels.measureKind).default('own'),
  indicatorId: z.preprocess(emptyToNull, indicatorId().nullable()).prefault(''),
  seriesId: optionalId(),
  measureName: optionalText(200),
  measureUnit: optionalText(60),
  notMeasurableReason: optionalText(500),
  baseline: optionalNumber(),
  baselineYear: year(),
  target: optionalNumber(),
  targetYear: year(),
  lastValue: optionalNumber(),
  lastValueYear: year(),
}

/** The version a form was opened on; 0 when nothing was there. */
export const versionOrNone = () => z.coerce.number({ error: fieldLabels.reload }).int().min(0)

/** What one party gives an issue, as a row of its form: the three scores, or none of them. */
const scoreRow = z
  .object({
    id: id(),
    version: versionOrNone(),
    gravity: optionalChoice(scoreValues),
    capacity: optionalChoice(scoreValues),
    urgency: optionalChoice(scoreValues),
    argument: optionalText(400),
  })
  .superRefine((row, { addIssue }) => {
    const missing = scoreCriteria.filter((criterion) => row[criterion] === null)
    if (missing.length === 0 || (missing.length === scoreCriteria.length && row.argument === '')) return
    for (const criterion of missing) addIssue({ code: 'custom', path: [criterion], message: inputLabels.criteria })
  })

export type GivenScores = Scores & { readonly issueId: string; readonly version: number; readonly argument: string }

/** Issues left without a score are left out. */
export const scoreRows = () =>
  z
    .array(scoreRow)
    .max(200)
    .default([])
    .transform((rows) =>
      rows.flatMap(({ id: issueId, gravity, capacity, urgency, ...row }): readonly GivenScores[] =>
        gravity && capacity && urgency
          ? [{ ...row, issueId, gravity: Number(gravity), capacity: Number(capacity), urgency: Number(urgency) }]
          : [],
      ),
    )

/** The place asked for each issue; places asked twice follow the order of the form. In order. */
export const rankRows = () =>
  z
    .array(z.object({ id: id(), rank: optionalInteger({ min: 1, max: 999 }) }))
    .max(500)
    .default([])
    .transform((rows) =>
      rows
        .map(({ id: issueId, rank }) => ({ issueId, rank: rank ?? Number.MAX_SAFE_INTEGER }))
        .toSorted((one, other) => one.rank - other.rank),
    )
