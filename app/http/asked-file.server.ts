/** Filters in the address of a file. A page shows which criteria it understood; a file cannot: an unknown one is refused. */
import { DomainError } from '#app/kernel/errors.ts'

/**
 * The value that the address names; the first one by default.
 * @throws DomainError not-found for another name
 */
export function requireChoice<Value extends string>(
  name: string | null,
  known: readonly [Value, ...Value[]],
  code: string,
  nameOf: (value: Value) => string = (value) => value,
): Value {
  if (name === null) return known[0]
  const value = known.find((one) => nameOf(one) === name)
  if (value === undefined) throw new DomainError('not-found', code)
  return value
}

const longestText = 100

/** @param read the filter written back as an address. @throws DomainError invalid when a criterion of the query is not in it */
export function requireAllRead(query: URLSearchParams, read: URLSearchParams, names: readonly string[]): void {
  const words = (text: string): string => text.trim().slice(0, longestText)
  const isLeftOut = (name: string) => {
    const understood = read.getAll(name).map(words)
    return query.getAll(name).some((text) => words(text) !== '' && !understood.includes(words(text)))
  }
  if (names.some(isLeftOut)) throw new DomainError('invalid', 'plan.unknown-criterion')
}

/** A filter: how it is read from an address and written into one. */
type Criteria<Filter> = {
  readonly read: (parameters: URLSearchParams) => Filter
  readonly write: (filter: Filter) => URLSearchParams
  readonly names: readonly string[]
}

/** The filter of a file. @throws DomainError invalid when the address holds an unknown criterion */
export function requireFilter<Filter>({ url }: Request, { read, write, names }: Criteria<Filter>): Filter {
  const { searchParams } = new URL(url)
  const filter = read(searchParams)
  requireAllRead(searchParams, write(filter), names)
  return filter
}
