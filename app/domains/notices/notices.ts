/** Notices: what a person is told in the application, and at which pace mails repeat it. Pure. Rules: docs/rules/notices.md. */
import { addDays, dayIn, dayStart, hourIn, weekdayOf } from '#app/kernel/calendar.ts'
import type { DB } from '#app/kernel/database-types.ts'

export type NoticeKind = DB['notice']['kind']
export type NoticePace = DB['notice_choice']['pace']

export const noticePaces = ['at-once', 'daily', 'weekly', 'never'] as const satisfies readonly NoticePace[]

/** Pace of a person who has not chosen one. */
export const usualPace: NoticePace = 'daily'

/** What a notice says beyond its kind and its subject; `by` is the author's name, written by `notify`. */
export type NoticeFacts = {
  readonly by: string
  /** Words of the act: a passage, an answer, what is asked. */
  readonly quote?: string | undefined
  /** The day something is expected on. */
  readonly dueOn?: string | undefined
  /** A page of the CTG it leads to in the place of the subject's own: `/textes/…`. */
  readonly page?: string | undefined
  /** The part of that page it leads to: `#…` or `?…`. */
  readonly anchor?: string | undefined
}

/** What a notice says, and of which CTG. */
export type NoticeLine = {
  readonly id: string
  readonly ctgId: string
  readonly ctgName: string
  readonly kind: NoticeKind
  readonly subjectType: DB['notice']['subject_type']
  readonly subjectId: string
  readonly facts: NoticeFacts
}

/** Longer quotations are cut: a notice leads to the thing, it does not replace it. */
const longestQuote = 280

/** One line of at most 280 characters. */
export function quoteOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1).trimEnd()}…`
}

/** Mails of the day or of the week are written from this hour on, where the person is. */
const firstHour = 7
const hourMs = 3_600_000
/** « At once » waits for the burst of one sitting to end, and no longer. */
const quietMs = 2 * 60_000
const patienceMs = 10 * 60_000

type Moment = { readonly at: Date; readonly timeZone: string }

/**
 * The mail to write now at this pace: the slot it takes, once per person, and up to when what happened goes in. Undefined when
 * it is not the moment. Rule: docs/rules/notices.md §3.
 * @param pending the oldest and the latest notice that wait
 */
export function mailToWrite(
  pace: NoticePace,
  { at, timeZone }: Moment,
  pending: { readonly oldest: Date; readonly latest: Date },
): { readonly slot: string; readonly before: Date } | undefined {
  if (pace === 'never') return
  const since = (date: Date) => at.getTime() - date.getTime()
  if (pace === 'at-once') {
    if (since(pending.latest) < quietMs && since(pending.oldest) < patienceMs) return
    return { slot: at.toISOString(), before: at }
  }
  const today = dayIn(timeZone, at)
  if (hourIn(timeZone, at) < firstHour || weekdayOf(today) > 4) return
  const day = pace === 'daily' ? today : addDays(today, -weekdayOf(today))
  // What happens after that hour belongs to the next mail, even when this one is late.
  const before = new Date(dayStart(timeZone, day).getTime() + firstHour * hourMs)
  return pending.oldest < before ? { slot: day, before } : undefined
}

/** `?vue=toutes`: with those already read. */
export const readNoticesView = (url: string) => ({
  isUnreadOnly: new URL(url).searchParams.get('vue') !== 'toutes',
})
