/**
 * Days as 'YYYY-MM-DD' strings, and the local day and hour of a CTG, which may be overseas. Pure.
 * Rules: docs/rules/followup.md §5.8.
 */
import { type Author, type LinkHolder, membershipIn } from './actor.ts'

/** How much of a date is known; a date of less than a day's precision is kept as the first day of its month, quarter or year. */
export const datePrecisions = ['day', 'month', 'quarter', 'year'] as const
export type DatePrecision = (typeof datePrecisions)[number]

const dayMs = 86_400_000

const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`)
const twoDigits = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'))
/** By numbers: `toISOString` takes three times as long, and a page asks it by thousands. @throws RangeError on no date, as it does */
function asDay(date: Date): string {
  const [year, month, day] = [date.getUTCFullYear(), twoDigits[date.getUTCMonth() + 1], twoDigits[date.getUTCDate()]]
  if (month === undefined || day === undefined) throw new RangeError('not a date')
  return `${String(year).padStart(4, '0')}-${month}-${day}`
}
const monthOf = (day: string): number => Number(day.slice(5, 7))

export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** Monday 0 to Sunday 6. */
export const weekdayOf = (day: string): number => (asUtc(day).getUTCDay() + 6) % 7

/** Days from `from` to `to`: negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / dayMs)

/** The instant so many times 24 hours earlier. */
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * dayMs)

export function addDays(day: string, days: number): string {
  const date = asUtc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return asDay(date)
}

/** Same day of the month, or its last day: 31 January + 1 month = 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  // With numbers rather than a Date: three times as fast, and a portfolio needs thousands.
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const [year, month] = [Math.floor(count / 12), ((count % 12) + 12) % 12]
  const dayOfMonth = Number(day.slice(8))
  const last = dayOfMonth > 28 ? Math.min(dayOfMonth, new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) : dayOfMonth
  return [String(year).padStart(4, '0'), ...[month + 1, last].map((one) => String(one).padStart(2, '0'))].join('-')
}

/** « mars 2027 » to « juin 2027 » is three months, whatever the days. */
export const calendarMonths = (from: string, to: string): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)

/** Whole months elapsed from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from)
  const months = calendarMonths(from, to)
  return addMonths(from, months) > to ? months - 1 : months
}

/** Last day of the period that a date of this precision stands for: a target « 1er trimestre 2015 » is late from 1 April. */
export function lastDayOf(day: string, precision: DatePrecision): string {
  if (precision === 'day') return day
  const month = monthOf(day)
  const lastMonth = precision === 'month' ? month : precision === 'quarter' ? Math.ceil(month / 3) * 3 : 12
  const lastDay = new Date(Date.UTC(yearOf(day), lastMonth, 0)).getUTCDate()
  return `${day.slice(0, 4)}-${String(lastMonth).padStart(2, '0')}-${lastDay}`
}

/** First day of the period that a date of this precision stands for: how such a date is kept. */
export function firstDayOf(day: string, precision: DatePrecision): string {
  if (precision === 'day') return day
  const month = monthOf(day)
  const first = precision === 'month' ? month : precision === 'quarter' ? Math.floor((month - 1) / 3) * 3 + 1 : 1
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}

export const parisZone = 'Europe/Paris'

/** By the first characters of a commune's code, which are those of its department or collectivity. */
const overseas: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
}

/** @param communeCode one commune of the CTG; null when it has none yet */
export const timeZoneOf = (communeCode: string | null): string => overseas[communeCode?.slice(0, 3) ?? ''] ?? parisZone

type Clock = { readonly format: Intl.DateTimeFormat; minutes: number; day: string; time: string }

/** One formatter a time zone, with its last answer: making one costs a hundred times what using it does. */
const clocks = new Map<string, Clock>()

function makeClock(timeZone: string): Clock {
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', ...digits })
  const clock = { format, minutes: Number.NaN, day: '', time: '' }
  clocks.set(timeZone, clock)
  return clock
}

function clockIn(timeZone: string, at: Date): Pick<Clock, 'day' | 'time'> {
  const clock = clocks.get(timeZone) ?? makeClock(timeZone)
  const minutes = Math.floor(at.getTime() / 60_000)
  if (clock.minutes !== minutes) {
    const parts = clock.format.formatToParts(at)
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
    clock.day = `${part('year')}-${part('month')}-${part('day')}`
    clock.time = `${part('hour')}:${part('minute')}`
    clock.minutes = minutes
  }
  return clock
}

/** The day it is there at this instant, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, at: Date): string => clockIn(timeZone, at).day

/** `14:05`, as a field of a form keeps it. */
export const clockTimeIn = (timeZone: string, at: Date): string => clockIn(timeZone, at).time

/** The hour it is there, 0-23. */
export const hourIn = (timeZone: string, at: Date): number => Number(clockTimeIn(timeZone, at).slice(0, 2))

/** The day it was in Europe/Paris at this instant. */
export const parisDay = (at: Date): string => dayIn(parisZone, at)

/**
 * The instant of an hour there, summer time included. When the clock changes, as calendars understand it (RFC 5545 §3.3.5):
 * an hour that comes twice is the first of the two, one that does not exist is said with the clock of before.
 * @param hour `HH:MM`
 */
export function instantIn(timeZone: string, day: string, hour: string): Date {
  const wanted = new Date(`${day}T${hour}:00Z`).getTime()
  const offsetAt = (ms: number) => {
    const there = clockIn(timeZone, new Date(ms))
    return new Date(`${there.day}T${there.time}:00Z`).getTime() - ms
  }
  const [before, after] = [offsetAt(wanted - dayMs), offsetAt(wanted + dayMs)]
  const isSaidWith = (offset: number) => offsetAt(wanted - offset) === offset
  return new Date(wanted - (isSaidWith(before) || !isSaidWith(after) ? before : after))
}

/** The instant at which a day begins there. */
export const dayStart = (timeZone: string, day: string): Date => instantIn(timeZone, day, '00:00')

/** The zone of a CTG of the actor, or of the link she holds; that of Paris for a stranger. */
export const timeZoneIn = (actor: Author | LinkHolder, ctgId: string): string =>
  'timeZone' in actor ? actor.timeZone : (membershipIn(actor, ctgId)?.timeZone ?? parisZone)

/** Today in a CTG of the actor, or of the link she holds; in Paris for a stranger. */
export const todayIn = (
  { actor, at }: { readonly actor: Author | LinkHolder; readonly at: Date },
  ctgId: string,
): string => dayIn(timeZoneIn(actor, ctgId), at)
