/** Headings that say a part of a year and not which: « J F M… », « sept. », « T1 ». The year is above them, in the title of the table or on its tab. Pure. Rules: docs/rules/taking-up.md §3.6. */
import { months } from '#app/kernel/calendar-words.fr.ts'
import { parseDate } from '#app/kernel/parse-date.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { fieldOfHeader } from './fields.ts'

const initials = 'JFMAMJJASOND'
/** Fewer letters may be codes of anything. */
const fewestLetters = 6
const fewestParts = 3

export type PartHeading = { readonly text: string; readonly year: number | undefined }
type Part = { readonly column: number; readonly text: string }
/** Columns next to each other. */
function runsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const runs: Part[][] = []
  for (const part of parts) {
    const run = runs.at(-1)
    if (run?.at(-1)?.column === part.column - 1) run.push(part)
    else runs.push([part])
  }
  return runs
}

/** « J F M A M J » in the order of a calendar, from whichever month it begins with; a run that fits two places names none. */
function monthsOfLetters(run: readonly Part[]): readonly Part[] {
  const starts = months.flatMap((_, start) =>
    run.every(({ text }, at) => text.toUpperCase() === initials[(start + at) % months.length]) ? [start] : [],
  )
  const [start] = starts
  if (run.length < fewestLetters || starts.length !== 1 || start === undefined) return []
  return run.map(({ column }, at) => ({ column, text: months[(start + at) % months.length] ?? '' }))
}

const isLetter = (text: string): boolean => text.length === 1 && initials.includes(text.toUpperCase())
const monthName =
  '(?:janv(?:ier)?|jan(?:uary)?|fevr?(?:ier)?|feb(?:ruary)?|mars|march|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|aout|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?)'
const quarterName =
  '[tq] ?[1-4]|[1-4] ?(?:ere?|nde?|e|eme)? ?trim(?:estre)?|trim(?:estre)?\\.? ?[1-4]|s ?[12]|[12] ?(?:ere?|nde?|e|eme)? ?sem(?:estre)?|sem(?:estre)?\\.? ?[12]'
/** Nothing else: « Décision », « Année », « Prévu » are none. */
const partAlone = new RegExp(`^(?:${monthName}|${quarterName}|printemps|ete|automne)\\.?$`)
/** A year that does not matter: does the text say a part of one, and not which? */
const placeIn = (text: string): string | undefined =>
  partAlone.test(plainWords(text)) ? parseDate(`${text} 2000`, 'start')?.day : undefined

/** « mars », « T1 »: of no year. */
export const saysPart = (text: string): boolean => placeIn(text) !== undefined

/** Parts of years next to each other, letters written as the months they are. */
const partsOf = (row: readonly string[]): readonly (readonly Part[])[] => {
  const cells = row.map((text, column) => ({ column, text: text.trim() }))
  const letters = runsOf(cells.filter(({ text }) => isLetter(text))).flatMap(monthsOfLetters)
  const named = cells.filter(({ text }) => !isLetter(text) && placeIn(text) !== undefined)
  return runsOf([...letters, ...named].toSorted((one, other) => one.column - other.column)).filter(
    ({ length }) => length >= fewestParts,
  )
}

/** Whether a row says nothing but parts of years, under a heading that may not be merged over them. */
export const areParts = (row: readonly string[]): boolean =>
  partsOf(row).flat().length === row.filter((text) => text !== '').length && partsOf(row).length > 0

/** Dates, « 12 décembre 2025 », « 12/2025 », and numbers, « 2025-118 »: two whole years, « 2026-2027 », are none. */
const ofSomethingElse = [
  /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|(?<!\d)\d{1,2}[/.-]20\d\d/g,
  new RegExp(`\\b${monthName}\\.? 20\\d\\d`, 'g'),
  /20\d\d[-/]\d{1,3}(?!\d)/g,
  // What follows says when the document was written, and not of which year its table is.
  /(?:\b(?:signee?s?|validee?s?|adoptee?s?|votee?s?|approuvee?s?|version|deliberation|mise? a jour|maj)\b|\bv\.? ?(?=20\d\d)|n°).*/g,
]
/** The years that texts say; those of a date, « version du 12/02/2026 », are of something else. */
const yearsIn = (texts: readonly string[]): readonly number[] => {
  const found = texts.flatMap((text) => {
    const words = ofSomethingElse.reduce((left, pattern) => left.replaceAll(pattern, ''), plainWords(text))
    return words.match(/(?<!\d)20\d\d(?!\d)/g) ?? []
  })
  return [...new Set(found.map(Number))].toSorted()
}

/** « 2026 », « Calendrier 2026 », and not « Résultats 2026 ». */
const saysWhen = (text: string): boolean => ['year', 'period'].includes(fieldOfHeader(text) ?? '')

/**
 * Each part with its year: the one above it; else those of the titles, when they are as many as the years the run goes through. Over
 * readings or notes, only a heading of years says one.
 */
function dated(run: readonly Part[], above: readonly string[], { titles, isTicked }: Outside) {
  const areTicked = run.every(({ column }) => isTicked(column))
  const left = above[(run[0]?.column ?? 0) - 1]
  let turn = 0
  const placed = run.map((part, at) => {
    const before = run[at - 1]
    if (before && (placeIn(part.text) ?? '') <= (placeIn(before.text) ?? '')) turn += 1
    const said = above[part.column] ?? ''
    // What goes on from before the run is a title, and not above it.
    const own = said !== left && (areTicked || saysWhen(said)) ? yearsIn([said]) : []
    return { ...part, turn, own: own.length === 1 ? own[0] : undefined }
  })
  const years = areTicked ? yearsIn(titles) : []
  const last = years[0] === undefined ? undefined : years[0] + years.length - 1
  const areSaid = years.length === turn + 1 && years.at(-1) === last
  return placed.map(({ column, text, turn: at, own }) => ({
    column,
    text,
    year: own ?? (areSaid ? years[at] : undefined),
  }))
}

type Outside = {
  /** The row right above the headings, spread. */
  readonly above: readonly string[]
  /** Titles and the name of the tab. */
  readonly titles: readonly string[]
  /** Whether a column holds ticks, colours and nothing else. */
  readonly isTicked: (column: number) => boolean
}

/**
 * By column, what a part of a year is called and of which year. @param rows headings, the upper ones spread over their columns
 */
export function partHeadings(rows: readonly (readonly string[])[], outside: Outside): ReadonlyMap<number, PartHeading> {
  const lowest = rows.at(-1) ?? []
  const above = lowest.map(
    (_, column) =>
      [...rows.slice(0, -1), outside.above]
        .map((texts) => texts[column] ?? '')
        .find((text) => yearsIn([text]).length === 1) ?? '',
  )
  const parts = partsOf(lowest).flatMap((run) => dated(run, above, outside))
  return new Map(parts.map(({ column, text, year }) => [column, { text, year }]))
}
