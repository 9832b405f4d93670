/** What differs between two states of a sheet, as the journal keeps it. Pure. */

type Value = string | number | boolean | null
export type Changes = Readonly<Record<string, { readonly before: Value; readonly after: Value }>>

/** `endsOn` of `endsPrecision`; another field is its own. */
const dateOf = (field: string): string => field.replace(/Precision$/, 'On')

/** The fields of `after` whose value is another one in `before`; empty when nothing changed. A date is read with its precision. */
export const changedFields = <State extends Readonly<Record<string, Value>>>(before: State, after: State): Changes =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => before[field] !== value || before[dateOf(field)] !== after[dateOf(field)])
      .map(([field, value]) => [field, { before: before[field] ?? null, after: value }]),
  )
