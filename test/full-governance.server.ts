/** Setting, bodies, meeting and decision of the CTG with one of everything. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { Ctg, Ids } from './full-ids.ts'

export async function insertSetting(db: Database, { ctgId, town, actors }: Ctg, ids: Ids): Promise<void> {
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctgId, territory_code: '92036' }).execute()
  const emptyTheme = { id: ids.emptyTheme, name: 'Numérique', catalogue_key: null, position: 9 }
  await db
    .insertInto('theme')
    .values({ ctg_id: ctgId, ...emptyTheme })
    .execute()
  await db.insertInto('area').values({ ctg_id: ctgId, id: ids.area, commune_code: '92036', name: 'Le Luth' }).execute()
  await db
    .insertInto('service')
    .values({ ctg_id: ctgId, id: ids.service, party_id: town.id, name: 'Petite enfance', position: 0 })
    .execute()
  await db.insertInto('linked_plan').values({ ctg_id: ctgId, id: ids.linkedPlan, name: 'Contrat de ville' }).execute()
  await db
    .insertInto('milestone')
    .values({ ctg_id: ctgId, id: ids.milestone, kind: 'signed', target_on: '2027-04-01', target_precision: 'quarter' })
    .execute()
  await db
    .insertInto('stored_file')
    .values({
      ctg_id: ctgId,
      id: ids.file,
      sha256: 'a'.repeat(64),
      name: 'convention.pdf',
      media_type: 'application/pdf',
      size_bytes: 10,
      added_by: actors.townCoordinator.personId,
      added_at: testInstant,
    })
    .execute()
}

/** The elected official is called to the meeting; she is a member. @returns the token of her link */
export async function insertInvitation(db: Database, { ctgId, actors }: Ctg, ids: Ids): Promise<string> {
  const token = makeLinkToken()
  const invitation = { ctg_id: ctgId, invitation_id: ids.invitation }
  await db
    .insertInto('meeting_invitation')
    .values({
      ctg_id: ctgId,
      id: ids.invitation,
      meeting_id: ids.meeting,
      person_id: actors.bodyMember.personId,
      name: 'Une élue',
      email: `${actors.bodyMember.personId}@exemple.fr`,
      invited_at: testInstant,
    })
    .execute()
  await db
    .insertInto('invitation_seat')
    .values({ ...invitation, seat_id: ids.seat, capacity: 'holder' })
    .execute()
  await db
    .insertInto('invitation_link')
    .values({ ...invitation, id: randomUUID(), token_hash: hashLinkToken(token), created_at: testInstant })
    .execute()
  return token
}

export async function insertGovernance(db: Database, { ctgId, caf, town }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: ids.body, kind: 'copil', name: 'Comité de pilotage', position: 0 })
    .execute()
  await db
    .insertInto('seat')
    .values({
      ctg_id: ctgId,
      id: ids.seat,
      body_id: ids.body,
      party_id: town.id,
      function_title: 'Maire',
      holder_name: 'Une élue',
      position: 0,
    })
    .execute()
  await db
    .insertInto('meeting')
    .values({
      ctg_id: ctgId,
      id: ids.meeting,
      body_id: ids.body,
      title: 'Copil',
      starts_at: new Date('2026-11-20T09:00:00Z'),
      status: 'in-session',
    })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({ ctg_id: ctgId, id: ids.agendaItem, meeting_id: ids.meeting, title: 'Bilan', position: 0 })
    .execute()
  await db
    .insertInto('backlog_item')
    .values({
      ctg_id: ctgId,
      id: ids.backlogItem,
      body_id: ids.body,
      title: 'Horaires des crèches',
      added_by: 'Une personne',
      added_at: testInstant,
    })
    .execute()
  await db
    .insertInto('agenda_outcome')
    .values({
      ctg_id: ctgId,
      id: ids.outcome,
      agenda_item_id: ids.agendaItem,
      kind: 'task',
      text: 'Écrire aux familles',
      responsible: 'Une personne',
      written_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('decision')
    .values({
      ctg_id: ctgId,
      id: ids.decision,
      number: 1,
      meeting_id: ids.meeting,
      text: 'Une décision.',
      state: 'to-do',
      decided_on: '2026-11-20',
    })
    .execute()
  await db
    .insertInto('decision_position')
    .values(
      [caf, town].map(({ id }) => ({
        ctg_id: ctgId,
        decision_id: ids.decision,
        party_id: id,
        position: 'agreement' as const,
      })),
    )
    .execute()
}
