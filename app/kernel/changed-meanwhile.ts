/** The refusal of an optimistic lock: the form keeps what was typed, and each field shows what was saved meanwhile. Pure. */
import { DomainError } from './errors.ts'
import { fieldLabels } from './field-labels.fr.ts'

type Value = string | number | boolean | null

const words = (value: Value | undefined): string =>
  value === null || value === undefined || value === ''
    ? 'vide'
    : `« ${value === true ? 'oui' : value === false ? 'non' : value} »`

/**
 * The conflict to throw when the version read by the form is no longer the saved one.
 * @param saved values now in the database, by name of field, as the form writes them
 * @param typed the same fields, as submitted
 */
export function changedMeanwhile(
  slice: string,
  saved: Readonly<Record<string, Value>>,
  typed: Readonly<Record<string, Value | undefined>>,
): DomainError {
  const differing = Object.entries(saved).filter(([name, value]) => (typed[name] ?? '') !== (value ?? ''))
  return new DomainError(
    'conflict',
    `${slice}.changed-meanwhile`,
    Object.fromEntries(differing.map(([name, value]) => [name, fieldLabels.savedMeanwhile(words(value))])),
  )
}
