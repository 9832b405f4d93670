/** What hangs on the sheets of a full CTG, for lists that go past them: a second action that waits for the first, means, documents. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { FullCtg } from './full-ctg.server.ts'

/** Names that only whoever may see them reads: of a sheet kept apart, of a report that waits, of an agenda in preparation. */
export const unreadNames = ['financeur-tenu.pdf', 'Financeur tenu', 'en-attente.pdf', 'projet-d-ordre-du-jour.pdf']

export async function joinParts(db: Database, { ctgId, ids }: FullCtg): Promise<void> {
  const [later, apart, accepted] = [randomUUID(), randomUUID(), randomUUID()]
  const [draft, draftItem] = [randomUUID(), randomUUID()]
  const files = {
    ofSheet: { id: randomUUID(), name: 'plan-de-la-creche.pdf' },
    ofReport: { id: randomUUID(), name: 'photo.jpg' },
    ofAgenda: { id: randomUUID(), name: 'bilan.pdf' },
    ofSheetApart: { id: randomUUID(), name: 'financeur-tenu.pdf' },
    ofReportWaiting: { id: randomUUID(), name: 'en-attente.pdf' },
    ofDraft: { id: randomUUID(), name: 'projet-d-ordre-du-jour.pdf' },
  }
  const action = { ctg_id: ctgId, status: 'in-progress' as const, created_at: testInstant }
  const means = { ctg_id: ctgId, year: 2027, nature: 'operating' as const, state: 'granted' as const, position: 1 }
  await db
    .insertInto('action')
    .values([
      { ...action, id: later, number: 8, code: '8', title: 'Une action qui attend', is_restricted: false },
      { ...action, id: apart, number: 9, code: '9', title: 'Une action tenue', is_restricted: true },
    ])
    .execute()
  await db
    .insertInto('action_means')
    .values([
      { ...means, id: randomUUID(), action_id: ids.action, funder_name: 'Caf', amount_euros: 12_000 },
      { ...means, id: randomUUID(), action_id: apart, funder_name: 'Financeur tenu' },
    ])
    .execute()
  await db
    .insertInto('action_dependency')
    .values(
      [later, apart].map((waits) => ({
        ...{ ctg_id: ctgId, id: randomUUID(), action_id: waits, after_action_id: ids.action },
        created_at: testInstant,
      })),
    )
    .execute()
  const report = {
    ctg_id: ctgId,
    action_id: ids.action,
    action_status: 'in-progress' as const,
    created_at: testInstant,
  }
  await db
    .insertInto('progress_report')
    .values({
      ...{ ...report, id: accepted, reported_on: '2026-11-10', status: 'accepted', facts: 'Dix places.' },
      entered_by: 'Une personne',
    })
    .execute()
  const meeting = { ctg_id: ctgId, body_id: ids.body, starts_at: new Date('2027-02-12T09:00:00Z') }
  await db
    .insertInto('meeting')
    .values({ ...meeting, id: draft, title: 'Réunion préparée', status: 'draft' })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({ ctg_id: ctgId, id: draftItem, meeting_id: draft, title: 'Un point préparé', position: 0 })
    .execute()
  await db
    .insertInto('stored_file')
    .values(
      Object.values(files).map((file) => ({
        ...{ ctg_id: ctgId, ...file, sha256: 'b'.repeat(64), media_type: 'application/pdf', size_bytes: 12 },
        added_at: testInstant,
      })),
    )
    .execute()
  await db
    .insertInto('action_file')
    .values([
      { ctg_id: ctgId, action_id: ids.action, file_id: files.ofSheet.id, caption: 'Le rez-de-chaussée' },
      { ctg_id: ctgId, action_id: apart, file_id: files.ofSheetApart.id },
    ])
    .execute()
  await db
    .insertInto('report_file')
    .values([
      { ctg_id: ctgId, report_id: accepted, file_id: files.ofReport.id, position: 0 },
      { ctg_id: ctgId, report_id: ids.report, file_id: files.ofReportWaiting.id, position: 0 },
    ])
    .execute()
  await db
    .insertInto('agenda_file')
    .values([
      { ctg_id: ctgId, agenda_item_id: ids.agendaItem, file_id: files.ofAgenda.id },
      { ctg_id: ctgId, agenda_item_id: draftItem, file_id: files.ofDraft.id },
    ])
    .execute()
}
