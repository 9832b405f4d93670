/** What is shown around a text: comments and suggestions; versions and what changed between two. Rules: docs/rules/writing.md §7 to §9. */
import { sql } from 'kysely'
import { type PartyKind, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { allows } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { nameThings } from '#app/things/find-things.server.ts'
import { type EvidenceFigures, listEvidenceKeys } from '../evidence-keys.ts'
import { factQuoted } from '../facts.ts'
import { listFactNames, resolvePassages, wordsOfPassage } from '../passages.ts'
import { readTexts } from '../read-texts.server.ts'
import { type EvidenceKey, emptyText } from '../rich-text.ts'
import { listSuggestions, refusalToDecide } from '../suggestions.ts'
import { toChangedText } from '../to-document-text.ts'
import { refusalToWrite, type TextKey, type TextSubjects } from '../writing.ts'
import { canSettleThread, talkPermissions } from './permissions.ts'
import { readableText, readFragment } from './text-at-hand.server.ts'
import type { TextTalk } from './text-talk.ts'

/** What writing is told by the slices above to show a text. */
export type TalkSources = {
  readonly subjects: TextSubjects
  readonly readFigures: (db: Reader, keys: readonly EvidenceKey[]) => Promise<EvidenceFigures>
}

export type TalkParty = { readonly id: string; readonly shortName: string; readonly kind: PartyKind }

const listParties = (db: Reader, ctgId: string): Promise<readonly TalkParty[]> =>
  rowsOf(db, 'party', { ctg_id: ctgId })
    .select(['id', 'short_name as shortName', 'kind'])
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The head of both pages: the text, its subject, what the actor may do. */
export async function readText({ db, actor }: Context, { subjects }: TalkSources, key: TextKey) {
  const { text, subject } = await readableText(db, actor, subjects, key)
  const { subjectType: type, subjectId } = text
  const [things, [read], parties] = await Promise.all([
    nameThings(db, actor, [{ ctgId: key.ctgId, type, id: subjectId }]),
    readTexts(db, key.ctgId, [text]),
    listParties(db, key.ctgId),
  ])
  const { title, path: url } = found(things.get(subjectId), 'writing.text-not-found')
  const refusal = refusalToWrite(actor, subject, text.frozenAt)
  const mayWrite = refusal === undefined && allows(talkPermissions.settleSuggestions, actor, { ctgId: key.ctgId })
  const { timeZone } = requireMembership(actor, key.ctgId)
  const head = {
    ...key,
    field: text.field,
    title,
    url,
    timeZone,
    isFrozen: refusal === 'frozen',
    mayWrite,
    mayComment: allows(talkPermissions.comment, actor, { ctgId: key.ctgId }),
  }
  return { head, text, parties, content: read?.content ?? emptyText }
}

export async function getTalkPage(context: Context, sources: TalkSources, key: TextKey) {
  const { db, actor } = context
  const { head, text, parties, content } = await readText(context, sources, key)
  const [figures, threads, settled, people] = await Promise.all([
    sources.readFigures(db, listEvidenceKeys([content])),
    listThreads(context, key),
    listSettled(db, key),
    listPeople(context, key.ctgId),
  ])
  const { partyId } = requireMembership(actor, key.ctgId)
  const by = { partyId, personId: actor.personId, isOfOneParty: text.field === 'text' }
  return {
    ...head,
    parties,
    people,
    text: toChangedText(content, figures),
    threads,
    settled,
    suggestions: listSuggestions(content).map((suggestion) => ({
      ...suggestion,
      mayAccept: head.mayWrite && refusalToDecide(suggestion, by, 'accepted') === undefined,
      mayRefuse: head.mayWrite,
      isOwn: suggestion.personId === actor.personId,
    })),
  }
}
export type TalkPageData = Awaited<ReturnType<typeof getTalkPage>>

type CommentRow = {
  readonly id: string
  readonly threadId: string
  readonly body: string
  readonly personId: string | null
  readonly personName: string
  readonly partyId: string
  readonly writtenAt: Date
  readonly removedAt: Date | null
  readonly addressees: readonly string[]
}

/** Open threads first, the latest comment last in each. */
async function listThreads({ db, actor }: Context, { ctgId, textId }: TextKey) {
  const [rows, { rows: comments }] = await Promise.all([
    rowsOf(db, 'text_thread', { ctg_id: ctgId, text_id: textId })
      .select(['id', 'quote', 'anchor_from as from', 'anchor_to as to', 'opened_by as openedBy'])
      .select(['resolved_by as resolvedBy', 'resolved_at as resolvedAt'])
      .orderBy('opened_at')
      .execute(),
    sql<CommentRow>`
      select comment.id, comment.thread_id as "threadId", comment.body, comment.person_id as "personId",
        comment.person_name as "personName", comment.party_id as "partyId", comment.written_at as "writtenAt",
        comment.removed_at as "removedAt",
        array(select person.name from text_comment_mention as mention join person on person.id = mention.person_id
          where mention.ctg_id = comment.ctg_id and mention.comment_id = comment.id order by person.name) as addressees
      from text_comment as comment
      join text_thread as thread on thread.ctg_id = comment.ctg_id and thread.id = comment.thread_id
      where comment.ctg_id = ${ctgId} and thread.text_id = ${textId}
      order by comment.written_at, comment.id`.execute(db),
  ])
  const anchored = rows.flatMap(({ id, quote, from, to }) => (from && to ? [{ id, quote, anchor: { from, to } }] : []))
  const isHeld = rows.some(({ quote }) => quote !== '')
  const fragment = isHeld ? await readFragment(db, { ctgId, textId }) : undefined
  const found = fragment ? resolvePassages(fragment, anchored) : []
  const factNames = fragment ? listFactNames(fragment) : []
  const passages = new Map(anchored.map(({ id }, index) => [id, found[index]]))
  return rows.map(({ id, quote, from, to, openedBy, resolvedBy, resolvedAt }) => {
    const passage = passages.get(id)
    const fact = from ? undefined : factQuoted(quote)
    const words = fact
      ? factNames.includes(fact)
        ? quote
        : undefined
      : fragment && passage && wordsOfPassage(fragment, passage)
    return {
      id,
      quote,
      /** Present words of the passage when they changed, null when they are gone. */
      wordsNow: quote === '' ? quote : (words ?? null),
      start: passage?.start ?? null,
      anchor: from && to ? { from: from.toString('base64'), to: to.toString('base64') } : null,
      resolvedBy,
      resolvedAt,
      maySettle: canSettleThread(actor, { ctgId, openedBy }),
      comments: comments
        .filter(({ threadId }) => threadId === id)
        .map(({ threadId: _threadId, body, personId, removedAt, ...comment }) => ({
          ...comment,
          body: removedAt ? '' : body,
          isRemoved: removedAt !== null,
          mayRemove: personId === actor.personId && allows(talkPermissions.removeComment, actor, { ctgId }),
        })),
    }
  })
}
export type TalkThread = TalkPageData['threads'][number]

/** What a page or the editor shows beside the text: its open threads. @throws DomainError not-found */
export async function getOpenThreads(context: Context, subjects: TextSubjects, key: TextKey): Promise<TextTalk> {
  const { db, actor } = context
  await readableText(db, actor, subjects, key)
  const { timeZone } = requireMembership(actor, key.ctgId)
  const [threads, people, parties] = await Promise.all([
    listThreads(context, key),
    listPeople(context, key.ctgId),
    listParties(db, key.ctgId),
  ])
  const placed = (start: number | null) => start ?? Number.POSITIVE_INFINITY
  return {
    people,
    threads: threads
      .filter(({ resolvedAt }) => resolvedAt === null)
      .toSorted((one, other) => (placed(one.start) < placed(other.start) ? -1 : 1))
      .map(({ id, quote, wordsNow, anchor, maySettle, comments }) => ({
        ...{ id, quote, wordsNow, anchor, maySettle },
        comments: comments.map(({ id: commentId, body, personName, partyId, writtenAt, isRemoved, addressees }) => {
          const party = parties.find((one) => one.id === partyId)
          return {
            ...{ id: commentId, name: personName, body, isRemoved, addressees },
            party: party ? { shortName: party.shortName, kind: party.kind } : null,
            when: formatInstant(writtenAt, timeZone),
          }
        }),
      })),
  }
}

const listSettled = (db: Reader, { ctgId, textId }: TextKey) =>
  rowsOf(db, 'settled_suggestion', { ctg_id: ctgId, text_id: textId })
    .select(['id', 'added', 'taken', 'verdict', 'proposed_by as proposedBy', 'proposed_party_id as proposedPartyId'])
    .select(['settled_by as settledBy', 'settled_at as settledAt'])
    .orderBy('settled_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

/** Whom one may mention in a text of this CTG. */
export async function listMentionable(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  return listPeople(context, ctgId)
}

/** Whom a comment may be addressed to: every member of today but oneself. */
const listPeople = (context: Context, ctgId: string) =>
  context.db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .innerJoin('party', sameCtg('party.id', 'member.party_id'))
    .select(['person.id', 'person.name'])
    .select((eb) => eb.fn.min<string>('party.short_name').as('partyName'))
    .where('member.ctg_id', '=', ctgId)
    .where('person.id', '!=', context.actor.personId)
    .where((eb) => eb.or([eb('member.until', 'is', null), eb('member.until', '>=', todayIn(context, ctgId))]))
    .groupBy(['person.id', 'person.name'])
    .orderBy('person.name')
    .limit(200)
    .execute()
