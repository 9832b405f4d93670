/** What the journal says of a whole CTG, and of one thing. Rules: docs/rules/audit.md. */
import { sql } from 'kysely'
import { requireMembership } from '#app/kernel/actor.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { kindsInJournal } from '#app/things/register.ts'
import { actSentence } from './act-sentence.fr.ts'
import type { SubjectType } from './record-audit.server.ts'

const selectLines = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('audit_entry')
    .leftJoin('party', sameCtg('party.id', 'audit_entry.party_id'))
    .select([
      'audit_entry.id',
      'audit_entry.at',
      'audit_entry.action',
      'audit_entry.person_name as personName',
      'party.short_name as partyName',
      'party.kind as partyKind',
      'audit_entry.subject_type as subjectType',
      sql<string | null>`audit_entry.detail ->> 'name'`.as('subjectName'),
    ])
    .where('audit_entry.ctg_id', '=', ctgId)
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')

type Subject = { readonly ctgId: string; readonly type: SubjectType; readonly id: string }

type AskedSubject = { readonly [Name in keyof Subject]: Value<Subject[Name]> }

/** Query of the lines about one thing; the caller adds the parts of `detail` it reads. */
export const selectHistory = (db: Reader, { ctgId, type, id }: AskedSubject) =>
  selectLines(db, ctgId).where('audit_entry.subject_type', '=', type).where('audit_entry.subject_id', '=', id).limit(50)

const askHistory = compileOnce((db, slot: SlotOf<Subject>) =>
  selectHistory(db, { ctgId: slot('ctgId'), type: slot('type'), id: slot('id') }),
)

/**
 * Lines about one thing of a CTG, the latest first, 50 at most, without their detail: it may name somebody's address, or a sheet
 * restricted since. The caller has checked the right to read.
 */
export const listHistory = async (
  db: Reader,
  ctgId: string,
  subject: { readonly type: SubjectType; readonly id: string },
) => withSentences(await askHistory(db, { ctgId, ...subject }))

export const withSentences = <Line extends { readonly action: string }>(lines: readonly Line[]) =>
  lines.map((line) => ({ ...line, sentence: actSentence(line.action) }))

export type HistoryLine = Awaited<ReturnType<typeof listHistory>>[number]

const linesPerPage = 50

/**
 * One page of the journal, the latest first.
 * @param filter `page` from 1; `subject` a filter of the journal, anything else means all
 */
export async function getJournalPage(
  { db, actor }: Context,
  ctgId: string,
  filter: { readonly page: number; readonly subject: string },
) {
  requireMembership(actor, ctgId)
  const types = kindsInJournal(filter.subject)
  const subject = types.length > 0 ? filter.subject : undefined
  const { total } = await db
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('ctg_id', '=', ctgId)
    .$if(subject !== undefined, (query) => query.where('subject_type', 'in', types))
    .executeTakeFirstOrThrow()
  const pageCount = Math.max(1, Math.ceil(total / linesPerPage))
  const page = Math.min(Math.max(1, filter.page), pageCount)
  const lines = await selectLines(db, ctgId)
    .$if(subject !== undefined, (query) => query.where('audit_entry.subject_type', 'in', types))
    .limit(linesPerPage)
    .offset((page - 1) * linesPerPage)
    .execute()
  return {
    ctgId,
    subject,
    total,
    page,
    pageCount,
    lines: withSentences(lines),
  }
}

export type JournalPageData = Awaited<ReturnType<typeof getJournalPage>>
