/**
 * What is kept of what is sent: no NUL, which PostgreSQL refuses and nobody means, no half of a character, no page of blanks, which
 * nobody reads and every pattern that looks past a blank would walk again from each of them (docs/decisions/0092). Pure.
 */

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))

/** Blanks one after the other: more than any table of words is aligned with. */
export const mostBlanks = 200

/** The same words, in time that is in proportion to the text: a run is looked at from its beginning alone. */
export const withoutLongBlanks = (text: string): string =>
  text.length <= mostBlanks ? text : text.replace(/(?<!\s)(\s{200})\s+/g, '$1')

/** The same words without what no text holds; half a character becomes the sign of one that is not known. */
export const storableText = (text: string): string => withoutLongBlanks(text.replaceAll('\u0000', '').toWellFormed())

/** The same in texts and names, in lists and plain objects; anything else as it is. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, value]) => [storableText(name), storable(value)]))
}

/**
 * JSON that someone sent, as a form carries it in a field: escaped, what cannot be kept passes the border of commands unseen.
 * @returns undefined when it is no JSON
 */
export function readSentJson(text: string): unknown {
  try {
    return storable(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The value as JSON gives it back: without undefined fields, and a copy of its own. */
export const asStored = (value: object): unknown => JSON.parse(JSON.stringify(value))
