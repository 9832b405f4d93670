/** A campaign begins: its row, whom it asks, its line in the journal. Within the act of one CTG, or of several at once. Rules: docs/rules/followup.md §6.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { waitMinutes } from './campaigns.ts'
import { refuseClosing } from './closing.ts'
import { type Asked, insertRecipients, minutesLater } from './store.server.ts'

export type CampaignTold = {
  readonly name: string
  readonly message: string
  readonly closesOn: string
  readonly reminderEveryDays: number | null
  readonly thanksAnswers: boolean
}

/** The caller has checked the right. @throws DomainError invalid for a closing out of reach | too-many mails in a day: nothing is written */
export async function openCampaign(
  work: Work,
  { ctgId, told, asked }: { readonly ctgId: string; readonly told: CampaignTold; readonly asked: readonly Asked[] },
): Promise<string> {
  const opensOn = todayIn(work, ctgId)
  refuseClosing(told.closesOn, opensOn)
  await countAttempt(work.tx, mailLimits.campaign, work.actor.personId, work.at, asked.length)
  const campaignId = work.newId()
  await rowOf(work.tx, 'campaign', { ctgId, id: campaignId }).insert({
    name: told.name,
    message: told.message,
    opens_on: opensOn,
    closes_on: told.closesOn,
    reminder_every_days: told.reminderEveryDays,
    thanks_answers: told.thanksAnswers,
    launched_by: work.actor.name,
    launched_at: work.at,
  })
  await insertRecipients(work, { ctgId, campaignId }, asked, minutesLater(work.at, waitMinutes))
  const actionCount = new Set(asked.flatMap(({ actions }) => actions.map(({ id }) => id))).size
  await recordAct(
    work,
    'campaign.launched',
    { ctgId, id: campaignId },
    { name: told.name, closesOn: told.closesOn, askedCount: asked.length, actionCount },
  )
  return campaignId
}
