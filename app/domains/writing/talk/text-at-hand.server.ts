/** The text an act is about, with what its subject says of rights; and edits made by the server itself. Rules: docs/rules/writing.md §7 to §9. */
import type * as Y from 'yjs'
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { settleIn } from '../settle-text.server.ts'
import { editText } from '../steps.server.ts'
import { findText, type LockedText, lockTexts, readLog, refOf } from '../text-log.server.ts'
import { refusalToWrite, type TextKey, type TextSubject, type TextSubjects } from '../writing.ts'
import { docFrom, fragmentName } from '../y-text.server.ts'

export type TextAtHand = { readonly ctgId: string; readonly text: LockedText; readonly subject: TextSubject }

/** A text the actor may read. @throws DomainError not-found, also for a text of another CTG */
export async function readableText(
  db: Reader,
  actor: Actor,
  subjects: TextSubjects,
  key: TextKey,
): Promise<TextAtHand> {
  const text = membershipIn(actor, key.ctgId) && (await findText(db, key))
  const [subject] = text ? await subjects.load(db, [refOf(text)]) : []
  if (!text || !subject?.canRead(actor)) throw new DomainError('not-found', 'writing.text-not-found')
  return { ctgId: key.ctgId, text, subject }
}

/** The same, locked until commit, when the actor may write it now. @throws DomainError not-found | forbidden | conflict */
export async function writableText(work: Work, subjects: TextSubjects, key: TextKey): Promise<TextAtHand> {
  const { subject } = await readableText(work.tx, work.actor, subjects, key)
  const [text] = await lockTexts(work.tx, [key])
  if (!text) throw new DomainError('not-found', 'writing.text-not-found')
  const refusal = refusalToWrite(work.actor, subject, text.frozenAt)
  if (refusal === 'frozen') throw new DomainError('conflict', 'writing.text-frozen')
  if (refusal) throw new DomainError('forbidden', 'writing.text-not-writable')
  return { ctgId: key.ctgId, text, subject }
}

export async function readFragment(db: Reader, key: TextKey): Promise<Y.XmlFragment> {
  const { updates } = await readLog(db, key, 0)
  return docFrom(updates).getXmlFragment(fragmentName)
}

/** Edits a text in the name of the actor, and settles it at once: the page that follows shows it. */
export async function editAndSettle(
  work: Work,
  subjects: TextSubjects,
  text: LockedText,
  change: (doc: Y.Doc) => void,
): Promise<boolean> {
  if (!(await editText(work, text, change))) return false
  const { plain, isChanged } = await settleIn(work.tx, text)
  if (isChanged) await subjects.keep(work.tx, refOf(text), plain, { name: work.actor.name, at: work.at })
  return true
}
