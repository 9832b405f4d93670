/** A meeting in one line, over its pages. Pure. */
import { dayIn } from '#app/kernel/calendar.ts'
import { formatDay, formatInstant } from '#app/kernel/format.ts'

type Meeting = { readonly title: string; readonly startsAt: Date; readonly timeZone: string }

/** « Groupe Vacances, 12 novembre 2026 à 9 h 30 »; a title that ends with its day is not dated twice. */
export function titleAndTime({ title, startsAt, timeZone }: Meeting): string {
  const when = formatInstant(startsAt, timeZone)
  const day = formatDay(dayIn(timeZone, startsAt))
  return title.endsWith(day) ? `${title}${when.slice(day.length)}` : `${title}, ${when}`
}
