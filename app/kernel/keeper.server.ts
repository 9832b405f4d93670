/**
 * What was read, kept a while by the process: for readings that cost much more than they weigh, and whose key says all that they
 * depend on. A reading that a transaction makes is never kept: it may be of what will not be written.
 */

const usualMs = 60_000

type CachedReading<T> = { readonly at: number; readonly reading: T }

/**
 * @param most readings kept; the oldest leave first
 * @param isLight whether a reading is worth the memory it takes; one that is not is made again each time
 * @param keptMs a minute, unless its key changes with all but what may be that old
 * @returns `keep` the reading that is not older, else a new one; `find` it without making one; `forget` all of a reader
 */
export function createKeeper<T>(most: number, isLight: (reading: T) => boolean = () => true, keptMs = usualMs) {
  /** By place read from: two databases of one process (tests) never share. */
  const byReader = new WeakMap<object, Map<string, CachedReading<T>>>()
  const find = (reader: object, key: string, now: number): CachedReading<T> | undefined => {
    const known = byReader.get(reader)?.get(key)
    return known && now - known.at < keptMs ? known : undefined
  }
  return {
    find,
    keep(reader: object, key: string, now: number, read: () => T): T {
      const readings = byReader.get(reader) ?? new Map<string, CachedReading<T>>()
      byReader.set(reader, readings)
      const known = find(reader, key, now)
      if (known) return known.reading
      const reading = read()
      readings.delete(key)
      if (!isLight(reading)) return reading
      readings.set(key, { at: now, reading })
      // A reading that failed is made again.
      if (reading instanceof Promise) reading.catch(() => readings.delete(key))
      const [oldest] = readings.keys()
      if (readings.size > most && oldest !== undefined) readings.delete(oldest)
      return reading
    },
    forget: (reader: object): boolean => byReader.delete(reader),
  }
}
