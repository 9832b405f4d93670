/** Dates as people write them in plans: « 1er trim. 2027 », « sept-26 », « 2026-2027 », « rentrée 2026 ». Pure. */
import { type DatePrecision, firstDayOf } from '#app/kernel/calendar.ts'
import { plainWords } from './plain-words.ts'

export type ReadDate = { readonly day: string; readonly precision: DatePrecision }
export type ReadPeriod = {
  readonly start: ReadDate | undefined
  readonly end: ReadDate | undefined
  /** Of a lone date that lasts, « S2 2026 »: when it begins, `end` being when it ends. */
  readonly from?: ReadDate
  /** « avant », « jusqu’en »: the words say that it is the end. */
  readonly isEnd?: true
}

const months: readonly (readonly [RegExp, number])[] = [
  // In English too: a spreadsheet set in it writes « March 2026 » of its own.
  [/^(?:janv|jan(?:uary)?$)/, 1],
  [/^(?:fev|feb(?:ruary)?$)/, 2],
  [/^mar(?:s|ch$)/, 3],
  [/^(?:avr|apr(?:il)?$)/, 4],
  [/^ma[iy]$/, 5],
  [/^ju(?:in|ne?$)/, 6],
  [/^jui?l/, 7],
  [/^(?:aout|aug(?:ust)?$)/, 8],
  [/^sept?/, 9],
  [/^oct/, 10],
  [/^nov/, 11],
  [/^dec/, 12],
]
const monthOf = (word: string): number | undefined => months.find(([start]) => start.test(word))?.[1]

/** « 26 » is 2026, « 2026 » is itself; anything else is no year of a CTG. */
function yearOf(text: string | undefined): number | undefined {
  const year = text === undefined ? Number.NaN : text.length === 2 ? 2000 + Number(text) : Number(text)
  return year >= 1990 && year <= 2100 ? year : undefined
}

/** @returns undefined for a day that does not exist: 31/09/2026 */
function dayOf(year: number | undefined, month: number | undefined, date = 1): string | undefined {
  if (year === undefined || month === undefined || month < 1 || month > 12) return
  const day = new Date(Date.UTC(year, month - 1, date))
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? day.toISOString().slice(0, 10) : undefined
}

function dated(day: string | undefined, precision: DatePrecision): ReadDate | undefined {
  return day === undefined ? undefined : { day: firstDayOf(day, precision), precision }
}

/** The first and the last day known of a lone date: the same one, but for what lasts several quarters. */
type Span = { readonly first: ReadDate; readonly last: ReadDate }
const at = (date: ReadDate | undefined): Span | undefined => date && { first: date, last: date }
const spanOf = (first: ReadDate | undefined, last: ReadDate | undefined): Span | undefined =>
  first && last && { first, last }

type Match = readonly (string | undefined)[]
type Rule = readonly [RegExp, (match: Match) => Span | undefined]
const year = '(\\d{4}|\\d{2})'
const rule = (pattern: string, read: (match: Match) => ReadDate | undefined): Rule => [
  new RegExp(`^${pattern}$`),
  (match) => at(read(match)),
]
const spanRule = (pattern: string, read: Rule[1]): Rule => [new RegExp(`^${pattern}$`), read]
const semester = (half: string | undefined, y: string | undefined): Span | undefined =>
  spanOf(dated(dayOf(yearOf(y), Number(half) * 6 - 5), 'quarter'), dated(dayOf(yearOf(y), Number(half) * 6), 'quarter'))
const ordinal = '(?:er|ere|re|e|eme|nd|nde)?'

const seasons: Readonly<Record<string, number>> = { printemps: 4, ete: 7, automne: 10 }

/** Two months of two years that follow one another: a winter, a school year. */
const acrossYears = (firstMonth: number, lastMonth: number, [, y, next]: Match): Span | undefined =>
  Number(yearOf(next)) - Number(yearOf(y)) === 1
    ? spanOf(dated(dayOf(yearOf(y), firstMonth), 'month'), dated(dayOf(yearOf(next), lastMonth), 'month'))
    : undefined

