/**
 * How much room a text takes, without a font: enough to split a table over slides and to keep words inside their boxes.
 * Widths are those of a common sans-serif (Arial), rounded up. Pure. Points everywhere. Rules: docs/rules/documents.md §14.
 */

/** Width of a character, as a part of the size of the text; the first that matches. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl'’|]/u, 0.23],
  [/[ftI.,:;!/() \u00a0\u202f[\]]/u, 0.28],
  [/[r°-]/u, 0.34],
  [/[csvxyzkJ]/u, 0.5],
  [/[wCDGHNOQRUÔÇ]/u, 0.76],
  [/[mM]/u, 0.84],
  [/[WœŒæÆ@%—…]/u, 1],
  [/[\p{Lu}&]/u, 0.67],
  [/[\p{Ll}\d«»€–?]/u, 0.56],
]

/** Bold letters are wider. */
export const boldRatio = 1.08

function characterWidth(character: string): number {
  for (const [pattern, width] of widths) if (pattern.test(character)) return width
  return character.codePointAt(0) === undefined || /\p{M}/u.test(character) ? 0 : 1.1
}

const knownWidths = new Map<string, number>()

function widthOf(character: string): number {
  const known = knownWidths.get(character)
  if (known !== undefined) return known
  const width = characterWidth(character)
  knownWidths.set(character, width)
  return width
}

/** Width of a text on one line. */
export function textWidth(text: string, size: number): number {
  let total = 0
  for (const character of text) total += widthOf(character)
  return total * size
}

const longestWord = (text: string): string => {
  let longest = ''
  for (const word of text.split(/[ \t\n-]+/)) if (word.length > longest.length) longest = word
  return longest
}

/** Width of the longest word, which a column should not cut. */
export const longestWordWidth = (text: string, size: number): number => textWidth(longestWord(text), size)

const longestLineWidth = (text: string, size: number): number =>
  Math.max(...text.split('\n').map((line) => textWidth(line, size)))

/** Cuts a word too long for a line at the last character that fits. */
function cutWord(word: string, width: number, size: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character, size) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

/** Where such a word may be cut: anywhere; a very long one every few letters, for each place costs time. */
const cutPlace = '\u200b'
const cutAnywhere = (word: string): string => {
  const letters = Array.from(word)
  const step = letters.length > 200 ? 12 : 1
  return Array.from({ length: Math.ceil(letters.length / step) }, (_, at) =>
    letters.slice(at * step, (at + 1) * step).join(''),
  ).join(cutPlace)
}

/** A text whose words hold in a column of this width: only those that do not may be cut, and no other keeps a mark of it. */
export const cutWide = (text: string, width: number, size: number): string =>
  longestWordWidth(text, size) <= width
    ? text
    : text.replace(/[^\s-]+/g, (word) => (textWidth(word, size) > width ? cutAnywhere(word) : word))

/** The lines of a text in a box of this width, broken at spaces, as a word processor does; at least one, maybe empty. */
export function breakLines(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph
      .split(' ')
      .flatMap((one) => (textWidth(one, size) > width ? cutWord(one, width, size) : [one]))) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && textWidth(longer, size) > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    lines.push(line)
  }
  return lines
}

export const countLines = (text: string, width: number, size: number): number => breakLines(text, width, size).length

/** Cuts a text into parts of at most this number of lines. */
export function splitText(text: string, width: number, size: number, maxLines: number): readonly string[] {
  const lines = breakLines(text, width, size)
  const parts: string[] = []
  for (let start = 0; start < lines.length; start += maxLines)
    parts.push(lines.slice(start, start + maxLines).join(' '))
  return parts
}

/** The largest of these sizes at which the text holds in the box; the smallest when none does. @param sizes largest first */
export function fittingSize(
  text: string,
  box: { readonly width: number; readonly lines: number },
  sizes: readonly number[],
): number {
  return sizes.find((size) => countLines(text, box.width, size) <= box.lines) ?? sizes.at(-1) ?? 12
}

/** What a column holds, in points, with the margins of its cells. */
export type ColumnNeed = {
  readonly share: number
  /** Its longest word: less would cut it. */
  readonly least: number
  /** Its longest text, on one line: more would be wasted. */
  readonly most: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** What each column asks at least; when the page has not as much, the most demanding give way, all to the same width. */
function leastWidths(needs: readonly ColumnNeed[], total: number): readonly number[] {
  const byLeast = needs.map(({ least }) => least).sort((one, other) => one - other)
  let left = total
  for (const [index, least] of byLeast.entries()) {
    const fair = left / (byLeast.length - index)
    if (least > fair) return needs.map((need) => Math.min(need.least, fair))
    left -= least
  }
  return needs.map(({ least }) => least)
}

/** In the proportions of the shares, but no column narrower than its longest word as long as the others can give. */
function sharedWidths(needs: readonly ColumnNeed[], total: number): readonly number[] {
  const least = leastWidths(needs, total)
  const fixed = new Set<number>()
  const widthAt = (index: number): number => {
    if (fixed.has(index)) return least[index] ?? 0
    const left = total - sum(least.filter((_width, other) => fixed.has(other)))
    const sharesLeft = sum(needs.filter((_need, other) => !fixed.has(other)).map(({ share }) => share))
    return (left * (needs[index]?.share ?? 1)) / sharesLeft
  }
  for (const _round of needs) {
    const narrow = needs.flatMap((_need, index) =>
      !fixed.has(index) && widthAt(index) < (least[index] ?? 0) ? [index] : [],
    )
    if (narrow.length === 0) break
    for (const index of narrow) fixed.add(index)
  }
  return needs.map((_need, index) => widthAt(index))
}

/**
 * Widths of columns: their shares first; then what a column of short texts does not use goes to those whose texts run over
 * several lines.
 * @returns as many widths as columns; their sum is `total`
 */
export function columnWidths(needs: readonly ColumnNeed[], total: number): readonly number[] {
  const shared = sharedWidths(needs, total)
  const spare = needs.map(({ most }, index) => Math.max(0, (shared[index] ?? 0) - most))
  const lack = needs.map(({ most }, index) => Math.max(0, most - (shared[index] ?? 0)))
  const moved = Math.min(sum(spare), sum(lack))
  if (moved === 0) return shared
  return shared.map(
    (width, index) => width - ((spare[index] ?? 0) * moved) / sum(spare) + ((lack[index] ?? 0) * moved) / sum(lack),
  )
}

/** What the columns of a table hold. @param sizeAt points, since heads and first columns may be bold @param margin of a cell, both sides */
export function columnNeeds(
  columns: readonly { readonly header: string; readonly share?: number }[],
  rows: readonly (readonly string[])[],
  sizeAt: (isHead: boolean, column: number) => number,
  margin: number,
): readonly ColumnNeed[] {
  return columns.map(({ header, share }, column) => {
    const measure = (width: (text: string, size: number) => number): number =>
      Math.max(
        width(header, sizeAt(true, column)),
        ...rows.map((row) => width(row[column] ?? '', sizeAt(false, column))),
      ) + margin
    return { share: share ?? 1, least: measure(longestWordWidth), most: measure(longestLineWidth) }
  })
}
