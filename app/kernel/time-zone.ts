/** What day it is where a CTG is: overseas, not that of Paris. Pure. Rules: docs/rules/followup.md §5.8. */
import { type Author, type LinkHolder, membershipIn } from './actor.ts'

const paris = 'Europe/Paris'

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
export const timeZoneOf = (communeCode: string | null): string => overseas[communeCode?.slice(0, 3) ?? ''] ?? paris

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}

/** The last day asked for in each place: a page asks a hundred times for the day of its one instant. */
const lastDays = new Map<string, { readonly minutes: number; readonly day: string }>()

/** The day it is there at this instant, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date): string {
  const minutes = Math.floor(at.getTime() / 60_000)
  const last = lastDays.get(timeZone)
  if (last?.minutes === minutes) return last.day
  const parts = formatIn(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  lastDays.set(timeZone, { minutes, day })
  return day
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, made)
  return made
}

/** The hour it is there, 0-23. */
export const hourIn = (timeZone: string, at: Date): number => Number(clockIn(timeZone).format(at).slice(11, 13))

/** The instant at which a day begins there, summer time included. */
export function dayStart(timeZone: string, day: string): Date {
  const midnightUtc = new Date(`${day}T00:00:00Z`).getTime()
  const offsetAt = (ms: number) =>
    new Date(`${clockIn(timeZone).format(new Date(ms)).replace(' ', 'T')}Z`).getTime() - ms
  // The clock may change between midnight in UTC and midnight there: the second reading is the right one.
  return new Date(midnightUtc - offsetAt(midnightUtc - offsetAt(midnightUtc)))
}

/** Today in a CTG of the actor, or of the link she holds; in Paris for a stranger. */
export const todayIn = (
  { actor, at }: { readonly actor: Author | LinkHolder; readonly at: Date },
  ctgId: string,
): string => dayIn('timeZone' in actor ? actor.timeZone : (membershipIn(actor, ctgId)?.timeZone ?? paris), at)
