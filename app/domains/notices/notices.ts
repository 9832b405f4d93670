/** Notices: what a person is told in the application, and at which pace mails repeat it. Pure. Rules: docs/rules/notices.md. */
import type { DB } from '#app/kernel/database-types.ts'

export type NoticeKind = DB['notice']['kind']
export type NoticePace = DB['notice_choice']['pace']

/** What a notice says beyond its kind and its subject; `by` is the author's name, written by `notify`. */
export type NoticeFacts = {
  readonly by: string
  /** Words of the act: a passage, an answer, what is asked. */
  readonly quote?: string | undefined
  /** The day something is expected on. */
  readonly dueOn?: string | undefined
  /** The part of the subject's page it leads to: `#…` or `?…`. */
  readonly anchor?: string | undefined
}

/** Longer quotations are cut: a notice leads to the thing, it does not replace it. */
const longestQuote = 280

/** One line of at most 280 characters. */
export function quoteOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1).trimEnd()}…`
}
