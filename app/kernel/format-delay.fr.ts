/** How long something lasts or is late, as French says it. Pure. Apart from format.ts, which every page fetches. */
import { daysBetween, monthsBetween } from './calendar.ts'
import { formatCount } from './format.ts'

/** `5 jours`, `3 semaines`, `2 mois`, `4 ans`: the largest unit of which there are at least two, days under two weeks. */
export function formatDuration(from: string, to: string): string {
  const days = daysBetween(from, to)
  const months = monthsBetween(from, to)
  if (months >= 24) return `${Math.floor(months / 12)} ans`
  if (months >= 2) return `${months} mois`
  if (days >= 14) return `${Math.floor(days / 7)} semaines`
  return formatCount(days, 'jour')
}

/** When a day falls, seen from today: `2 mois de retard`, `aujourd’hui`, `demain`, `dans 3 semaines`. */
export function formatDelay(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'aujourd’hui'
  if (days === 1) return 'demain'
  return days > 0 ? `dans ${formatDuration(today, day)}` : `${formatDuration(day, today)} de retard`
}
