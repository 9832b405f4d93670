/** A sheet that not everyone may read, a word of its own written on everything that hangs on it. */
import { randomUUID } from 'node:crypto'
import { anAction, aPlan } from '#app/domains/snapshots/plan-content.fixture.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { ActorKey } from './command-rows/command-row.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { FullCtg } from './full-ctg.server.ts'
import { linkHolder } from './link-fixture.server.ts'

export const canary = 'Kanarivogel'
/** Of the Caf, which the sheet does not name: neither lead nor coordination. */
export const outsiders: readonly ActorKey[] = ['housingOfficer', 'bodyMember']

/** On the sheet and on all that is of it; then the sheet is restricted. */
export async function writeCanary(db: Database, { ctgId, ids, actors }: FullCtg): Promise<void> {
  const of = { ctg_id: ctgId }
  const words = (table: 'action_step' | 'action_measure' | 'action_means' | 'progress_report' | 'corrective_action') =>
    db.updateTable(table).where('ctg_id', '=', ctgId).where('action_id', '=', ids.action)
  await words('action_step')
    .set({ title: `Étape ${canary}` })
    .execute()
  await words('action_measure')
    .set({ name: `Mesure ${canary}` })
    .execute()
  await words('action_means')
    .set({ funder_name: `Financeur ${canary}` })
    .execute()
  await words('progress_report')
    .set({ facts: `Faits ${canary}` })
    .execute()
  await words('corrective_action')
    .set({ gap: `Écart ${canary}` })
    .execute()
  await db
    .insertInto('audit_entry')
    .values({
      ...of,
      ...{ at: testInstant, person_name: 'Une personne', action: 'action.updated' },
      ...{ subject_type: 'action', subject_id: ids.action, detail: JSON.stringify({ title: canary }) },
    })
    .execute()
  await db
    .insertInto('notice')
    .values(
      outsiders.map((who) => ({
        ...of,
        ...{ id: randomUUID(), person_id: actors[who].personId, kind: 'action-assigned' as const },
        ...{ subject_type: 'action' as const, subject_id: ids.action, once_key: randomUUID() },
        ...{ facts: JSON.stringify({ by: canary }), created_at: testInstant },
      })),
    )
    .execute()
  await db
    .insertInto('agenda_item')
    .values({
      ...of,
      ...{ id: randomUUID(), meeting_id: ids.meeting, position: 90, title: `Point ${canary}` },
      ...{ source_kind: 'late-action', subject_type: 'action', subject_id: ids.action },
    })
    .execute()
  await db
    .insertInto('backlog_set_aside')
    .values({
      ...of,
      ...{ id: randomUUID(), meeting_id: ids.meeting, body_id: ids.body, kind: 'late-action', item_id: ids.action },
      ...{ title: `Écarté ${canary}`, reason: 'Trop tôt', set_aside_by: 'Une personne', set_aside_at: testInstant },
    })
    .execute()
  await db
    .updateTable('campaign_recipient')
    .set({ name: `Sollicitée ${canary}` })
    .where('ctg_id', '=', ctgId)
    .execute()
  await writeOtherLines(db, { ctgId, ids })
  await freezeState(db, { ctgId, ids })
  const change = { actionId: ids.action, code: '', title: canary, cells: [], kept: [] }
  await db
    .updateTable('plan_batch')
    .set({ changes: JSON.stringify([change]) })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.planBatch)
    .execute()
  const file = {
    ...of,
    id: randomUUID(),
    name: `${canary}.pdf`,
    sha256: 'ab'.repeat(32),
    media_type: 'application/pdf',
  }
  await db
    .insertInto('stored_file')
    .values({ ...file, size_bytes: 8, added_at: testInstant })
    .execute()
  await db
    .insertInto('action_file')
    .values({ ...of, action_id: ids.action, file_id: file.id })
    .execute()
  const text = { ...of, id: randomUUID() }
  await db
    .insertInto('written_text')
    .values({
      ...text,
      ...{ subject_type: 'action', subject_id: ids.action, field: 'description', created_at: testInstant },
    })
    .execute()
  await db
    .insertInto('text_state')
    .values({ ...of, text_id: text.id, plain: `Description ${canary}` })
    .execute()
  await db
    .updateTable('action')
    .set({ title: `Fiche ${canary}`, need: canary, description: canary, tags: [canary], is_restricted: true })
    // Whom the link asks leads it.
    .set({ lead_email: linkHolder.email })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.action)
    .execute()
}

/** A state that froze the sheet when everybody read it takes the place of the other: none is ever changed. */
async function freezeState(db: Database, { ctgId, ids }: Pick<FullCtg, 'ctgId' | 'ids'>): Promise<void> {
  const row = await db
    .deleteFrom('plan_snapshot')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.planSnapshot)
    .returningAll()
    .executeTakeFirstOrThrow()
  const content = JSON.stringify(aPlan([{ ...anAction(ids.action), title: `Figée ${canary}` }]))
  await db
    .insertInto('plan_snapshot')
    .values({ ...row, content })
    .execute()
}

/** What the journal of everything else says of the sheet: a title among its words, as older versions wrote it, or its id too. */
async function writeOtherLines(db: Database, { ctgId, ids }: Pick<FullCtg, 'ctgId' | 'ids'>): Promise<void> {
  const others = [
    ...[{ type: 'meeting', id: ids.meeting } as const, { type: 'decision', id: ids.decision } as const],
    ...[{ type: 'body', id: ids.body } as const, { type: 'objective', id: ids.objective } as const],
    ...[{ type: 'finding', id: ids.finding } as const, { type: 'issue', id: ids.issue } as const],
    { type: 'campaign', id: ids.campaign } as const,
  ]
  const line = { ctg_id: ctgId, at: testInstant, person_name: 'Une personne' }
  const open = { ctg_id: ctgId, id: ids.formerAction, number: 2, title: 'Une fiche ouverte à tous' }
  await db
    .insertInto('action')
    .values({ ...open, status: 'in-progress', created_at: testInstant })
    .execute()
  const awaits = { action_id: open.id, after_action_id: ids.action, created_at: testInstant }
  await db
    .insertInto('action_dependency')
    .values({ ctg_id: ctgId, id: ids.dependency, ...awaits })
    .execute()
  const lines = others.map(({ type, id }) => ({
    ...{ ...line, action: 'meeting.agenda-drawn', subject_type: type, subject_id: id, detail: { titles: [canary] } },
  }))
  const waits = { ...line, subject_type: 'action' as const, subject_id: open.id, action: 'action.dependency-removed' }
  const before = ['action.dependency-added', 'action.dependency-removed'].map((action) => ({
    ...{ ...waits, action, detail: { title: `1.2.2 ${canary}`, partId: ids.dependency } },
  }))
  const kept = { ...waits, detail: { afterActionId: ids.action, partId: randomUUID() } }
  const became = { name: `Devenue ${canary}`, id: ids.action, proposalIds: [ids.proposal] }
  const ofWorkshop = { subject_type: 'workshop' as const, subject_id: ids.workshop, detail: became }
  await db
    .insertInto('audit_entry')
    .values(
      [...lines, ...before, kept, { ...line, action: 'workshop.became-action', ...ofWorkshop }].map(
        ({ detail, ...one }) => ({
          ...one,
          detail: JSON.stringify(detail),
        }),
      ),
    )
    .execute()
}
