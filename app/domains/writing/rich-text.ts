/**
 * A text written by several hands, as the ProseMirror JSON of its document (`text-schema.ts` for the editor). Pure, without
 * Tiptap: what shows or prints a text needs these types only. Rules: docs/rules/writing.md §1.
 */
import type { FactName } from './facts.ts'

export type TextMark =
  | { readonly type: 'bold' | 'italic' | 'underline' | 'strike' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
  | { readonly type: 'suggestedInsertion' | 'suggestedDeletion'; readonly attrs: SuggestionMark }

/** Who proposes to add or to take out these words, for which party; `at` is an instant, ISO. */
export type SuggestionMark = {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly partyId: string
  readonly at: string
}

/** What is named of the CTG; its words are resolved when the text is shown. */
export type FactKey = { readonly name: FactName }
export type Mention = { readonly personId: string; readonly name: string }
/** The reading that a card shows; its words are resolved for each reader. */
export type EvidenceKey = { readonly indicatorId: string; readonly territoryCode: string; readonly year: number }

/** Threads of comments open on words: found for who reads, never kept in the text (mark-passages.ts). */
type Commented = {
  readonly threads?: readonly string[]
  /** Threads whose passage ends with these words. */
  readonly endOf?: readonly string[]
}
export type TextInline = Commented &
  (
    | { readonly type: 'text'; readonly text: string; readonly marks?: readonly TextMark[] }
    | { readonly type: 'hardBreak'; readonly marks?: readonly TextMark[] }
    | { readonly type: 'mention'; readonly attrs: Mention; readonly marks?: readonly TextMark[] }
    | { readonly type: 'fact'; readonly attrs: FactKey; readonly marks?: readonly TextMark[] }
  )

export type HeadingLevel = 1 | 2 | 3
export type TextListItem = { readonly type: 'listItem'; readonly content: readonly TextBlock[] }
export type TextCell = {
  readonly type: 'tableCell' | 'tableHeader'
  readonly attrs: {
    readonly colspan: number
    readonly rowspan: number
    /** Widths in pixels, one a column covered. */
    readonly colwidth: readonly number[] | null
    readonly align: 'left' | 'center' | 'right' | null
  }
  readonly content: readonly TextBlock[]
}
export type TextRow = { readonly type: 'tableRow'; readonly content: readonly TextCell[] }

export type TextBlock =
  | { readonly type: 'paragraph'; readonly content?: readonly TextInline[] }
  | {
      readonly type: 'heading'
      readonly attrs: { readonly level: HeadingLevel }
      readonly content?: readonly TextInline[]
    }
  | { readonly type: 'bulletList'; readonly content: readonly TextListItem[] }
  | {
      readonly type: 'orderedList'
      readonly attrs: { readonly start: number }
      readonly content: readonly TextListItem[]
    }
  | { readonly type: 'blockquote'; readonly content: readonly TextBlock[] }
  | { readonly type: 'table'; readonly content: readonly TextRow[] }
  | { readonly type: 'evidenceCard'; readonly attrs: EvidenceKey }

/** At least one block: an empty text is one empty paragraph. */
export type RichText = { readonly type: 'doc'; readonly content: readonly TextBlock[] }

export const emptyText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] }

/** The whole text. A CTG's longest article has some 8,000 characters. */
export const textLimits = {
  ...{ characters: 200_000, nodes: 20_000, depth: 12, linkCharacters: 2_000 },
  /** Size of the Yjs document, erased words included. */
  bytes: 6 * 1024 * 1024,
  /** What was taken before it was limited is read all the same. */
  readNodes: 100_000,
} as const

/** Control characters and spaces: browsers take them out of an address, and « java\nscript: » runs. */
const isBroken = (address: string): boolean => /[\s\p{Cc}\\]/u.test(address)

/** A web address, a mail address, or a page of Trame (« /ctg/… »); nothing that runs or that hides a name before the host. */
export function isAllowedLink(address: string): boolean {
  if (address.length > textLimits.linkCharacters || isBroken(address)) return false
  if (address.startsWith('/')) return !address.startsWith('//')
  if (/^mailto:/i.test(address)) return /^mailto:[^@?&,;:]+@[^@?&,;:]+\.[^@?&,;:]+$/i.test(address)
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false
  const { username, password, hostname } = new URL(address)
  return username === '' && password === '' && hostname !== ''
}

/** What someone types as a link, made whole: « www.caf.fr » and « nom@ville.fr » too. Undefined when it is no link. */
export function linkFrom(typed: string): string | undefined {
  const address = typed.trim()
  const whole = /^[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+$/.test(address)
    ? `mailto:${address}`
    : /^[^\s/:@]+\.[a-z]{2,}(\/\S*)?$/i.test(address)
      ? `https://${address}`
      : address
  return isAllowedLink(whole) ? whole : undefined
}
