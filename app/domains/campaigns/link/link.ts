/** The personal link of someone without account: whether it opens, and what limits it. Pure. Rules: docs/rules/followup.md §7. */
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import { addDays, dayIn } from '#app/kernel/calendar.ts'

export type LinkTimes = { readonly expiresAt: Date; readonly revokedAt: Date | null }
export type LinkState = 'open' | 'expired' | 'revoked'

export const linkState = ({ expiresAt, revokedAt }: LinkTimes, at: Date): LinkState =>
  revokedAt !== null ? 'revoked' : expiresAt <= at ? 'expired' : 'open'

/** Last whole day of a link that ends at this instant. */
export const lastDayBefore = (end: Date, timeZone: string): string => dayIn(timeZone, new Date(end.getTime() - 1))

/** Why a link shows nothing: `unknown` says the same whether it was never made or mistyped. */
export type LinkRefusal = 'unknown' | 'too-many' | 'archived' | Exclude<LinkState, 'open'>

/** Passing the question on. Rule: §7.6. */
export const forwardLimit: AttemptLimit = { name: 'link-forward', most: 5, minutes: 24 * 60 }

/** Start of the names of the fields about one action, on the page that holds them all. */
export const fieldPrefix = (actionId: string): string => `${actionId}.`

/** Name of the hidden field that holds the status and the watch flag as first shown: changing either counts as an answer. */
export const shownField = 'shown'
export const shownValue = (status: string | undefined, isWatched: boolean): string => `${status ?? ''} ${isWatched}`

/** Prefix of the hidden fields that repeat the answers to correct: sending them back unchanged is not an answer. */
export const givenBackPrefix = 'givenBack-'

/** Filled in before the person answers. */
const prefilled: readonly string[] = ['status', 'isWatched', 'reportedOn', shownField]

/** A browser may write the ends of lines otherwise. */
const textOf = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('\r\n', '\n')
    .trim()

/** Something was said about this action: a text, a number, a date, a file, another state. */
export function isFilled(fields: Readonly<Record<string, unknown>>): boolean {
  const status = typeof fields.status === 'string' ? fields.status : undefined
  if (fields[shownField] !== undefined && fields[shownField] !== shownValue(status, fields.isWatched === 'on'))
    return true
  return Object.entries(fields).some(([name, value]) => {
    if (prefilled.includes(name) || name.startsWith(givenBackPrefix)) return false
    if (Array.isArray(value)) return value.length > 0
    const text = textOf(value)
    // A proposal emptied is taken back; facts emptied say nothing.
    return text !== textOf(fields[`${givenBackPrefix}${name}`]) && !(name === 'facts' && text === '')
  })
}

/** Days given to answer again when a report is sent back after its link has expired. Rule: §7.7. */
const daysToAnswerAgain = 15

/** Last day of the link that goes with a report sent back: that of the link it came by, or two weeks from now. */
export const answerAgainUntil = (lastDay: string, today: string): string => {
  const soonest = addDays(today, daysToAnswerAgain)
  return lastDay > soonest ? lastDay : soonest
}
