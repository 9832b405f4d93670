/** The weekly digest: what it says of each CTG, and whether anything in it is new. Pure. Rules: docs/rules/followup.md §8. */
import { addDays, daysBetween } from '#app/kernel/calendar.ts'
import type { Standing } from './watch.ts'

export const digestKinds = ['report', 'answer', 'late', 'silent', 'blocked', 'corrective', 'copil'] as const
export type DigestKind = (typeof digestKinds)[number]

export type DigestItem = {
  readonly kind: DigestKind
  /** The same thing in the same state has the same key every week. */
  readonly key: string
  readonly text: string
}

export type DigestCtg = {
  readonly id: string
  readonly name: string
  readonly standing: Standing
  /** Everything that could be said this week, new or not. */
  readonly items: readonly DigestItem[]
}

/** A CTG of a digest: what is new in it only. */
export type DigestSection = Omit<DigestCtg, 'items'> & { readonly news: readonly DigestItem[] }

/**
 * What changed since the last digest; empty when nothing did: then no mail is written.
 * @param sentKeys keys of everything the last one could have said; none before the first
 */
export const newsOf = (ctgs: readonly DigestCtg[], sentKeys: ReadonlySet<string>): readonly DigestSection[] =>
  ctgs
    .map(({ items, ...ctg }) => ({ ...ctg, news: items.filter(({ key }) => !sentKeys.has(key)) }))
    .filter(({ news }) => news.length > 0)

/** Monday is written from this hour on, where the CTG is. */
const firstHour = 7
/** A server stopped on Monday still writes the digest of the week on Tuesday. */
const lastDay = 1

/** A Monday, to count weeks from. */
const someMonday = '2026-01-05'

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  const days = daysBetween(someMonday, day)
  return addDays(day, -(((days % 7) + 7) % 7))
}

/** The week to write for at this hour of this day, named by its Monday; undefined when it is not the moment. */
export function weekToWrite(day: string, hour: number): string | undefined {
  const monday = mondayOf(day)
  const passed = daysBetween(monday, day)
  return passed > lastDay || (passed === 0 && hour < firstHour) ? undefined : monday
}
