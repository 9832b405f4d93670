/** A mail server away for days comes back: who has lost a right since is written nothing (docs/rules/jobs.md §5). */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import { sendBackReport } from '#app/domains/campaigns/commands/send-back-report.server.ts'
import { forwardLink } from '#app/domains/campaigns/link/commands/forward-link.server.ts'
import { revokeOneLink } from '#app/domains/campaigns/link/commands/revoke-one-link.server.ts'
import { sendReports } from '#app/domains/campaigns/link/commands/send-reports.server.ts'
import { findLink } from '#app/domains/campaigns/link/holder.server.ts'
import { writeCampaignMails } from '#app/domains/campaigns/write-mails.server.ts'
import { endMember } from '#app/domains/governance/commands/end-member.server.ts'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { cancelMeeting } from '#app/domains/meetings/commands/cancel-meeting.server.ts'
import { writeInvitationMails } from '#app/domains/meetings/invitations/write-mails.server.ts'
import { restrictAction } from '#app/domains/plan/commands/restrict-action.server.ts'
import { mailChecks } from '#app/http/mail-checks.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { dropUnowedMail } from '#app/kernel/waiting-mail.server.ts'
import { givenLedActions } from '#test/campaign-fixture.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { givenCalledMeeting, testSiteUrl } from '#test/invitation-fixture.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'

let db: Database
beforeAll(async () => {
  // Of its own: what every CTG owes is written.
  const opened = await newTestDatabase()
  db = opened.db
  return () => opened.pool.end()
})

const days = (count: number) => new Date(testInstant.getTime() + count * 86_400_000)

/** Each mail is looked at before it leaves, as the job does. @returns the subjects of what is left to this address */
async function lookAgain(address: string, at = days(1)): Promise<readonly string[]> {
  const mailsTo = () =>
    db
      .selectFrom('outgoing_mail')
      .select(['id', 'subject'])
      .where('to_address', '=', address)
      .orderBy('created_at')
      .execute()
  for (const { id } of await mailsTo()) await dropUnowedMail(db, at, id, mailChecks)
  return (await mailsTo()).map(({ subject }) => subject.split(' :')[0] ?? '')
}

