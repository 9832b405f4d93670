/** Days as 'YYYY-MM-DD' strings. Pure. */

/** How much of a date is known; a date of less than a day's precision is kept as the first day of its month, quarter or year. */
export type DatePrecision = 'day' | 'month' | 'quarter' | 'year'

export const dayMs = 86_400_000

const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`)
const asDay = (date: Date): string => date.toISOString().slice(0, 10)
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
  const date = asUtc(day)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(dayOfMonth, lastDay))
  return asDay(date)
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
