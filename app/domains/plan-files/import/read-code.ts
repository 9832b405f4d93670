/** The code of an action: that of its column, else the number before its title. Pure. Rules: docs/rules/taking-up.md §3. */
import type { Cells } from './read-dates.ts'

export const maxCode = 30

/** Excel shows as « 4,2 » the number someone typed « 4.2 ». */
export const codeOf = (cells: Cells): string =>
  cells.map(({ cell }) => (/^\d+,\d+$/.test(cell.text) ? cell.text.replace(',', '.') : cell.text)).join(' ')

const ownCodes = [
  /^(?:fiche action|fiche|action)\s*(?:n°\s*)?(\d+(?:\.\d+)*)\s*[-–—:.)]*\s+(\S.*)$/i,
  /^((?:FA|[A-Z]{1,2})[\s-]?\d+(?:\.\d+)*|\d+(?:\.\d+)*)\s*[-–—:.)]+\s+(\S.*)$/,
  /^(FA\s?\d+(?:\.\d+)*|[A-RU-Z]\d+(?:\.\d+)*|\d+(?:\.\d+)+)\s+(\S.*)$/,
]

const unspaced = (code: string): string => code.replace(/\s/g, '').toLowerCase()

/**
 * « 3 - Guide logement », « FA 12 : Relais »: the number before the title is its code, when no column holds another. Held by its
 * column too, it leaves the title where a sign sets it apart: « Action 1.1 du plan » is a title.
 */
export function splitCode(title: string, code: string): { readonly code: string; readonly title: string } {
  const match = ownCodes.map((pattern) => pattern.exec(title)).find((found) => found !== null)
  const [whole = '', own = '', rest = title] = match ?? []
  const between = whole.slice(whole.indexOf(own) + own.length, whole.length - rest.length)
  const isAnother = code !== '' && (unspaced(own) !== unspaced(code) || between.trim() === '')
  return own === '' || isAnother ? { code, title } : { code: code || own, title: rest }
}
