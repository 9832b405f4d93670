/**
 * How numbers, dates and lists are written in French on screens, in mails and in documents. Pure; the clock is an argument.
 * Days are `YYYY-MM-DD` strings, instants are `Date`. Ordinals come as plain text (`1er`); `OrdinalText` raises them on screen.
 */
import { clockTimeIn, type DatePrecision, dayIn, parisZone } from './calendar.ts'
import { atHour, months, shortMonths } from './calendar-words.fr.ts'
import { rememberTexts } from './remember-texts.ts'

const NO_BREAK_SPACE = '\u00a0'
const NARROW_NO_BREAK_SPACE = '\u202f'
const MINUS = '\u2212'

type DayParts = { readonly year: number; readonly month: number; readonly date: number }

function dayParts(day: string): DayParts {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined || !(month >= 1 && month <= 12))
    throw new RangeError(`not a day: ${day}`)
  return { year, month, date }
}

const monthName = (month: number): string => months[month - 1] ?? ''
const shortMonthName = (month: number): string => shortMonths[month - 1] ?? ''
const dateOfMonth = (date: number): string => (date === 1 ? '1er' : String(date))

/** A formatter and the numbers it formatted: pages show mostly the same ones. */
type FormatCache = { readonly format: Intl.NumberFormat; readonly written: Map<number, string> }

const mostWritten = 4_000

/** Making a formatter costs a hundred times what using it does: one is kept for each number of decimals. */
const numberFormats = new Map<number | undefined, FormatCache>()

