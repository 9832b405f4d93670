import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { givenLedActions } from '#test/campaign-fixture.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { addCampaignAction } from './commands/add-campaign-action.server.ts'
import { askOtherwise } from './commands/ask-otherwise.server.ts'
import { changeCampaign } from './commands/change-campaign.server.ts'
import { closeCampaign } from './commands/close-campaign.server.ts'
import { launchCampaign } from './commands/launch-campaign.server.ts'
import { remindSilent } from './commands/remind-silent.server.ts'
import { renewLink } from './commands/renew-link.server.ts'
import { resumeReminders } from './commands/resume-reminders.server.ts'
import { revokeLink } from './commands/revoke-link.server.ts'
import { sendCampaignNow } from './commands/send-campaign-now.server.ts'
import { stopReminders } from './commands/stop-reminders.server.ts'
import { submitReport } from './commands/submit-report.server.ts'
import { getPaperForm } from './paper-form.server.ts'
import { getCampaignPage, getRecipientPage } from './queries.server.ts'
import { writeCampaignMails } from './write-mails.server.ts'
import { writeReminders } from './write-reminders.server.ts'

const db = await testDatabase()

const daysLater = (days: number) => new Date(testInstant.getTime() + days * 86_400_000)
const site = 'https://trame.exemple.fr'

/** A campaign of one coordinator: two leads with an address, one without. */
async function givenCampaign() {
  const plan = await givenPlan(db)
  const newLead = (leadName: string) => ({ leadName, leadEmail: `${randomUUID()}@exemple.fr` })
  const leads = [newLead('Rose Tulle'), newLead('Paul Coton'), { leadName: 'Sans Adresse', leadEmail: '' }]
  const actionIds = await givenLedActions(db, plan, [...leads, newLead('Ajoutée Tard')])
  const as = (days = 0) => plan.as(plan.actors.townCoordinator, daysLater(days))
  const { ctgId } = plan
  const { campaignId } = await launchCampaign(as(), {
    ctgId,
    name: 'Point d’automne',
    closesOn: '2026-12-15',
    reminderEveryDays: '7',
    actionIds: actionIds.slice(0, 3),
  })
  await sendCampaignNow(as(), { ctgId, campaignId })
  await writeCampaignMails(db, testInstant, site)
  const page = (days = 0) => getCampaignPage(as(days), { ctgId, campaignId }, { state: undefined, page: 1 })
  const statesOn = async (days: number) =>
    Object.fromEntries((await page(days)).people.map(({ name, state }) => [name, state]))
  const idOf = async (name: string) => (await page()).people.find((person) => person.name === name)?.id ?? ''
  return { plan, ctgId, campaignId, actionIds, as, page, statesOn, idOf }
}

const linksOf = (ctgId: string) =>
  db
    .selectFrom('report_link')
    .select(['id', 'revoked_at as revokedAt', 'expires_at as expiresAt'])
    .where('ctg_id', '=', ctgId)
    .orderBy('created_at')
    .execute()

