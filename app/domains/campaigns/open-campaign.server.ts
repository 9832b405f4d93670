/** A campaign begins: its row, whom it asks, its line in the journal. Within the act of one CTG, or of several at once. Rules: docs/rules/followup.md §6.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { waitMinutes } from './campaigns.ts'
import { refuseClosing } from './closing.ts'
import { insertRecipients, minutesLater, type NewRecipient } from './store.server.ts'

export type CampaignSettings = {
  readonly name: string
  readonly message: string
  readonly closesOn: string
  readonly reminderEveryDays: number | null
  readonly thanksAnswers: boolean
}

/** The caller has checked the right. @throws DomainError invalid for a closing out of reach | too-many mails in a day: nothing is written */
export async function openCampaign(
  work: Work,
  {
    ctgId,
    settings,
    recipients,
  }: { readonly ctgId: string; readonly settings: CampaignSettings; readonly recipients: readonly NewRecipient[] },
): Promise<string> {
  const opensOn = todayIn(work, ctgId)
  refuseClosing(settings.closesOn, opensOn)
  await countAttempt(work.tx, mailLimits.campaign, work.actor.personId, work.at, recipients.length)
  const campaignId = work.newId()
  await rowOf(work.tx, 'campaign', { ctgId, id: campaignId }).insert({
    name: settings.name,
    message: settings.message,
    opens_on: opensOn,
    closes_on: settings.closesOn,
    reminder_every_days: settings.reminderEveryDays,
    thanks_answers: settings.thanksAnswers,
    launched_by: work.actor.name,
    launched_at: work.at,
  })
  await insertRecipients(work, { ctgId, campaignId }, recipients, minutesLater(work.at, waitMinutes))
  const actionCount = new Set(recipients.flatMap(({ actions }) => actions.map(({ id }) => id))).size
  await recordAct(
    work,
    'campaign.launched',
    { ctgId, id: campaignId },
    { name: settings.name, closesOn: settings.closesOn, askedCount: recipients.length, actionCount },
  )
  return campaignId
}
