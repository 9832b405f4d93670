/**
 * A cache in memory, for reads that are costly but small, and whose key says all that they depend on. Reads within a transaction are
 * never kept: it may be rolled back.
 */

const usualMs = 60_000

type CachedReading<T> = { readonly at: number; readonly reading: T }

/**
 * @param most readings kept; the oldest leave first
 * @param isLight false for a result too large to be kept: it is read again each time
 * @param keptMs a minute, unless its key changes with all but what may be that old
 * @returns `keep` the reading that is not older, else a new one; `find` it without making one; `forget` all of a reader
 */
export function createKeeper<T>(most: number, isLight: (reading: T) => boolean = () => true, keptMs = usualMs) {
  /** By database: two databases of one process (tests) never share. */
  const byReader = new WeakMap<object, Map<string, CachedReading<T>>>()
  const find = (reader: object, key: string, now: number): CachedReading<T> | undefined => {
    const cached = byReader.get(reader)?.get(key)
    return cached && now - cached.at < keptMs ? cached : undefined
  }
  return {
    find,
    keep(reader: object, key: string, now: number, read: () => T): T {
      const readings = byReader.get(reader) ?? new Map<string, CachedReading<T>>()
      byReader.set(reader, readings)
      const cached = find(reader, key, now)
      if (cached) return cached.reading
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
