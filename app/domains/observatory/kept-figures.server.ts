/**
 * Figures already assembled, kept a minute. They are public and change only when a data set is loaded: reading, counting and
 * ranking thousands of them again at each page would be most of its cost. Nothing of a CTG is ever kept here.
 */
import type { ThemeFigures } from './observatory.ts'

const keptMs = 60_000
/** About as many perimeters as are read in a minute on one node; the oldest leave first. */
const most = 500

type Kept = { readonly at: number; readonly figures: Promise<ThemeFigures> }

/** By place read from: two databases of one process (tests) never share. */
const keptByReader = new WeakMap<object, Map<string, Kept>>()

/** The kept answer of less than a minute, else a new one; a failed reading is not kept. */
export function keepFigures(
  reader: object,
  key: string,
  now: number,
  read: () => Promise<ThemeFigures>,
): Promise<ThemeFigures> {
  const kept = keptByReader.get(reader) ?? new Map<string, Kept>()
  keptByReader.set(reader, kept)
  const known = kept.get(key)
  if (known && now - known.at < keptMs) return known.figures
  const figures = read()
  kept.delete(key)
  kept.set(key, { at: now, figures })
  figures.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return figures
}

/** After a data set was loaded. */
export const forgetFigures = (reader: object): boolean => keptByReader.delete(reader)
