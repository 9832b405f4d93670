/** Pieces of the slice’s form schemas. Pure. */
import { z } from 'zod'
import { choice, line, optionalChoice, optionalInteger, optionalText } from '#app/kernel/fields.ts'
import { facilityKinds, facilityStates, operatorKinds } from './facilities.ts'
import { inputLabels } from './input-labels.fr.ts'

export const someYear = () =>
  z.coerce
    .number({ error: inputLabels.year })
    .int({ error: inputLabels.year })
    .min(1990, { error: inputLabels.yearInRange })
    .max(2100, { error: inputLabels.yearInRange })

const communeCode = z
  .preprocess((value) => (value === '' || value === undefined ? null : value), z.string().max(10).nullable())
  .prefault('')

/** What a facility is, whatever the year. */
export const identityFields = {
  name: line(inputLabels.facilityName, 200),
  kind: choice(facilityKinds, 'Choisissez le type.'),
  communeCode,
  address: optionalText(300),
}

/** « oui », « non », not known. */
const known = z
  .preprocess((value) => (value === '' || value === undefined ? null : value), z.enum(['yes', 'no']).nullable())
  .prefault('')
  .transform((answer) => (answer === null ? null : answer === 'yes'))

/** What it is one year. */
export const yearFields = {
  state: choice(facilityStates, inputLabels.state),
  places: optionalInteger({ min: 0, max: 100_000 }),
  opening: optionalText(200),
  operator: optionalText(200),
  operatorKind: optionalChoice(operatorKinds),
  hasCof: known,
  source: line(inputLabels.descriptionSource, 200),
  note: optionalText(1000),
}

/** The year an address asks for; undefined for none, or for what is no year. */
export const askedYear = (search: URLSearchParams): number | undefined =>
  someYear()
    .optional()
    .catch(undefined)
    .parse(search.get('annee') ?? undefined)