const rules: readonly Rule[] = [
  rule(`(\\d{1,2})[/.-](\\d{1,2})[/.-]${year}`, ([, d, m, y]) => dated(dayOf(yearOf(y), Number(m), Number(d)), 'day')),
  rule('(\\d{4})-(\\d{2})-(\\d{2})', ([, y, m, d]) => dated(dayOf(yearOf(y), Number(m), Number(d)), 'day')),
  rule(`(\\d{1,2})(?:er)? ([a-z]+)\\.? ${year}`, ([, d, m, y]) =>
    dated(dayOf(yearOf(y), monthOf(m ?? ''), Number(d)), 'day'),
  ),
  // « 06/27 »: there is no 27th month.
  rule('(\\d{1,2})/(1[3-9]|[2-9]\\d)', ([, m, y]) => dated(dayOf(yearOf(y), Number(m)), 'month')),
  rule(`(\\d{1,2})[/.-](\\d{4})`, ([, m, y]) => dated(dayOf(yearOf(y), Number(m)), 'month')),
  rule(`(?:fin |debut |mi |mi-)?([a-z]{3,9})\\.?[ /.-]*${year}`, ([, m, y]) =>
    dated(dayOf(yearOf(y), monthOf(m ?? '')), 'month'),
  ),
  rule(`[tq]([1-4])[ /.-]*${year}`, ([, q, y]) => dated(dayOf(yearOf(y), Number(q) * 3), 'quarter')),
  rule(`${year}[ /.-]*[tq]([1-4])`, ([, y, q]) => dated(dayOf(yearOf(y), Number(q) * 3), 'quarter')),
  rule(`([1-4]) ?${ordinal} ?trim(?:estre)?\\.? ?(?:de )?${year}`, ([, q, y]) =>
    dated(dayOf(yearOf(y), Number(q) * 3), 'quarter'),
  ),
  rule(`trim(?:estre)?\\.? ?([1-4])[ /.-]*${year}`, ([, q, y]) => dated(dayOf(yearOf(y), Number(q) * 3), 'quarter')),
  spanRule(`s ?([12])[ /.-]*${year}`, ([, s, y]) => semester(s, y)),
  spanRule(`${year}[ /.-]*s ?([12])`, ([, y, s]) => semester(s, y)),
  spanRule(`([12]) ?${ordinal} ?sem(?:estre)?\\.? ?(?:de )?${year}`, ([, s, y]) => semester(s, y)),
  spanRule(`sem(?:estre)?\\.? ?([12])[ /.-]*${year}`, ([, s, y]) => semester(s, y)),
  spanRule(`hiver ${year} ?[-/] ?${year}`, (match) => acrossYears(12, 3, match)),
  spanRule(`(?:annee )?scolaire ${year} ?[-/] ?${year}`, (match) => acrossYears(9, 7, match)),
  rule(`fin (?:d'annee|de l'annee|annee) ${year}`, ([, y]) => dated(dayOf(yearOf(y), 12), 'month')),
  rule(`debut (?:d'annee|de l'annee|annee) ${year}`, ([, y]) => dated(dayOf(yearOf(y), 1), 'quarter')),
  rule(`fin ${year}`, ([, y]) => dated(dayOf(yearOf(y), 12), 'month')),
  rule(`debut ${year}`, ([, y]) => dated(dayOf(yearOf(y), 1), 'quarter')),
  rule(`(?:mi|milieu)[ -]${year}`, ([, y]) => dated(dayOf(yearOf(y), 6), 'month')),
  rule(`rentree(?: scolaire| de septembre)?[ -]${year}`, ([, y]) => dated(dayOf(yearOf(y), 9), 'month')),
  rule(`(printemps|ete|automne) ${year}`, ([, season, y]) => dated(dayOf(yearOf(y), seasons[season ?? '']), 'quarter')),
  rule('(?:annee )?(\\d{4})', ([, y]) => dated(dayOf(yearOf(y), 1), 'year')),
]

