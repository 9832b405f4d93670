/** How a count is read in a place. Pure. */
import type { PlaceName } from './named-places.ts'
import type { Places } from './places.server.ts'

/** Undefined: this place does not tell it of this CTG. */
export type Read = (places: Places) => number | undefined
export type Readings = Readonly<Record<string, Read>>

/** The first group of the pattern. @param silent what saying nothing means; undefined: nothing is told */
export const told =
  (place: PlaceName, pattern: RegExp, silent?: 0): Read =>
  ({ words }) => {
    const text = words[place]
    if (text === undefined) return
    const found = text.match(pattern)?.[1]
    return found === undefined ? silent : Number(found)
  }
/** How often the marks are there. */
export const marks =
  (place: PlaceName, pattern: RegExp): Read =>
  ({ html }) =>
    html[place] === undefined ? undefined : [...html[place].matchAll(pattern)].length
/** How often it is said. */
export const said =
  (place: PlaceName, pattern: RegExp): Read =>
  ({ words }) =>
    words[place] === undefined ? undefined : [...words[place].matchAll(pattern)].length
export const sum =
  (place: PlaceName, pattern: RegExp): Read =>
  ({ words }) =>
    words[place] === undefined
      ? undefined
      : [...words[place].matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0)
/** Rows of a file. */
export const rows =
  (place: PlaceName): Read =>
  ({ rows: counts }) =>
    counts[place]
/** How many different ones are said. */
export const different =
  (place: PlaceName, pattern: RegExp): Read =>
  ({ words }) =>
    words[place] === undefined ? undefined : new Set(words[place].match(pattern)).size
