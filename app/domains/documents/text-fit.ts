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

/**
 * Widths of columns: in the proportions of `shares`, but no column narrower than its `minima` as long as the others can give.
 * @returns as many widths as shares; their sum is `total`
 */
export function columnWidths(shares: readonly number[], minima: readonly number[], total: number): readonly number[] {
  const wanted = minima.map((minimum) => Math.min(minimum, total / shares.length))
  const fixed = new Set<number>()
  const sum = (numbers: readonly number[]): number => numbers.reduce((sofar, one) => sofar + one, 0)
  const widthAt = (index: number): number => {
    if (fixed.has(index)) return wanted[index] ?? 0
    const left = total - sum(wanted.filter((_minimum, other) => fixed.has(other)))
    const sharesLeft = sum(shares.filter((_share, other) => !fixed.has(other)))
    return (left * (shares[index] ?? 1)) / sharesLeft
  }
  for (const _round of shares) {
    const narrow = shares.flatMap((_share, index) =>
      !fixed.has(index) && widthAt(index) < (wanted[index] ?? 0) ? [index] : [],
    )
    if (narrow.length === 0) break
    for (const index of narrow) fixed.add(index)
  }
  return shares.map((_share, index) => widthAt(index))
}
