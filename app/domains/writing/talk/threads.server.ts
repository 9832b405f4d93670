/** Loads and saves threads and their comments for commands. Every statement carries the CTG. */
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { addRows, rowOf, rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { TextKey } from '../writing.ts'
import { talkLabels } from './labels.fr.ts'

type ThreadKey = TextKey & { readonly threadId: string }

/** Locked until commit. @throws DomainError not-found, also for a thread of another text */
export async function lockThread({ tx }: Work, { ctgId, textId, threadId }: ThreadKey) {
  const thread = await rowsOf(tx, 'text_thread', { ctg_id: ctgId, text_id: textId, id: threadId }).lock([
    'id',
    'quote',
    'opened_by as openedBy',
    'resolved_at as resolvedAt',
  ])
  return found(thread, 'writing.thread-not-found')
}

type NewThread = {
  readonly ctgId: string
  readonly textId: string
  /** None: the thread is about the whole text. */
  readonly passage?:
    | { readonly quote: string; readonly anchor_from: Buffer | null; readonly anchor_to: Buffer | null }
    | undefined
}

/** @returns its id */
export async function openThread(
  { tx, actor, at, newId }: Work,
  { ctgId, textId, passage }: NewThread,
): Promise<string> {
  const id = newId()
  const opened = { opened_by: actor.personId, opened_at: at }
  await rowOf(tx, 'text_thread', { ctgId, id }).insert({ text_id: textId, ...opened, ...passage })
  return id
}

export type NewComment = {
  readonly ctgId: string
  readonly threadId: string
  readonly body: string
  readonly mentionIds: readonly string[]
}

/** @returns its id */
export async function addComment({ tx, actor, at, newId }: Work, comment: NewComment): Promise<string> {
  const { ctgId, threadId, body, mentionIds } = comment
  const { partyId } = requireMembership(actor, ctgId)
  const commentId = newId()
  const author = { person_id: actor.personId, person_name: actor.name, party_id: partyId }
  await rowOf(tx, 'text_comment', { ctgId, id: commentId }).insert({
    thread_id: threadId,
    body,
    written_at: at,
    ...author,
  })
  await addRows(
    tx,
    'text_comment_mention',
    mentionIds.map((personId) => ({ ctg_id: ctgId, comment_id: commentId, person_id: personId })),
  )
  return commentId
}

/** Whom a comment may be addressed to: members of this CTG today. @throws DomainError invalid */
export async function mentioned(work: Work, ctgId: string, personIds: readonly string[]): Promise<readonly string[]> {
  const members = await membersAmong(work, ctgId, personIds)
  if (personIds.some((one) => !members.includes(one)))
    throw new DomainError('invalid', 'writing.unknown-addressee', { mentionIds: talkLabels.unknownAddressee })
  return members
}

/** People who are members of this CTG today. */
export async function membersAmong(
  work: Work,
  ctgId: string,
  personIds: readonly string[],
): Promise<readonly string[]> {
  if (personIds.length === 0) return []
  const { tx } = work
  const members = await rowsOf(tx, 'member', { ctg_id: ctgId })
    .select(['person_id as personId'])
    .distinct()
    .where('person_id', 'in', personIds)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>=', todayIn(work, ctgId))]))
    .execute()
  return members.map(({ personId }) => personId)
}

/** People who have written in the text. */
export async function listAuthors({ tx }: Work, { ctgId, textId }: TextKey): Promise<readonly string[]> {
  const authors = await tx
    .selectFrom('text_version_author as author')
    .innerJoin('text_version as version', sameCtg('version.id', 'author.text_version_id'))
    .select('author.person_id as personId')
    .distinct()
    .where('author.ctg_id', '=', ctgId)
    .where('version.ctg_id', '=', ctgId)
    .where('version.text_id', '=', textId)
    .execute()
  return authors.flatMap(({ personId }) => personId ?? [])
}

/** People who opened the thread or answered in it. */
export async function listTalkers({ tx }: Work, ctgId: string, threadId: string): Promise<readonly string[]> {
  const talkers = await rowsOf(tx, 'text_comment', { ctg_id: ctgId, thread_id: threadId, removed_at: null })
    .select(['person_id as personId'])
    .distinct()
    .execute()
  return talkers.flatMap(({ personId }) => personId ?? [])
}

/** Where a notice about a thread leads. */
export const placeOfThread = (textId: string, threadId: string) => ({
  page: `/textes/${textId}`,
  anchor: `#fil-${threadId}`,
})