describe('a convocation that waits', () => {
  test('leaves to who is still called', async () => {
    const { mailsTo, addresses } = await givenCalledMeeting(db)
    await mailsTo(addresses.mayor)
    expect(await lookAgain(addresses.mayor)).toEqual(['Convocation'])
  })

  test('does not leave to who sits no more; her successor is called by the act that is there for it', async () => {
    const { ctgId, mailsTo, addresses, seatIds, meetingId } = await givenCalledMeeting(db)
    await mailsTo(addresses.mayor)
    await db
      .updateTable('seat')
      .set({ holder_name: 'Nouveau maire', holder_email: '' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', seatIds[2] ?? '')
      .execute()
    expect(await lookAgain(addresses.mayor)).toEqual([])
    // Nothing was told: no change nor cancellation will be either.
    const written = db.selectFrom('meeting_invitation').select('mailed_at').where('ctg_id', '=', ctgId)
    expect(await written.where('meeting_id', '=', meetingId).where('email', '=', addresses.mayor).execute()).toEqual([
      { mailed_at: null },
    ])
  })

  test('does not leave once its meeting is cancelled, nor the cancellation to who was told nothing', async () => {
    const { mailsTo, addresses, context, key } = await givenCalledMeeting(db)
    await mailsTo(addresses.mayor)
    await cancelMeeting({ ...context, at: days(1) }, key)
    await writeInvitationMails(db, days(1), testSiteUrl)
    expect(await lookAgain(addresses.mayor)).toEqual([])
  })

  test('once gone, its cancellation follows', async () => {
    const { mailsTo, addresses, context, key } = await givenCalledMeeting(db)
    await mailsTo(addresses.mayor)
    await db
      .updateTable('outgoing_mail')
      .set({ sent_at: testInstant })
      .where('to_address', '=', addresses.mayor)
      .execute()
    await cancelMeeting({ ...context, at: days(1) }, key)
    await writeInvitationMails(db, days(1), testSiteUrl)
    expect(await lookAgain(addresses.mayor)).toEqual(['Convocation', 'Annulation'])
  })

  test('does not leave once the meeting is past', async () => {
    const { mailsTo, addresses } = await givenCalledMeeting(db)
    await mailsTo(addresses.mayor)
    expect(await lookAgain(addresses.mayor, new Date('2027-01-15T08:00:00Z'))).toEqual([])
  })
})

describe('what a campaign asks, and that waits', () => {
  const settings = { name: 'Point', closesOn: '2026-12-15', message: 'Merci.', reminderEveryDays: '7' }
  const write = (at = days(0.5)) =>
    withSight(everythingRestricted, () => writeCampaignMails(db, at, 'https://trame.exemple.fr'))

  async function givenAsked() {
    const plan = await givenPlan(db)
    const lead = { leadName: 'Rose Tulle', leadEmail: `${randomUUID()}@exemple.fr` }
    const actionIds = await givenLedActions(db, plan, [lead, lead])
    const context = plan.as(plan.actors.townCoordinator)
    await launchCampaign(context, { ctgId: plan.ctgId, ...settings, actionIds: [...actionIds] })
    await write()
    return { ...plan, context, lead, actionIds, address: lead.leadEmail }
  }
  const textTo = async (address: string) =>
    (await db.selectFrom('outgoing_mail').select('body_text as text').where('to_address', '=', address).execute())
      .map(({ text }) => text)
      .join()
  const tokenTo = async (address: string) => (await textTo(address)).match(/\/point\/([\w-]+)/)?.[1] ?? ''
  const byLink = async (address: string, at = days(0.6)) => ({
    ...{ db, at },
    holder: (await findLink(db, await tokenTo(address), at))?.holder ?? expect.unreachable(),
  })
  const answer = async (address: string, actionIds: readonly string[]) => {
    const said = (id: string) => [
      [`${id}.facts`, 'Dix-huit familles.'],
      [`${id}.status`, 'in-progress'],
    ]
    await sendReports(await byLink(address), Object.fromEntries(actionIds.flatMap(said)))
  }
  const linksOf = (ctgId: string) => db.selectFrom('report_link').select('id').where('ctg_id', '=', ctgId).execute()

  test('leaves to who leads its actions', async () => {
    const { address } = await givenAsked()
    expect(await lookAgain(address)).toEqual(['Où en sont vos actions ? CTG de test'])
  })

  test('does not leave once its links are revoked, and is not written again', async () => {
    const { address, ctgId } = await givenAsked()
    await db
      .updateTable('report_link')
      .set({ revoked_at: days(0.6) })
      .where('ctg_id', '=', ctgId)
      .execute()
    await db
      .updateTable('campaign_recipient')
      .set({ access_revoked_at: days(0.6) })
      .where('ctg_id', '=', ctgId)
      .execute()
    expect(await lookAgain(address)).toEqual([])
    await write(days(1.1))
    expect(await lookAgain(address)).toEqual([])
  })

  test('does not leave to whose mandates ended, and is not written again', async () => {
    const { address, ctgId, actors } = await givenAsked()
    const { personId } = actors.reader
    await db.updateTable('campaign_recipient').set({ person_id: personId }).where('ctg_id', '=', ctgId).execute()
    expect(await lookAgain(address)).toHaveLength(1)
    const mandates = db.updateTable('member').set({ until: days(0).toISOString().slice(0, 10) })
    await mandates.where('ctg_id', '=', ctgId).where('person_id', '=', personId).execute()
    expect(await lookAgain(address)).toEqual([])
    await write(days(1.1))
    expect(await lookAgain(address, days(1.2))).toEqual([])
  })

  test('does not name a sheet restricted since, that another leads; it is written again without it, once', async () => {
    const { address, ctgId, context, actionIds } = await givenAsked()
    const [first = ''] = actionIds
    await db
      .updateTable('action')
      .set({ lead_email: 'autre@exemple.fr' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', first)
      .execute()
    await restrictAction({ ...context, at: days(0.7) }, { ctgId, actionId: first, version: 1 })
    expect(await textTo(address)).toContain('Action 1')
    expect(await lookAgain(address)).toEqual([])
    expect(await linksOf(ctgId)).toEqual([])
    await write(days(1.1))
    expect(await lookAgain(address, days(1.2))).toHaveLength(1)
    const text = await textTo(address)
    expect(text).toContain('Action 2')
    expect(text).not.toContain('Action 1')
    expect(await linksOf(ctgId)).toHaveLength(1)
  })

  test('does not leave once its campaign is closed; a link already opened stays', async () => {
    const { address, ctgId } = await givenAsked()
    await db
      .updateTable('report_link')
      .set({ opened_at: days(0.6) })
      .where('ctg_id', '=', ctgId)
      .execute()
    await db
      .updateTable('campaign')
      .set({ closed_at: days(0.7) })
      .where('ctg_id', '=', ctgId)
      .execute()
    expect(await lookAgain(address)).toEqual([])
    expect(await linksOf(ctgId)).toHaveLength(1)
  })

  test.each([1, 2])('has arrived once %i of its two actions is answered by its link, which stays', async (count) => {
    const { address, ctgId, actionIds } = await givenAsked()
    const token = await tokenTo(address)
    await answer(address, actionIds.slice(0, count))
    await lookAgain(address)
    const mails = db.selectFrom('outgoing_mail').select(['sent_at', 'claimed_until', 'kept_body_text'])
    expect(await mails.where('to_address', '=', address).execute()).toEqual([
      { sent_at: expect.any(Date), claimed_until: null, kept_body_text: null },
    ])
    expect(await textTo(address)).not.toContain(token)
    expect(await linksOf(ctgId)).toHaveLength(1)
  })

  test('a report sent back does not leave once the link it carries is revoked, nor once mandates ended', async () => {
    const { address, ctgId, context, actionIds, actors } = await givenAsked()
    const colleague = `${randomUUID()}@exemple.fr`
    const siteUrl = 'https://trame.exemple.fr'
    await forwardLink(await byLink(address), { name: 'Marc Cretonne', email: colleague, siteUrl })
    await answer(colleague, actionIds)
    const reports = await db.selectFrom('progress_report').select('id').where('ctg_id', '=', ctgId).execute()
    for (const [hoursLater, { id: reportId }] of reports.entries())
      await sendBackReport(
        { ...context, at: days(0.7 + hoursLater / 24) },
        { ctgId, reportId, answer: 'Combien ?', siteUrl },
      )
    const [forwarded, ...sentBack] = await lookAgain(colleague)
    expect(sentBack).toHaveLength(2)
    const carried = db.selectFrom('report_link').select(['id', 'recipient_id']).where('ctg_id', '=', ctgId)
    const last = await carried.orderBy('created_at', 'desc').executeTakeFirstOrThrow()
    await revokeOneLink({ ...context, at: days(0.9) }, { ctgId, recipientId: last.recipient_id, linkId: last.id })
    expect(await lookAgain(colleague)).toEqual([forwarded, sentBack[0]])
    const { personId } = actors.reader
    await db.updateTable('campaign_recipient').set({ person_id: personId }).where('ctg_id', '=', ctgId).execute()
    const mandates = db.updateTable('member').set({ until: days(0).toISOString().slice(0, 10) })
    await mandates.where('ctg_id', '=', ctgId).where('person_id', '=', personId).execute()
    expect(await lookAgain(colleague)).toEqual([])
  })
})

test('an invitation into a CTG does not leave once its mandate has ended', async () => {
  const { ctgId, town, actors, as } = await givenPlan(db)
  const email = `${randomUUID()}@exemple.fr`
  const context = as(actors.townCoordinator)
  const mandate = { ctgId, partyId: town.id, email, name: 'Rose Tulle', role: 'reader' as const, themeId: '' }
  const { memberId } = await inviteMember(context, {
    ...mandate,
    functionTitle: 'Agente',
    until: '',
    siteUrl: 'https://trame.exemple.fr',
  })
  expect(await lookAgain(email)).toHaveLength(1)
  await endMember(context, { ctgId, memberId, lastDay: '' })
  expect(await lookAgain(email)).toEqual([])
})
