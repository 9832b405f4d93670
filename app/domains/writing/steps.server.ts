/** What commands call on texts inside their own transaction. The caller has checked its right and journals its act. Rules: docs/rules/writing.md §6. */
import type * as Y from 'yjs'
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import { membershipIn } from '#app/kernel/actor.ts'
import type { Reader, Transaction } from '#app/kernel/database.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { lockField } from './open-text.server.ts'
import { plainTextOf, richTextOf } from './plain-text.ts'
import { type SettledText, settleIn } from './settle-text.server.ts'
import { appendUpdates, type LockedText, lockTextOf, lockTexts, readLog, tellNodes } from './text-log.server.ts'
import { isTextTooBig, measureText } from './update-limits.server.ts'
import type { TextAuthor, TextKey, TextRef } from './writing.ts'
import { contentOf, docFrom, updateBy, writeContent } from './y-text.server.ts'

/**
 * The field is set by a form, an import, an adjustment accepted: the text written by several hands becomes that, in front of
 * those who have it open. Nothing when nobody opened it yet, or when it says the same already. To call before the field is set.
 * @throws DomainError conflict when the text is frozen and would change
 */
export async function replaceText(work: AuthoredWork, ref: TextRef, plain: string): Promise<void> {
  await lockField(work.tx, ref)
  const text = await lockTextOf(work.tx, ref)
  if (!text) return
  const content = richTextOf(plain)
  const words = plainTextOf(content)
  await edit(work, text, (doc) => {
    if (plainTextOf(contentOf(doc)) !== words) writeContent(doc, content)
  })
}

/**
 * Changes the document of a text: a suggestion decided, a version taken up again. Everyone who has it open sees it.
 * @returns whether something changed
 * @throws DomainError conflict when the text is frozen and would change
 */
export async function editText(work: AuthoredWork, key: TextKey, change: (doc: Y.Doc) => void): Promise<boolean> {
  const [text] = await lockTexts(work.tx, [key])
  return text ? edit(work, text, change) : false
}

async function edit(work: AuthoredWork, text: LockedText, change: (doc: Y.Doc) => void): Promise<boolean> {
  const { updates } = await readLog(work.tx, text, 0)
  const doc = docFrom(updates)
  const former = measureText(doc)
  const data = updateBy(doc, change)
  const size = measureText(doc)
  doc.destroy()
  if (!data) return false
  // A text already too big may shrink.
  refuse(
    'writing',
    isTextTooBig(size) && size.nodes + size.characters > former.nodes + former.characters ? 'text-too-big' : undefined,
  )
  refuse('writing', text.frozenAt === null ? undefined : 'text-frozen')
  await appendUpdates(work.tx, [{ key: text, data, author: authorOf(work, text.ctgId), at: work.at }])
  await enqueue(work.tx, 'settle-text', { ctgId: text.ctgId, textId: text.textId }, `settle-text:${text.textId}`)
  return true
}

const authorOf = ({ actor }: AuthoredWork, ctgId: string): TextAuthor => ({
  personId: actor.personId,
  name: actor.name,
  partyId: membershipIn(actor, ctgId)?.partyId ?? null,
})

/**
 * The text as it is now, for an act that reads it (a version frozen, minutes printed). The caller keeps the plain words.
 * @returns undefined when nobody opened it: the field alone tells
 */
export async function settledText(work: Pick<AuthoredWork, 'tx'>, ref: TextRef): Promise<SettledText | undefined> {
  const text = await lockTextOf(work.tx, ref)
  return text && settleIn(work.tx, text)
}

/** The same for the texts of several things. @returns by id of the thing; those nobody opened are absent */
export async function settledTexts(
  work: Pick<AuthoredWork, 'tx'>,
  refs: readonly TextRef[],
): Promise<ReadonlyMap<string, SettledText>> {
  const settled = new Map<string, SettledText>()
  // One after the other: each is read from its own updates.
  for (const ref of refs) {
    const text = await settledText(work, ref)
    if (text) settled.set(ref.subjectId, text)
  }
  return settled
}

/** Read-only from the commit on, everywhere: not one update is taken afterwards. @returns what it says, once for all */
export async function freezeText(
  work: Pick<AuthoredWork, 'tx' | 'at'>,
  ref: TextRef,
): Promise<SettledText | undefined> {
  await lockField(work.tx, ref)
  const text = await lockTextOf(work.tx, ref)
  if (!text) return
  await setFrozen(work, text, work.at)
  return settleIn(work.tx, text)
}

async function setFrozen({ tx }: Pick<AuthoredWork, 'tx'>, { ctgId, textId }: TextKey, frozenAt: Date) {
  await rowOf(tx, 'written_text', { ctgId, id: textId }).update({ frozen_at: frozenAt })
  await tellNodes(tx, [{ kind: 'text', ctgId, textId }])
}

/** @returns those of these things in whose texts people wrote, beyond the words their fields held */
export async function writtenAmong(
  db: Reader,
  { ctgId, type, ids }: { readonly ctgId: string; readonly type: SubjectType; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const written = await rowsOf(db, 'written_text', { ctg_id: ctgId, subject_type: type })
    .select(['subject_id as id'])
    .distinct()
    .where('subject_id', 'in', [...ids])
    .where('last_seq', '>', 1)
    .execute()
  return new Set(written.map(({ id }) => id))
}

/** Every text of a CTG that is still written closes at this instant. */
export async function freezeTexts({ tx, at }: Pick<AuthoredWork, 'tx' | 'at'>, ctgId: string): Promise<void> {
  const closed = await tx
    .updateTable('written_text')
    .set({ frozen_at: at })
    .where('ctg_id', '=', ctgId)
    .where('frozen_at', 'is', null)
    .returning('id')
    .execute()
  await tellOfTexts(tx, ctgId, closed)
}

/** Those that were closed at that instant are written again. */
export async function openTextsFrozenAt(
  { tx }: Pick<AuthoredWork, 'tx'>,
  ctgId: string,
  frozenAt: Date,
): Promise<void> {
  const opened = await tx
    .updateTable('written_text')
    .set({ frozen_at: null })
    .where('ctg_id', '=', ctgId)
    .where('frozen_at', '=', frozenAt)
    .returning('id')
    .execute()
  await tellOfTexts(tx, ctgId, opened)
}

const tellOfTexts = (tx: Transaction, ctgId: string, texts: readonly { readonly id: string }[]): Promise<void> =>
  tellNodes(
    tx,
    texts.map(({ id }) => ({ kind: 'text', ctgId, textId: id })),
  )
