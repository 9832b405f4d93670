/** Pieces of the slice's form schemas. Pure. */
import { z } from 'zod'
import {
  asList,
  choice,
  emptyToNull,
  id,
  ids,
  line,
  optionalId,
  optionalNumber,
  optionalText,
  year,
} from '#app/kernel/fields.ts'
import { findingKinds } from './diagnosis.ts'
import { measureKinds } from './objective.ts'

const indicatorId = () =>
  z.string().regex(/^[a-z0-9-]{1,80}$/, { error: 'Cet indicateur n’est pas connu : choisissez-le dans la liste.' })

/** A finding's words and what it rests on. */
export const findingFields = {
  kind: choice(findingKinds, 'Dites s’il s’agit d’un atout, d’une faiblesse, d’une opportunité ou d’un risque.'),
  title: line('Écrivez le constat en une phrase.'),
  text: optionalText(),
  indicatorIds: z
    .preprocess(
      asList,
      z
        .array(indicatorId())
        .max(12, { error: 'Choisissez 12 chiffres au plus : un constat repose sur peu d’éléments.' }),
    )
    .prefault(''),
  territoryCode: z
    .preprocess(
      emptyToNull,
      z
        .string()
        .regex(/^[0-9A-Z]{2,12}$/, { error: 'Ce territoire n’est pas connu.' })
        .nullable(),
    )
    .prefault(''),
  /** The last vintage not after this year; empty: the latest known. */
  year: year(),
  testimonyIds: ids(),
}

export const issueFields = {
  title: line('Écrivez l’enjeu en une phrase.'),
  publics: optionalText(500),
  findingIds: ids(),
}

/** An objective's words and how it is measured; `measureProblems` says what does not hold together. */
export const objectiveFields = {
  axisId: id(),
  issueId: optionalId(),
  title: line('Écrivez l’objectif en une phrase.'),
  measureKind: choice(measureKinds, 'Dites comment cet objectif est mesuré.').default('own'),
  indicatorId: z.preprocess(emptyToNull, indicatorId().nullable()).prefault(''),
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
