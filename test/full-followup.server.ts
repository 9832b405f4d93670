/** Campaign, notice and workshop of the CTG with one of everything. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import { hashOfSecret } from '#app/domains/notices/store.server.ts'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import type { Ctg, Ids } from './full-ids.ts'

/** A campaign under way, whose only recipient was last written to on the tests' day and has not answered. */
export async function insertCampaign(db: Database, { ctgId, actors }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('campaign')
    .values({
      ctg_id: ctgId,
      id: ids.campaign,
      name: 'Point d’automne',
      opens_on: '2026-11-20',
      closes_on: addDays(parisDay(new Date()), 30),
      reminder_every_days: 7,
      launched_by: actors.townCoordinator.name,
      launched_at: testInstant,
    })
    .execute()
  await db
    .insertInto('campaign_recipient')
    .values({
      ctg_id: ctgId,
      id: ids.recipient,
      campaign_id: ids.campaign,
      name: actors.lead.name,
      email: `${actors.lead.personId}@exemple.fr`,
      person_id: actors.lead.personId,
      channel: 'mail',
    })
    .execute()
  await db
    .insertInto('campaign_action')
    .values({ ctg_id: ctgId, recipient_id: ids.recipient, action_id: ids.action })
    .execute()
  await db
    .insertInto('campaign_mail')
    .values({
      ctg_id: ctgId,
      recipient_id: ids.recipient,
      kind: 'invitation',
      round: 0,
      asked_at: new Date('2026-11-20T09:00:00Z'),
      due_at: new Date('2026-11-20T09:10:00Z'),
      written_at: new Date('2026-11-20T09:10:00Z'),
    })
    .execute()
  await db
    .insertInto('campaign_date')
    .values({ ctg_id: ctgId, id: ids.campaignDate, name: 'Point de printemps', planned_on: '2027-05-15' })
    .execute()
}

/** Told to the town's coordinator, and repeated by a mail. @returns the secret by which that mail unsubscribes */
export async function insertNotice(db: Database, { ctgId, actors }: Ctg, ids: Ids): Promise<string> {
  const { personId } = actors.townCoordinator
  const [digestId, secret] = [randomUUID(), randomUUID()]
  await db
    .insertInto('notice_digest')
    .values({
      id: digestId,
      person_id: personId,
      slot: '2026-11-24',
      unsubscribe_hash: hashOfSecret(secret),
      written_at: testInstant,
    })
    .execute()
  await db
    .insertInto('notice')
    .values({
      ctg_id: ctgId,
      id: ids.notice,
      person_id: personId,
      kind: 'position-asked',
      subject_type: 'finding',
      subject_id: ids.finding,
      once_key: ids.finding,
      facts: JSON.stringify({ by: actors.cafCoordinator.name }),
      created_at: testInstant,
      digest_id: digestId,
    })
    .execute()
  return secret
}

/** An open workshop on the theme « Petite enfance »: one group, one proposal of the town's coordinator in it. @returns its code */
export async function insertWorkshop(db: Database, { ctgId, town, early, actors }: Ctg, ids: Ids): Promise<string> {
  const code = ids.workshop.replaceAll('-', '').slice(0, 10)
  await db
    .insertInto('workshop')
    .values({
      ctg_id: ctgId,
      id: ids.workshop,
      theme_id: early.id,
      meeting_id: ids.meeting,
      question: 'Que proposer ?',
      join_code: code,
      opened_by: 'Une personne',
      opened_at: testInstant,
    })
    .execute()
  const board = { ctg_id: ctgId, workshop_id: ids.workshop }
  await db
    .insertInto('workshop_group')
    .values({ ...board, id: ids.workshopGroup, title: 'Des horaires élargis', position: 1 })
    .execute()
  await db
    .insertInto('proposal')
    .values({
      ...board,
      id: ids.proposal,
      group_id: ids.workshopGroup,
      what: 'Ouvrir tôt',
      need: 'Les horaires décalés',
      who: 'La crèche du centre',
      by_name: actors.townCoordinator.name,
      person_id: actors.townCoordinator.personId,
      party_id: town.id,
      created_at: testInstant,
    })
    .execute()
  return code
}
