/** Comments of the public page: their life, who decides what, and what strangers may send. Pure. Rules: docs/rules/comments.md. */

import { type ActionStatus, isEnded } from '#app/domains/plan/plan.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'
import { daysBefore } from '#app/kernel/calendar.ts'
import type {
  AppealOutcome,
  CommentReason,
  PublicCommentState as CommentState,
  ContentNoticeOutcome as NoticeOutcome,
} from '#app/kernel/database-types.ts'

export type { AppealOutcome, CommentReason, CommentState, NoticeOutcome }

/** States that moderation sees: a comment appears there once its address is confirmed. */
export const moderatedStates = ['waiting', 'shown', 'refused', 'hidden'] as const satisfies readonly CommentState[]
export type ModeratedState = (typeof moderatedStates)[number]

export const commentReasons = [
  'off-topic',
  'personal',
  'insult',
  'unlawful',
  'advertising',
  'duplicate',
  'other',
] as const satisfies readonly CommentReason[]

export const appealOutcomes = ['upheld', 'reversed'] as const satisfies readonly AppealOutcome[]
export const noticeOutcomes = ['acted', 'not-acted'] as const satisfies readonly NoticeOutcome[]

/** What a coordination does with comments, several at once. */
export const judgements = ['show', 'refuse', 'hide'] as const
export type Judgement = (typeof judgements)[number]

export const stateAfter = { show: 'shown', refuse: 'refused', hide: 'hidden' } as const satisfies Record<
  Judgement,
  CommentState
>

/** The states that each judgement follows. What was refused shows again by its appeal only (§4). */
export const mayFollow: Readonly<Record<Judgement, readonly CommentState[]>> = {
  show: ['waiting', 'hidden'],
  refuse: ['waiting'],
  hide: ['shown'],
}

/** Days during which whoever wrote may contest what was decided (DSA, article 20: six months). */
export const appealDays = 183

type DecidedComment = {
  readonly state: CommentState
  readonly decidedAt: Date | null
  readonly decidedByPartyId: string | null
  readonly appealedAt: Date | null
  readonly appealOutcome: AppealOutcome | null
}

/** Why its author may not contest it now. */
export function refusalToAppeal({ state, decidedAt, appealedAt }: DecidedComment, at: Date) {
  if (appealedAt !== null) return 'already-appealed'
  if (state !== 'refused' && state !== 'hidden') return 'nothing-to-appeal'
  return decidedAt !== null && decidedAt < daysBefore(at, appealDays) ? 'appeal-too-late' : undefined
}

/**
 * Why this party does not decide the appeal: another than the one that decided first, where there is another.
 * @param coordinatingPartyIds parties that have a coordination that day
 */
export function refusalToDecideAppeal(
  { appealedAt, appealOutcome, decidedByPartyId }: DecidedComment,
  partyId: string,
  coordinatingPartyIds: readonly string[],
) {
  if (appealedAt === null) return 'no-appeal'
  if (appealOutcome !== null) return 'appeal-decided'
  const hasOther = coordinatingPartyIds.some((id) => id !== decidedByPartyId)
  return partyId === decidedByPartyId && hasOther ? 'appeal-own' : undefined
}

/** A reply is read beside what it answers. */
export const refusalToReply = (state: CommentState) => (state === 'shown' ? undefined : 'reply-not-shown')

type Quotable = { readonly state: CommentState; readonly mayQuote: boolean; readonly testimonyId: string | null }

/** Why its words do not become a testimony. */
export function refusalToQuote({ state, mayQuote, testimonyId }: Quotable) {
  if (testimonyId !== null) return 'already-testimony'
  if (state !== 'shown') return 'quote-not-shown'
  return mayQuote ? undefined : 'quote-not-allowed'
}

export const longestComment = 2000
export const mostLinks = 2

/** Addresses of sites in a text, written whole or not. */
export const countLinks = (text: string): number => text.match(/(?:https?:\/\/|www\.)\S+/gi)?.length ?? 0

/** What a free text should not hold: the coordination is told of it before it shows the comment (COLLABORATION R3). */
export function personalMarks(text: string): readonly ('phone' | 'address' | 'number')[] {
  const marks = [
    ['number', /(?<!\d)[1-37-8] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)/i],
    ['phone', /(?<!\d)(?:\+33 ?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)/],
    ['address', /[\w.+-]@[\w-]+\.[a-z]{2,}/i],
  ] as const
  return marks.filter(([, pattern]) => pattern.test(text)).map(([mark]) => mark)
}

/** A form is read before it is sent; one left open a whole day is opened again. */
export const formSeconds = { least: 4, most: 24 * 3600 } as const

/** Why a form comes too soon or too late after it was shown. */
export function refusalOfAge(shownAt: Date, at: Date) {
  const seconds = (at.getTime() - shownAt.getTime()) / 1000
  if (seconds < formSeconds.least) return 'too-fast'
  return seconds > formSeconds.most ? 'form-too-old' : undefined
}

const hour = 60
const day = 24 * hour

/** Limits per network (a town hall or a school shares one), per address written to, per CTG. */
export const commentLimits = {
  write: { name: 'comment-write', most: 20, minutes: hour },
  follow: { name: 'comment-follow', most: 20, minutes: hour },
  signal: { name: 'comment-signal', most: 10, minutes: hour },
  link: { name: 'comment-link', most: 60, minutes: hour },
  receive: { name: 'comment-receive', most: 200, minutes: hour },
  /** Mails to one address that confirmed nothing: beyond, nothing more is written to it, and nobody is told. */
  address: { name: 'comment-address', most: 4, minutes: day },
  /** Mails to addresses that confirmed nothing, by one CTG. */
  ctg: { name: 'comment-ctg', most: 3000, minutes: day },
} as const satisfies Record<string, AttemptLimit>

/** Comments of one page of the queue, and of the public page. */
export const queuePageSize = 50
export const publicPageSize = 20

/**
 * The actions of a published page that may still have news: neither they nor the convention have ended. Rules: docs/rules/comments.md §6.4
 * @param today of the CTG, YYYY-MM-DD
 */
export const listFollowable = <Action extends { readonly status: ActionStatus }>(
  { ctg, actions }: { readonly ctg: { readonly endsOn: string | null }; readonly actions: readonly Action[] },
  today: string,
): readonly Action[] =>
  ctg.endsOn !== null && ctg.endsOn < today ? [] : actions.filter(({ status }) => !isEnded(status))
