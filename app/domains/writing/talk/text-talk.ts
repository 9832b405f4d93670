/** Open threads of a text as its page and its editor ask for them, without reloading. Pure. Rules: docs/rules/writing.md §7. */
import type { PartyKind } from '#app/kernel/actor.ts'

export type ShownComment = {
  readonly id: string
  readonly name: string
  readonly party: { readonly shortName: string; readonly kind: PartyKind } | null
  /** In words, in the time of the CTG. */
  readonly when: string
  /** Empty once taken back. */
  readonly body: string
  readonly isRemoved: boolean
  readonly addressees: readonly string[]
}

export type OpenThread = {
  readonly id: string
  /** Empty for a thread about the whole text. */
  readonly quote: string
  /** Its words today; null when they are no longer in the text. */
  readonly wordsNow: string | null
  /** Ends of its passage, in base64; null for the whole text. */
  readonly anchor: { readonly from: string; readonly to: string } | null
  readonly maySettle: boolean
  readonly comments: readonly ShownComment[]
}

export type TextTalk = {
  /** In the order of the text; after them, those about the whole text or about words that went. */
  readonly threads: readonly OpenThread[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly partyName: string }[]
}

export const noThreads: TextTalk = { threads: [], people: [] }

/** Address of what people say around a text. */
export const talkPath = (ctgId: string, textId: string): string => `/ctg/${ctgId}/textes/${textId}`

/** Acts on threads, by the name their form has. */
export const threadActs = ['comment-on-text', 'answer-comment', 'settle-thread'] as const
export type ThreadAct = (typeof threadActs)[number]

/** What an act answers: the thread it was about, or why it was refused. */
export type ThreadActAnswer = { readonly threadId: string } | { readonly refusal: string }
