/** What the journal says of one thing. The caller has checked the right to read. */
import type { Reader } from '#app/kernel/database.server.ts'
import type { SubjectType } from './record-audit.server.ts'

/** Lines about one thing of a CTG, the latest first, 50 at most. */
export const listHistory = (db: Reader, ctgId: string, subject: { readonly type: SubjectType; readonly id: string }) =>
  db
    .selectFrom('audit_entry')
    .leftJoin('party', (join) =>
      join.onRef('party.ctg_id', '=', 'audit_entry.ctg_id').onRef('party.id', '=', 'audit_entry.party_id'),
    )
    .select([
      'audit_entry.id',
      'audit_entry.at',
      'audit_entry.action',
      'audit_entry.detail',
      'audit_entry.person_name as personName',
      'party.short_name as partyName',
      'party.kind as partyKind',
    ])
    .where('audit_entry.ctg_id', '=', ctgId)
    .where('audit_entry.subject_type', '=', subject.type)
    .where('audit_entry.subject_id', '=', subject.id)
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')
    .limit(50)
    .execute()

export type HistoryLine = Awaited<ReturnType<typeof listHistory>>[number]
