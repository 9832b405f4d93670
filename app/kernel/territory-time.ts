/** The clock of a territory: overseas, a day begins and ends at other hours than in Paris. Pure. */

/** By the first three characters of a commune's code (COG of Insee). */
const overseasZones: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
}

/** Time zone of a CTG by the codes of its communes; Paris when none is overseas. */
export const timeZoneOf = (communeCodes: readonly string[]): string =>
  communeCodes.map((code) => overseasZones[code.slice(0, 3)]).find((zone) => zone !== undefined) ?? 'Europe/Paris'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timeZone, made)
  return made
}

/** `2027-01-01 00:30:00` there at this instant. */
const shown = (at: Date, timeZone: string): string => formatFor(timeZone).format(at)

/** The day it is there, `YYYY-MM-DD`. */
export const dayIn = (at: Date, timeZone: string): string => shown(at, timeZone).slice(0, 10)

/** The hour it is there, 0-23. */
export const hourIn = (at: Date, timeZone: string): number => Number(shown(at, timeZone).slice(11, 13))

/** The instant at which this day begins there, summer time included. */
export function dayStart(day: string, timeZone: string): Date {
  const asIfUtc = new Date(`${day}T00:00:00Z`)
  const offset = (at: Date) => new Date(`${shown(at, timeZone).replace(' ', 'T')}Z`).getTime() - at.getTime()
  const guess = new Date(asIfUtc.getTime() - offset(asIfUtc))
  return new Date(asIfUtc.getTime() - offset(guess))
}
