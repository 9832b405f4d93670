/** Calendar words as offices write them, with what they say. Pure. */
import type { Random } from '#test/seeded-choices.ts'
import type { Calendar, Span } from './truth.ts'

const months = [
  ...(['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'] as const),
  ...(['août', 'septembre', 'octobre', 'novembre', 'décembre'] as const),
] as const
const shortMonths = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']

const two = (number: number): string => String(number).padStart(2, '0')
const lastDay = (year: number, month: number): string =>
  `${year}-${two(month)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
/** Months from 1 to 12. */
const spanOf = (year: number, first: number, last: number): Span => ({
  from: `${year}-${two(first)}-01`,
  to: lastDay(year, last),
})
const yearSpan = (year: number): Span => spanOf(year, 1, 12)
const monthSpan = (year: number, month: number): Span => spanOf(year, month, month)
const dayFrench = (day: string): string => day.split('-').toReversed().join('/')

/** A date of one cell: its words, its days. `day` when a spreadsheet keeps it as a true date. */
export type SaidDate = { readonly words: string; readonly span: Span; readonly day?: string }
/** Words of one cell, what they say, and the habit they are an example of. */
export type SaidCalendar = {
  readonly words: string
  readonly says: Calendar
  readonly habit: string
  readonly day?: string
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function aDay(random: Random, year: number): string {
  return `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
}

/** One date, at a precision of its own. */
export function aDate(random: Random, year: number): SaidDate {
  const month = random.between(1, 12)
  const name = months[month - 1] ?? 'mai'
  const half = random.between(1, 2)
  const quarter = random.between(1, 4)
  const day = aDay(random, year)
  const whole = { from: day, to: day }
  const inMonth = monthSpan(year, month)
  const inHalf = spanOf(year, half * 6 - 5, half * 6)
  const inQuarter = spanOf(year, quarter * 3 - 2, quarter * 3)
  const ordinal = (rank: number): string => (rank === 1 ? '1er' : random.oneOf([`${rank}e`, `${rank}ème`]))
  return random.oneOf<SaidDate>([
    { words: String(year), span: yearSpan(year) },
    { words: `${name} ${year}`, span: inMonth },
    { words: `${capital(name)} ${year}`, span: inMonth },
    { words: `${shortMonths[month - 1]} ${year}`, span: inMonth },
    { words: `${two(month)}/${year}`, span: inMonth },
    { words: dayFrench(day), span: whole },
    { words: dayFrench(day), span: whole, day },
    { words: dayFrench(day), span: whole, day },
    { words: `S${half} ${year}`, span: inHalf },
    { words: `${ordinal(half)} semestre ${year}`, span: inHalf },
    { words: `T${quarter} ${year}`, span: inQuarter },
    { words: `${ordinal(quarter)} trimestre ${year}`, span: inQuarter },
    { words: `${random.oneOf(['rentrée', 'Rentrée'])} ${year}`, span: { ...spanOf(year, 8, 10), isLoose: true } },
    seasonOf(random, year),
  ])
}

/** Seasons are taken wide: nobody says which day. Winter straddles two years: never written here. */
const seasonOf = (random: Random, year: number): SaidDate =>
  random.oneOf<SaidDate>([
    { words: `printemps ${year}`, span: { ...spanOf(year, 3, 6), isLoose: true } },
    { words: `Été ${year}`, span: { ...spanOf(year, 6, 9), isLoose: true } },
    { words: `automne ${year}`, span: { ...spanOf(year, 9, 12), isLoose: true } },
  ])

const without = ['annuel', 'à définir', 'Selon budget', 'tous les ans', 'A préciser'] as const
const whole = ['en continu', 'Permanent', 'toute la durée de la CTG'] as const

const noDate = (random: Random): SaidCalendar =>
  random.is(0.4)
    ? { words: random.oneOf(whole), says: { isWhole: true }, habit: 'no date' }
    : { words: random.oneOf(without), says: {}, habit: 'no date' }

/** Words of a column « Calendrier », which may say a start, an end, both, or none. */
export function someCalendar(random: Random, year: number): SaidCalendar {
  const date = aDate(random, year)
  const later = year + random.between(1, 3)
  const month = random.between(1, 11)
  const [one, other] = [months[month - 1] ?? 'mai', months[random.between(month, 11)] ?? 'juin']
  const otherSpan = monthSpan(year, months.indexOf(other) + 1)
  const start = (words: string, span: Span): SaidCalendar => ({ words, says: { start: span }, habit: 'start words' })
  const end = (words: string, span: Span): SaidCalendar => ({ words, says: { end: span }, habit: 'end words' })
  const both = (words: string, from: Span, to: Span): SaidCalendar => ({
    words,
    says: { start: from, end: to },
    habit: 'from … to',
  })
  const day = aDay(random, year)
  return random.oneOf<SaidCalendar>([
    start(`depuis ${year}`, yearSpan(year)),
    start(`Depuis ${one} ${year}`, monthSpan(year, month)),
    start(`à partir de ${year}`, yearSpan(year)),
    start(`A partir de ${one} ${year}`, monthSpan(year, month)),
    start(`dès ${one} ${year}`, monthSpan(year, month)),
    start(`Dès ${year}`, yearSpan(year)),
    start(`à compter du ${dayFrench(day)}`, { from: day, to: day }),
    end(`jusqu’en ${later}`, yearSpan(later)),
    end(`d’ici ${one} ${year}`, monthSpan(year, month)),
    end(`D'ici fin ${year}`, yearSpan(year)),
    end(`avant fin ${year}`, yearSpan(year)),
    both(`${year}-${later}`, yearSpan(year), yearSpan(later)),
    both(`${year} – ${later}`, yearSpan(year), yearSpan(later)),
    both(`${year} à ${later}`, yearSpan(year), yearSpan(later)),
    both(`de ${year} à ${later}`, yearSpan(year), yearSpan(later)),
    both(`${year}/${later}`, yearSpan(year), yearSpan(later)),
    both(`de ${one} à ${other} ${year}`, monthSpan(year, month), otherSpan),
    noDate(random),
    { words: date.words, says: { either: date.span }, habit: 'one date', ...(date.day && { day: date.day }) },
    { words: date.words, says: { either: date.span }, habit: 'one date', ...(date.day && { day: date.day }) },
  ])
}

/** In a column of starts: a date, or words that say the start again. */
export const someStart = (random: Random, year: number): SaidCalendar =>
  inColumn(random, year, 'start', ['depuis', 'à partir de', 'dès'])

/** In a column of ends. */
export const someEnd = (random: Random, year: number): SaidCalendar =>
  inColumn(random, year, 'end', ['fin', 'avant fin'])

function inColumn(
  random: Random,
  year: number,
  side: 'start' | 'end',
  words: readonly [string, ...string[]],
): SaidCalendar {
  if (random.is(0.12)) return noDate(random)
  if (random.is(0.12))
    return { words: `${random.oneOf(words)} ${year}`, says: { [side]: yearSpan(year) }, habit: `${side} words` }
  const date = aDate(random, year)
  return {
    words: date.words,
    says: { [side]: date.span },
    habit: 'dates in two columns',
    ...(date.day && { day: date.day }),
  }
}