describe('a campaign launched', () => {
  test('asks by mail or by telephone; the answer entered for a lead counts', async () => {
    const { ctgId, actionIds, as, statesOn, page } = await givenCampaign()
    expect(await statesOn(0)).toEqual({ 'Paul Coton': 'silent', 'Rose Tulle': 'silent', 'Sans Adresse': 'by-phone' })
    await submitReport(as(1), {
      ctgId,
      actionId: actionIds[2] ?? '',
      facts: 'Dix-huit familles.',
      status: 'in-progress',
      enteredFor: 'Sans Adresse',
      reportedOn: '2026-11-25',
    })
    expect((await statesOn(1))['Sans Adresse']).toBe('answered')
    expect((await page(1)).campaign.answeredCount).toBe(1)
  })

  test('is not launched again on leads that changed since the preview, nor on nobody', async () => {
    const { ctgId, actionIds, as } = await givenCampaign()
    const input = { ctgId, name: 'Autre', closesOn: '2026-12-15' }
    await expect(
      launchCampaign(as(), {
        ...input,
        actionIds: [actionIds[0] ?? ''],
        channels: [{ id: actionIds[1] ?? '', channel: 'mail' }],
      }),
    ).rejects.toMatchObject({ code: 'followup.leads-changed' })
    await expect(
      launchCampaign(as(), {
        ...input,
        actionIds: [actionIds[2] ?? ''],
        channels: [{ id: actionIds[2] ?? '', channel: 'mail' }],
      }),
    ).rejects.toMatchObject({
      code: 'followup.no-address',
      fields: { [`channel-${actionIds[2]}`]: expect.stringMatching(/Aucune adresse/) },
    })
    await expect(
      launchCampaign(as(), { ...input, closesOn: '2026-11-23', actionIds: [actionIds[0] ?? ''] }),
    ).rejects.toMatchObject({ code: 'followup.closes-too-soon' })
  })

  test('reminds the silent ones once a day at most, and not while reminders are stopped', async () => {
    const { ctgId, campaignId, as, statesOn, page } = await givenCampaign()
    const key = { ctgId, campaignId }
    expect([(await page()).toRemindCount, (await page(2)).toRemindCount]).toEqual([0, 2])
    await expect(remindSilent(as(), key)).rejects.toMatchObject({ code: 'followup.nobody-to-remind' })
    expect(await remindSilent(as(2), key)).toMatchObject({ remindedCount: 2 })
    await expect(remindSilent(as(2), key)).rejects.toMatchObject({ code: 'followup.nobody-to-remind' })
    expect((await statesOn(2))['Rose Tulle']).toBe('reminded')
    await stopReminders(as(3), key)
    expect(await remindersWritten(9, ctgId)).toBe(2)
    await resumeReminders(as(9), key)
    expect(await remindersWritten(9, ctgId)).toBe(4)
    await expect(remindSilent(as(22), key)).rejects.toMatchObject({ code: 'followup.campaign-over' })
  })

  /** Reminders of this CTG after the job of that day. */
  async function remindersWritten(days: number, ctgId: string): Promise<number> {
    await writeReminders(db, daysLater(days))
    const rows = await db
      .selectFrom('campaign_mail')
      .select('round')
      .where('ctg_id', '=', ctgId)
      .where('kind', '=', 'reminder')
      .execute()
    return rows.length
  }

  test('moves the end of its links with its closing, and asks nothing more once closed', async () => {
    const { ctgId, campaignId, as, idOf } = await givenCampaign()
    const key = { ctgId, campaignId }
    const input = { ...key, version: 1, name: 'Point d’hiver', message: '', reminderEveryDays: '' }
    await changeCampaign(as(1), { ...input, closesOn: '2027-01-10' })
    expect((await linksOf(ctgId)).map(({ expiresAt }) => expiresAt.toISOString())).toEqual([
      '2027-01-25T23:00:00.000Z',
      '2027-01-25T23:00:00.000Z',
    ])
    await expect(changeCampaign(as(1), { ...input, closesOn: '2027-01-12' })).rejects.toMatchObject({
      code: 'followup.campaign.changed-meanwhile',
      fields: { closesOn: expect.stringMatching(/2027-01-10/) },
    })
    await closeCampaign(as(2), key)
    for (const act of [
      () => remindSilent(as(3), key),
      async () => renewLink(as(3), { ...key, recipientId: await idOf('Rose Tulle') }),
      () => closeCampaign(as(3), key),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'followup.campaign-closed' })
    expect(await writeReminders(db, daysLater(9)).then(() => linksOf(ctgId))).toHaveLength(2)
  })

  test('takes one more action: a new lead is asked, a lead already asked has it in the same link', async () => {
    const { plan, ctgId, campaignId, actionIds, as, page, idOf } = await givenCampaign()
    const key = { ctgId, campaignId }
    await addCampaignAction(as(1), { ...key, actionId: actionIds[3] ?? '' })
    await expect(addCampaignAction(as(1), { ...key, actionId: actionIds[3] ?? '' })).rejects.toMatchObject({
      code: 'followup.action-asked-already',
    })
    const rose = await getRecipientPage(as(1), { ...key, recipientId: await idOf('Rose Tulle') })
    const [another = ''] = await givenLedActions(
      db,
      plan,
      [{ leadName: 'Rose Tulle', leadEmail: rose.person.email }],
      10,
    )
    await addCampaignAction(as(1), { ...key, actionId: another })
    const after = (await page(1)).people
    expect(after.map(({ name, actionCount }) => [name, actionCount])).toEqual([
      ['Ajoutée Tard', 1],
      ['Paul Coton', 1],
      ['Rose Tulle', 2],
      ['Sans Adresse', 1],
    ])
  })
})

describe('one of those asked', () => {
  test('loses his links, and no reminder gives him another one until it is sent again', async () => {
    const { ctgId, campaignId, as, idOf } = await givenCampaign()
    const key = { ctgId, campaignId, recipientId: await idOf('Rose Tulle') }
    expect(await revokeLink(as(1), key)).toMatchObject({ revokedCount: 1 })
    await writeReminders(db, daysLater(8))
    await writeCampaignMails(db, daysLater(8), site)
    const alive = async () => (await linksOf(ctgId)).filter(({ revokedAt }) => revokedAt === null)
    // Paul has two: that of the invitation and that of the reminder.
    expect(await alive()).toHaveLength(2)
    await renewLink(as(9), key)
    await writeCampaignMails(db, daysLater(9), site)
    expect(await alive()).toHaveLength(3)
    const page = await getRecipientPage(as(9), key)
    expect(page.links.map(({ state }) => state)).toEqual(['revoked', 'open'])
  })

  test('answers on paper: no mail any more, a form with his actions and what he said last time', async () => {
    const { ctgId, campaignId, actionIds, as, idOf, statesOn } = await givenCampaign()
    await submitReport(as(-3), {
      ctgId,
      actionId: actionIds[0] ?? '',
      facts: 'Douze places ouvertes.',
      status: 'in-progress',
      enteredFor: 'Rose Tulle',
      reportedOn: '2026-11-20',
    })
    await askOtherwise(as(), { ctgId, campaignId, recipientId: await idOf('Paul Coton'), channel: 'paper' })
    expect((await statesOn(0))['Paul Coton']).toBe('on-paper')
    const { data } = await getPaperForm(as(), { ctgId, campaignId }, undefined, null)
    expect(data.people.map(({ name }) => name)).toEqual(['Paul Coton'])
    const forRose = await getPaperForm(as(), { ctgId, campaignId }, await idOf('Rose Tulle'), null)
    expect(forRose.data.people[0]?.actions[0]?.lastTime).toBe('20 novembre 2026 : Douze places ouvertes.')
    await expect(renewLink(as(), { ctgId, campaignId, recipientId: await idOf('Sans Adresse') })).rejects.toMatchObject(
      { code: 'followup.no-address' },
    )
  })

  test('of another CTG is not found', async () => {
    const [one, other] = [await givenCampaign(), await givenCampaign()]
    const recipientId = await other.idOf('Rose Tulle')
    await expect(
      revokeLink(one.as(1), { ctgId: one.ctgId, campaignId: one.campaignId, recipientId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      revokeLink(one.as(1), { ctgId: other.ctgId, campaignId: other.campaignId, recipientId }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})
