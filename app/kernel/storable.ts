/** What PostgreSQL can keep of what is sent: no NUL, which nobody sees or means, and no half of a character. Pure. */

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))

/** The same words without what no text holds; half a character becomes the sign of one that is not known. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** The same in texts and names, in lists and plain objects; anything else as it is. */
export function storable(given: unknown): unknown {
  if (typeof given === 'string') return storableText(given)
  if (Array.isArray(given)) return given.map(storable)
  if (typeof given !== 'object' || given === null || !isPlain(given)) return given
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [storableText(name), storable(value)]))
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

/** As the database would give it back: without what is undefined, free of what made it. */
export const asStored = (value: object): unknown => JSON.parse(JSON.stringify(value))