/** Words around a date that change nothing to it. */
const around =
  /^(?:(?:des|a partir (?:de|du)|a compter (?:de|du)|courant|durant|au cours (?:de|du)|d'ici(?: a)?|avant(?: le)?|au plus tard(?: le| en| a| fin)?|depuis|demarrage(?: prevu)?|lancement(?: prevu)?|jusqu'(?:en|a|au)|pour|prevu[e]?(?: en| pour)?|vers|en|le|la|au|du|de|:)\s+|l')/

const startWords = /^(?:depuis|des|a partir|a compter|demarrage|lancement)\b/
const endWords = /^(?:jusqu'|avant|d'ici|au plus tard)/

const ordinals: readonly (readonly [RegExp, string])[] = [
  [/\bpremier\b/, '1er'],
  [/\b(?:second|deuxieme)\b/, '2e'],
  [/\btroisieme\b/, '3e'],
  [/\b(?:quatrieme|dernier)(?= trim)/, '4e'],
]

const byRules = (bare: string): Span | undefined => {
  for (const [pattern, read] of rules) {
    const match = pattern.exec(bare)
    const found = match && read(match)
    if (found) return found
  }
}

/** No date takes more words: « à compter du 1er septembre 2026 jusqu’au plus tard à la fin du deuxième trimestre 2027 ». */
const longestDate = 200

function readOne(words: string): Span | undefined {
  if (words.length > longestDate) return
  const plain = ordinals.reduce((text, [word, digit]) => text.replace(word, digit), words)
  const bare = [around, around, around]
    .reduce((text, known) => text.replace(known, ''), plain)
    .replace(/(?<![.,;:])[.,;:]+$/, '')
    .replace(/(\d{4}) \d{1,2}:\d{2}$/, '$1')
    .trim()
  const found = byRules(bare)
  if (found) return found
  // « fin du 1er semestre 2026 », « début T2 2027 »: one end of what lasts.
  const part = /^(debut|fin) (?:(?:du|de|de la) |de l')?(.+)$/.exec(bare)
  const whole = part ? byRules(part[2] ?? '') : undefined
  return whole && at(part?.[1] === 'fin' ? whole.last : whole.first)
}

/** One date; undefined when it is not understood. « septembre » without its year is not. @param bound of what lasts, which end */
export function parseDate(text: string, bound: 'start' | 'end' = 'end'): ReadDate | undefined {
  const span = readOne(plainWords(text))
  return bound === 'start' ? span?.first : span?.last
}

/** A serial number of a spreadsheet (days since 30 December 1899), or a year alone. */
export function dateOfNumber(value: number): ReadDate | undefined {
  if (!Number.isFinite(value)) return
  if (Number.isInteger(value) && value >= 1990 && value <= 2100) return { day: `${value}-01-01`, precision: 'year' }
  if (value < 32_874 || value > 73_415) return
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000).toISOString().slice(0, 10)
  return { day, precision: 'day' }
}

const wholeDuration =
  /duree de la (ctg|convention)|toute la (duree|ctg|convention)|tout au long de la (ctg|convention)|^sur la duree/

/** Whether the text says that an action lasts as long as the CTG; « permanent » does not say when it began. */
export const isWholeDuration = (text: string): boolean => wholeDuration.test(plainWords(text))

const wholeCtg = String.raw`(?:de |d')?(?:la |cette )?(?:ctg|convention)(?: \d{4}[ /-]+\d{4})?$`
const ctgEnd = new RegExp(`^(?:a la |en |jusqu'a la )?(?:fin|terme|echeance) ${wholeCtg}`)
const ctgStart = new RegExp(`^(?:au |des le )?(?:debut|demarrage) ${wholeCtg}`)

/** « fin de CTG », « début de la convention »: the day is the CTG's own; undefined for other texts. */
export function ctgBoundOf(text: string): 'start' | 'end' | undefined {
  const words = plainWords(text)
  return ctgEnd.test(words) ? 'end' : ctgStart.test(words) ? 'start' : undefined
}

/** « septembre à décembre 2026 »: the first half borrows the year of the second. */
const withYearOf = (start: string, end: string): string => {
  const found = /(\d{4})$/.exec(end)?.[1]
  return found && !/\d{4}|\d{2}$/.test(start) ? `${start} ${found}` : start
}

const between = /\s+(?:a|au|-|–|—|→|jusqu'a|jusqu'en|jusqu'au|et)\s+|\s*[–—→]\s*/

/** « 2027-28 »: the year that follows, written short. */
const withWholeYear = (words: string): string =>
  words.replace(/^(20(\d\d)) ?[-/–] ?(\d\d)$/, (all, first: string, short: string, next: string) =>
    Number(next) === Number(short) + 1 ? `${first}-20${next}` : all,
  )

/**
 * One date or two. A lone date is the end, unless its words say that it is the start: « depuis 2022 », « à partir de 2027 ».
 * @returns undefined when nothing, or only one half, is understood
 */
export function parsePeriod(text: string): ReadPeriod | undefined {
  const words = plainWords(text)
  if (words.length > longestDate) return
  const years = /^(?:de )?(\d{4})\s*[-/–à]\s*(\d{4})$/.exec(withWholeYear(words))
  const one = years ? undefined : readOne(words)
  if (one) return lonePeriod(one, words)
  const list = /^\d{4}(?:\s*[,;/+&-]\s*\d{4}|\s+et\s+\d{4})+$/.test(words)
    ? (words.match(/\d{4}/g) ?? []).toSorted()
    : []
  const [first, last] = years ? [years[1], years[2]] : [list.at(0), list.at(-1)]
  if (first && last) return ordered(readOne(first), readOne(last))
  // « mars-avril 2027 ».
  const months = /^([a-z]{3,9})\.?[-/]([a-z]{3,9}\.? \d{4})$/.exec(words)
  const halves = months ? [months[1], months[2]] : words.split(between)
  if (halves.length !== 2) return
  const [start = '', end = ''] = halves
  return ordered(readOne(withYearOf(start.trim(), end.trim())), readOne(end.trim()))
}

function lonePeriod({ first, last }: Span, words: string): ReadPeriod {
  if (startWords.test(words)) return { start: first, end: undefined }
  return {
    ...{ start: undefined, end: last },
    ...(first.day !== last.day && { from: first }),
    ...(endWords.test(words) && { isEnd: true as const }),
  }
}

function ordered(start: Span | undefined, end: Span | undefined): ReadPeriod | undefined {
  return start && end && start.first.day <= end.last.day ? { start: start.first, end: end.last } : undefined
}
