import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { givenLedActions, type Led } from '#test/campaign-fixture.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase, unguardedDatabase } from '#test/database.server.ts'
import { givenPlan } from '#test/plan-fixture.server.ts'
import { launchCampaign } from './commands/launch-campaign.server.ts'
import { markAnswered } from './steps.server.ts'
import { writeCampaignMails } from './write-mails.server.ts'
import { askAgain, writeReminders } from './write-reminders.server.ts'

const db = await testDatabase()

const later = (minutes: number) => new Date(testInstant.getTime() + minutes * 60_000)
const site = 'https://trame.exemple.fr'
const newLead = (): Led => ({ leadName: 'Rose Tulle', leadEmail: `${randomUUID()}@exemple.fr` })

const mailsTo = async (address: string) =>
  (await unguardedDatabase())
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', address)
    .orderBy('created_at')
    .execute()

const settings = {
  name: 'Point d’automne',
  closesOn: '2026-12-15',
  message: 'Merci de répondre vite.',
  reminderEveryDays: '7',
}

describe('launching a campaign', () => {
  test('asks each lead once on all his actions, and writes one mail with one link after ten minutes', async () => {
    const plan = await givenPlan(db)
    const lead = newLead()
    const actionIds = await givenLedActions(db, plan, [lead, lead, { leadName: 'Sans adresse', leadEmail: '' }])
    const context = plan.as(plan.actors.townCoordinator)
    const { askedCount } = await launchCampaign(context, { ctgId: plan.ctgId, ...settings, actionIds: [...actionIds] })
    expect(askedCount).toBe(2)
    await writeCampaignMails(db, later(9), site)
    expect(await mailsTo(lead.leadEmail)).toHaveLength(0)
    await writeCampaignMails(db, later(11), site)
    await writeCampaignMails(db, later(12), site)
    const mails = await mailsTo(lead.leadEmail)
    expect(mails).toHaveLength(1)
    const tokens = [...(mails[0]?.body_text ?? '').matchAll(/https:\/\/trame\.exemple\.fr\/point\/([\w-]{43})/g)]
    expect(tokens).toHaveLength(1)
    expect(mails[0]?.kept_body_text).not.toContain('/point/')
    const links = await db.selectFrom('report_link').selectAll().where('ctg_id', '=', plan.ctgId).execute()
    expect(links).toMatchObject([
      {
        token_hash: hashLinkToken(tokens[0]?.[1] ?? ''),
        expires_at: new Date('2026-12-30T23:00:00Z'),
        holder_name: 'Rose Tulle',
      },
    ])
  })

  test('several CTGs asking one address share one mail, with one link each', async () => {
    const [one, other] = [await givenPlan(db), await givenPlan(db)]
    const lead = newLead()
    for (const plan of [one, other]) {
      const actionIds = await givenLedActions(db, plan, [lead])
      await launchCampaign(plan.as(plan.actors.cafCoordinator), {
        ctgId: plan.ctgId,
        ...settings,
        actionIds: [...actionIds],
      })
    }
    await writeCampaignMails(db, later(11), site)
    const mails = await mailsTo(lead.leadEmail)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.body_text.match(/\/point\//g)).toHaveLength(2)
  })

  test('the silent ones are reminded at the pace of the campaign, once a round; who answered is not', async () => {
    const plan = await givenPlan(db)
    const [silent, answering] = [newLead(), { ...newLead(), leadName: 'Paul Lin' }]
    const actionIds = await givenLedActions(db, plan, [silent, answering])
    await launchCampaign(plan.as(plan.actors.townCoordinator), {
      ctgId: plan.ctgId,
      ...settings,
      thanksAnswers: true,
      actionIds: [...actionIds],
    })
    await writeCampaignMails(db, later(11), site)
    const reportId = randomUUID()
    await db
      .insertInto('progress_report')
      .values({
        ctg_id: plan.ctgId,
        id: reportId,
        action_id: actionIds[1] ?? '',
        reported_on: '2026-11-24',
        status: 'submitted',
        action_status: 'in-progress',
        facts: 'Douze places.',
        entered_by: 'Paul Lin',
        created_at: testInstant,
      })
      .execute()
    await db
      .transaction()
      .execute((tx) =>
        markAnswered({ tx, at: later(20) }, { ctgId: plan.ctgId, actionId: actionIds[1] ?? '', reportId }),
      )
    await writeReminders(db, later(6 * 24 * 60))
    await writeReminders(db, later(7 * 24 * 60))
    await writeReminders(db, later(7 * 24 * 60 + 60))
    await writeCampaignMails(db, later(7 * 24 * 60 + 60), site)
    const subjects = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject)
    expect(await subjects(silent.leadEmail)).toEqual([
      'Où en sont vos actions ? CTG de test',
      'Rappel : où en sont vos actions ? CTG de test',
    ])
    expect(await subjects(answering.leadEmail)).toEqual([
      'Où en sont vos actions ? CTG de test',
      'Merci de votre point d’étape',
    ])
    const [, thanks] = await mailsTo(answering.leadEmail)
    expect(thanks?.body_text).toMatch(/^Vos réponses pour la CTG CTG de test sont bien arrivées :\n– .+$/m)
    expect(thanks?.body_text).toContain('rouvrez le lien de notre demande : il répond jusqu’au ')
    expect(await askAgain(db, [], testInstant)).toBe(0)
  }, 60_000)

  test('at La Réunion, reminders leave in the morning there, and links end at midnight there', async () => {
    const plan = await givenPlan(db)
    await db.insertInto('ctg_perimeter').values({ ctg_id: plan.ctgId, territory_code: '97411' }).execute()
    const lead = newLead()
    const actionIds = await givenLedActions(db, plan, [lead])
    await launchCampaign(plan.as(plan.actors.townCoordinator), {
      ctgId: plan.ctgId,
      ...settings,
      actionIds: [...actionIds],
    })
    await writeCampaignMails(db, later(11), site)
    const link = db.selectFrom('report_link').select('expires_at').where('ctg_id', '=', plan.ctgId)
    expect(await link.executeTakeFirst()).toEqual({ expires_at: new Date('2026-12-30T20:00:00Z') })
    const reminders = async (instant: string) => {
      await writeReminders(db, new Date(instant))
      const rows = await db
        .selectFrom('campaign_mail')
        .select('round')
        .where('ctg_id', '=', plan.ctgId)
        .where('kind', '=', 'reminder')
        .execute()
      return rows.length
    }
    // 7 h 30 then 8 h 30 there; at half past four in the morning in Paris, the second.
    expect(await reminders('2026-12-01T03:30:00Z')).toBe(0)
    expect(await reminders('2026-12-01T04:30:00Z')).toBe(1)
  })
})
