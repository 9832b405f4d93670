/** The NUL character, which PostgreSQL cannot keep and nobody sees or means: left out of what is sent. Pure. */

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))

/** The same without it, in texts, lists and plain objects; anything else as it is. */
export function withoutNul(given: unknown): unknown {
  if (typeof given === 'string') return given.replaceAll('\u0000', '')
  if (Array.isArray(given)) return given.map(withoutNul)
  if (typeof given !== 'object' || given === null || !isPlain(given)) return given
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, withoutNul(value)]))
}
