/** Opens the text of a thing: made at the first opening, with the words its field held, put in once. Rules: docs/rules/writing.md §6. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import type { OpenedText } from './collab.ts'
import { plainTextOf, richTextOf } from './plain-text.ts'
import { appendUpdates, findTextOf, type LockedText } from './text-log.server.ts'
import { writerOf } from './writer-of.server.ts'
import { refusalToWrite, type TextRef, type TextSubjects } from './writing.ts'
import { docFrom, updateBy, writeContent } from './y-text.server.ts'

/** What the server itself puts in a text has no author. */
const byServer = { personId: null, name: '', partyId: null }

/** @throws DomainError not-found for a thing of another CTG, or that one may not read */
export async function openText(
  { db, actor, at }: Pick<Context, 'db' | 'actor' | 'at'>,
  subjects: TextSubjects,
  ref: TextRef,
): Promise<OpenedText> {
  const [subject] = await subjects.load(db, [ref])
  const writer = await writerOf(db, actor, ref.ctgId)
  if (!subject?.canRead(actor) || !writer) throw new DomainError('not-found', 'writing.text-not-found')
  const text = (await findTextOf(db, ref)) ?? (await db.transaction().execute((tx) => makeText(tx, subjects, ref, at)))
  const refusal = refusalToWrite(actor, subject, text.frozenAt)
  return { textId: text.textId, writer, isFrozen: refusal === 'frozen', mayWrite: refusal === undefined }
}

/** What people say around a text, for members; undefined where the address says no place. @throws DomainError not-found */
export async function openTalk(
  context: Context,
  subjects: TextSubjects,
  { ctgId, place }: { readonly ctgId: string; readonly place: Omit<TextRef, 'ctgId'> | undefined },
): Promise<OpenedText | undefined> {
  requireMembership(context.actor, ctgId)
  return place && openText(context, subjects, { ctgId, ...place })
}

/**
 * A field is written by its form, or by several hands: who opens the text and who saves the form wait for one another, so that
 * neither misses what the other did.
 */
export const lockField = async (tx: Transaction, { ctgId, subjectType, subjectId, field }: TextRef): Promise<void> => {
  const name = `text:${ctgId}:${subjectType}:${subjectId}:${field}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

async function makeText(tx: Transaction, subjects: TextSubjects, ref: TextRef, at: Date): Promise<LockedText> {
  await lockField(tx, ref)
  const made = await findTextOf(tx, ref)
  if (made) return made
  const archivedAt = await lockArchivedAt(tx, ref.ctgId)
  const [subject] = await subjects.load(tx, [ref])
  const content = richTextOf(subject?.initialText ?? '')
  const text: LockedText = { ...ref, textId: randomUUID(), lastSeq: 0, frozenAt: null }
  const key = { ctg_id: ref.ctgId, subject_type: ref.subjectType, subject_id: ref.subjectId, field: ref.field }
  await addRows(tx, 'written_text', { ...key, id: text.textId, created_at: at })
  const plain = plainTextOf(content)
  await addRows(tx, 'text_state', { ctg_id: ref.ctgId, text_id: text.textId, content: JSON.stringify(content), plain })
  const data = updateBy(docFrom([]), (doc) => writeContent(doc, content))
  const [lastSeq = 0] = data ? await appendUpdates(tx, [{ key: text, data, author: byServer, at }]) : []
  if (archivedAt === null) return { ...text, lastSeq }
  // Born closed, at the instant at which the others closed: it is written again when they are.
  await rowOf(tx, 'written_text', { ctgId: ref.ctgId, id: text.textId }).update({ frozen_at: archivedAt })
  return { ...text, lastSeq, frozenAt: archivedAt }
}

/** Who archives the CTG meanwhile waits for this text, or this text for her. */
async function lockArchivedAt(tx: Transaction, ctgId: string): Promise<Date | null> {
  const ctg = await rowsOf(tx, 'ctg', { id: ctgId })
    .select(['archived_at as archivedAt'])
    .forKeyShare()
    .executeTakeFirst()
  return ctg?.archivedAt ?? null
}
