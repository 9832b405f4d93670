/** Days as 'YYYY-MM-DD' strings, Pure. */

/** How much of a date is known; a date of less than a day's precision is kept as the first day of its month, quarter or year. */
export type DatePrecision = 'day' | 'month' | 'quarter' | 'year'

const asUtc = (day: string): Date => new Date(`${day}T00:00:00Z`)
const asDay = (date: Date): string => date.toISOString().slice(0, 10)

/** Days from `from` to `to`: negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / 86_400_000)

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

/** Whole months elapsed from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from)
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

/** Last day of the period that a date of this precision stands for: a target « 1er trimestre 2015 » is late from 1 April. */
export function lastDayOf(day: string, precision: DatePrecision): string {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  if (precision === 'day') return day
  const lastMonth = precision === 'month' ? month : precision === 'quarter' ? Math.ceil(month / 3) * 3 : 12
  const lastDay = new Date(Date.UTC(year, lastMonth, 0)).getUTCDate()
  return `${day.slice(0, 4)}-${String(lastMonth).padStart(2, '0')}-${lastDay}`
}

/** First day of the period that a date of this precision stands for: how such a date is kept. */
export function firstDayOf(day: string, precision: DatePrecision): string {
  if (precision === 'day') return day
  const month = Number(day.slice(5, 7))
  const first = precision === 'month' ? month : precision === 'quarter' ? Math.floor((month - 1) / 3) * 3 + 1 : 1
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}