function numberFormat(decimals: number | undefined): FormatCache {
  const cached = numberFormats.get(decimals)
  if (cached) return cached
  const digits =
    decimals === undefined
      ? { maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const format = new Intl.NumberFormat('fr-FR', { ...digits, signDisplay: 'negative' })
  const made = { format, written: new Map<number, string>() }
  numberFormats.set(decimals, made)
  return made
}

/**
 * `12 345,6`, with narrow no-break spaces and a true minus sign.
 * @param decimals exact number of decimals; without it, two at most and no trailing zero
 */
export function formatNumber(value: number, decimals?: number): string {
  const { format, written } = numberFormat(decimals)
  const before = written.get(value)
  if (before !== undefined) return before
  if (written.size >= mostWritten) written.clear()
  const text = format.format(value).replace(/\s/g, NARROW_NO_BREAK_SPACE).replace('-', MINUS)
  written.set(value, text)
  return text
}

/** `+3,2`, `−26`, `0`: a change, always with its sign. */
export function formatChange(value: number, decimals?: number): string {
  const text = formatNumber(value, decimals)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** `16,0 %`. @param percent 0-100 */
export const formatPercent = (percent: number, decimals?: number): string =>
  `${formatNumber(percent, decimals)}${NO_BREAK_SPACE}%`

/** `340 Ko`, `1,2 Mo`, `1,9 Go`. */
export const formatFileSize = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.ceil(bytes / 1000))}${NO_BREAK_SPACE}Ko`
    : bytes < 1_000_000_000
      ? `${formatNumber(bytes / 1_000_000, 1)}${NO_BREAK_SPACE}Mo`
      : `${formatNumber(bytes / 1_000_000_000, 1)}${NO_BREAK_SPACE}Go`

/** `42 000 €`; the cents are written when there are some. */
export const formatEuros = (euros: number): string =>
  `${formatNumber(euros, Number.isInteger(euros) ? 0 : 2)}${NO_BREAK_SPACE}€`

/** The number written by a person (`1 234,5`, `1234.5`, `−3`, `,5`), or undefined when it is not one. */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(MINUS, '-').replace(',', '.')
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

/** `14 janvier 2027`, `1er avril 2027`. */
export function formatDay(day: string): string {
  const { year, month, date } = dayParts(day)
  return `${dateOfMonth(date)} ${monthName(month)} ${year}`
}

/** `24 nov.`; with `today`, the year is said when it is another one: `14 janv. 2027`. */
export function formatShortDay(day: string, today?: string): string {
  const { year, month, date } = dayParts(day)
  const short = `${dateOfMonth(date)} ${shortMonthName(month)}`
  return today !== undefined && dayParts(today).year !== year ? `${short} ${year}` : short
}

/** `mars 2027`. */
function formatMonth(day: string): string {
  const { year, month } = dayParts(day)
  return `${monthName(month)} ${year}`
}

/** `janv. 2028`. */
export function formatShortMonth(day: string): string {
  const { year, month } = dayParts(day)
  return `${shortMonthName(month)} ${year}`
}

const quarterOrdinal = (month: number): string => formatOrdinal(Math.ceil(month / 3))

/** `1er trimestre 2027`. */
function formatQuarter(day: string): string {
  const { year, month } = dayParts(day)
  return `${quarterOrdinal(month)} trimestre ${year}`
}

/** `1er trim. 2027`. */
function formatShortQuarter(day: string): string {
  const { year, month } = dayParts(day)
  return `${quarterOrdinal(month)} trim. ${year}`
}

const formatYear = (day: string): string => String(dayParts(day).year)

const dateFormats: Record<DatePrecision, (day: string) => string> = {
  day: formatDay,
  month: formatMonth,
  quarter: formatQuarter,
  year: formatYear,
}
const shortDateFormats: Record<DatePrecision, (day: string) => string> = {
  day: (day) => `${formatShortDay(day)} ${formatYear(day)}`,
  month: formatShortMonth,
  quarter: formatShortQuarter,
  year: formatYear,
}

/** A date as precisely as it is known: `14 janvier 2027`, `mars 2027`, `1er trimestre 2027`, `2027`. */
export const formatDate = (day: string, precision: DatePrecision): string => dateFormats[precision](day)

/** The same in tables: `14 janv. 2027`, `janv. 2028`, `1er trim. 2027`, `2027`. */
export const formatShortDate = (day: string, precision: DatePrecision): string => shortDateFormats[precision](day)

/** `14 h 05`, `9 h`; in Europe/Paris unless said otherwise. */
export function formatHour(at: Date, timeZone = parisZone): string {
  const [hour, minute] = clockTimeIn(timeZone, at).split(':')
  const hours = `${Number(hour)}${NO_BREAK_SPACE}h`
  return minute === '00' ? hours : `${hours}${NO_BREAK_SPACE}${minute}`
}

/** `24 novembre 2026 à 14 h 05`; in Europe/Paris unless said otherwise. */
export const formatInstant = (at: Date, timeZone = parisZone): string =>
  atHour(formatDay(dayIn(timeZone, at)), formatHour(at, timeZone))

/** `1er` (`1re` for a feminine noun), `2e`, `30e`. */
export function formatOrdinal(rank: number, gender: 'masculine' | 'feminine' = 'masculine'): string {
  if (rank !== 1) return `${formatNumber(rank)}e`
  return gender === 'feminine' ? '1re' : '1er'
}

/** A piece of text, or the raised end of an ordinal; `start` is its place in the text. */
type OrdinalPiece = { readonly text: string; readonly start: number; readonly isRaised: boolean }

/** Titles and names, which a page of a list says dozens of. */
const shownTexts = { longest: 400, mostCharacters: 400_000 }

/** Cuts `1er trim. 2027` into `1`, raised `er`, ` trim. 2027`; the pieces joined give the text back. */
export const splitOrdinals = rememberTexts((text): readonly OrdinalPiece[] => {
  const pieces: OrdinalPiece[] = []
  for (const [index, piece] of text.split(/(?<=(?<![\p{L}\d.,])[\d\u202f]+)(er|re|es?)(?![\p{L}\d])/u).entries()) {
    const start = pieces.reduce((length, before) => length + before.text.length, 0)
    pieces.push({ text: piece, start, isRaised: index % 2 === 1 })
  }
  return pieces.filter((piece) => piece.text !== '')
}, shownTexts)

const monthWords = [...new Set([...months, ...shortMonths])].map((word) => word.replace('.', '\\.')).join('|')

/** A space inside a date, or before or after a sign that French sets off with one: the line never breaks there. */
const heldSpaces = new RegExp(
  [
    `(?<=(?<![\\p{L}\\d])\\d{1,2}(?:er)?) (?=(?:${monthWords})(?!\\p{L}))`,
    `(?<=(?<!\\p{L})(?:${monthWords}|trim\\.|trimestre)) (?=\\d{4}(?!\\d))`,
    '(?<=\\d(?:er|e)) (?=trim(?:\\.|estre))',
    String.raw` (?=[:;?!»](?:[\s).,]|$))`,
    '(?<=«) ',
  ].join('|'),
  'gu',
)

/** The same words, the line breaking neither inside `15 sept. 2027` nor before « : »; for what is shown, never for what is kept or sent. */
export const keepTogether = rememberTexts((text): string => text.replace(heldSpaces, NO_BREAK_SPACE), shownTexts)

/** The word that agrees with a count: French says « 0 action », « 1,5 action », « 2 actions ». */
export const plural = (count: number, one: string, many = `${one}s`): string => (Math.abs(count) < 2 ? one : many)

/** `0 action`, `27 actions`, `3 chevaux`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)}${NO_BREAK_SPACE}${plural(count, one, many)}`

/** `a`, `a et b`, `a, b et c`; empty text for an empty list. */
export function formatList(items: readonly string[], conjunction: 'et' | 'ou' = 'et'): string {
  const last = items.at(-1) ?? ''
  const others = items.slice(0, -1)
  return others.length === 0 ? last : `${others.join(', ')} ${conjunction} ${last}`
}

/** All of a few, the first ones of many: `a, b, c, d et 14 autres`. */
export function formatFirst(items: readonly string[], most = 5): string {
  const first = items.length <= most ? items : items.slice(0, most - 1)
  const more = items.length - first.length
  return formatList(more > 0 ? [...first, formatCount(more, 'autre')] : first)
}

/** `CM` for « Claire Martin », `JD` for « Jean-Pierre Dupont »: first letters of the first and last words. */
export function formatInitials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase('fr-FR')
}

/** With a capital: « Actes attendus ». */
export const atStart = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** Without one, inside a sentence: « actes attendus ». For words of ours: a name keeps its capital. */
export const withinSentence = (text: string): string => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)

/** The beginning of a text, for the head of a page or a choice in a list. */
export const shorten = (text: string, maxLength: number): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).trimEnd()}…`
