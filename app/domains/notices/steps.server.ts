/** What commands of higher slices call, inside their own transaction, to tell people or to take back what was told. Rules: docs/rules/notices.md §1. */
import type { SubjectType } from '#app/domains/audit/record-audit.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { type NoticeFacts, type NoticeKind, quoteOf } from './notices.ts'
import { dropUnsent } from './store.server.ts'

type Subject = { readonly type: SubjectType; readonly id: string }

export type NewNotice = {
  readonly ctgId: string
  readonly kind: NoticeKind
  /** Its title, its address and who may read it are those of this subject, when the notice is shown. */
  readonly subject: Subject
  /** People concerned; the author is left out, and duplicates count once. */
  readonly personIds: readonly string[]
  /** Told once per person and key: name the act and what it is about, as `position:<findingId>:<version>`. */
  readonly onceKey: string
  readonly facts?: Omit<NoticeFacts, 'by'>
}

/** Tells people of an act, in the application first; a mail repeats it later, at the pace each chose. */
export const notify = (work: AuthoredWork, notice: NewNotice): Promise<void> => notifyAll(work, [notice])

/** Several notices of one act, in one statement; nothing for none. */
export async function notifyAll({ tx, actor, at, newId }: AuthoredWork, notices: readonly NewNotice[]): Promise<void> {
  const rows = notices.flatMap(({ ctgId, kind, subject, personIds, onceKey, facts: noticeFacts }) => {
    const { quote, ...facts } = noticeFacts ?? {}
    const savedFacts: NoticeFacts = { by: actor.name, ...facts, ...(quote && { quote: quoteOf(quote) }) }
    return [...new Set(personIds)]
      .filter((id) => id !== actor.personId)
      .map((personId) => ({
        ctg_id: ctgId,
        id: newId(),
        person_id: personId,
        kind,
        subject_type: subject.type,
        subject_id: subject.id,
        once_key: onceKey,
        facts: JSON.stringify(savedFacts),
        created_at: at,
      }))
  })
  if (rows.length === 0) return
  await tx
    .insertInto('notice')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['ctg_id', 'person_id', 'once_key']).doNothing())
    .execute()
}

export type Withdrawal = {
  readonly ctgId: string
  /** One thing, or several of one type. */
  readonly subject: Subject | { readonly type: SubjectType; readonly ids: readonly string[] }
  /** Only these; all kinds when left out. */
  readonly kinds?: readonly NoticeKind[]
  /** Only the notices of these acts, for instance of one comment among those of a text. */
  readonly onceKeys?: readonly string[]
  /** Only these people, who did what was asked; everybody when absent. */
  readonly personIds?: readonly string[]
}

/**
 * Takes back the notices about a thing that is gone or hidden, or that asks for nothing any more. A mail not sent yet that
 * repeats them is dropped; the next one tells the rest.
 */
export async function withdraw({ tx, at }: Pick<AuthoredWork, 'tx' | 'at'>, withdrawal: Withdrawal): Promise<void> {
  const { ctgId, subject, kinds, onceKeys, personIds } = withdrawal
  const withdrawn = await tx
    .updateTable('notice')
    .set({ withdrawn_at: at })
    .where('ctg_id', '=', ctgId)
    .where('subject_type', '=', subject.type)
    .where('subject_id', 'in', 'ids' in subject ? subject.ids : [subject.id])
    .where('withdrawn_at', 'is', null)
    .$if(kinds !== undefined, (statement) => statement.where('kind', 'in', kinds ?? []))
    .$if(onceKeys !== undefined, (statement) => statement.where('once_key', 'in', onceKeys ?? []))
    .$if(personIds !== undefined, (statement) => statement.where('person_id', 'in', personIds ?? []))
    .returning('digest_id as digestId')
    .execute()
  await dropUnsent(
    tx,
    withdrawn.flatMap(({ digestId }) => digestId ?? []),
  )
}
