/** What day and what hour it is where a CTG is: overseas, not those of Paris. Pure. Rules: docs/rules/followup.md §5.8. */
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

/** `14:05`, as a field of a form keeps it. */
export const clockTimeIn = (timeZone: string, at: Date): string => clockIn(timeZone).format(at).slice(11, 16)

/**
 * The instant of an hour there, summer time included. When the clock changes, as calendars understand it (RFC 5545 §3.3.5):
 * an hour that comes twice is the first of the two, one that does not exist is said with the clock of before.
 * @param hour `HH:MM`
 */
export function instantIn(timeZone: string, day: string, hour: string): Date {
  const wanted = new Date(`${day}T${hour}:00Z`).getTime()
  const offsetAt = (ms: number) =>
    new Date(`${clockIn(timeZone).format(new Date(ms)).replace(' ', 'T')}Z`).getTime() - ms
  const [before, after] = [offsetAt(wanted - 86_400_000), offsetAt(wanted + 86_400_000)]
  const isSaidWith = (offset: number) => offsetAt(wanted - offset) === offset
  return new Date(wanted - (isSaidWith(before) || !isSaidWith(after) ? before : after))
}

/** The instant at which a day begins there. */
export const dayStart = (timeZone: string, day: string): Date => instantIn(timeZone, day, '00:00')

/** The zone of a CTG of the actor, or of the link she holds; that of Paris for a stranger. */
export const timeZoneIn = (actor: Author | LinkHolder, ctgId: string): string =>
  'timeZone' in actor ? actor.timeZone : (membershipIn(actor, ctgId)?.timeZone ?? paris)

/** Today in a CTG of the actor, or of the link she holds; in Paris for a stranger. */
export const todayIn = (
  { actor, at }: { readonly actor: Author | LinkHolder; readonly at: Date },
  ctgId: string,
): string => dayIn(timeZoneIn(actor, ctgId), at)
