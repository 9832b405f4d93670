/** Asks about one more action: its lead joins the campaign, or is asked about one more. Rules: docs/rules/followup.md §6.5. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found, refuse } from '#app/kernel/errors.ts'
import { id } from '#app/kernel/fields.ts'
import { addRows, sameCtg } from '#app/kernel/rows.server.ts'
import { command, type Work } from '#app/kernel/transaction.server.ts'
import { chooseActions, defaultChannel, groupByLead, type Lead, refusalToAsk, waitMinutes } from '../campaigns.ts'
import { campaignPermissions } from '../permissions.ts'
import {
  type CampaignKey,
  insertRecipients,
  inviteAgain,
  loadAskableActions,
  lockCampaign,
  minutesLater,
} from '../store.server.ts'

export const addCampaignAction = command({
  name: 'followup.add-campaign-action',
  permission: campaignPermissions.runCampaign,
  input: { campaignId: id(), actionId: id() },
  about: lockCampaign,
  async run(work, { ctgId, campaignId, actionId }, campaign) {
    const key = { ctgId, campaignId }
    refuse('followup', refusalToAsk(campaign))
    const actions = await loadAskableActions(work.tx, ctgId, todayIn(work, ctgId), [actionId])
    found(actions[0], 'plan.action-not-found')
    if (await isAsked(work, key, actionId)) refuse('followup', 'action-asked-already')
    const [lead] = groupByLead(chooseActions(actions, 'chosen', [actionId])).leads
    if (!lead) return refuseNobody()
    await ask(work, key, lead)
    await recordAct(
      work,
      'campaign.action-added',
      { ctgId, id: campaignId },
      { name: campaign.name, actionId, leadName: lead.name },
    )
    return { campaignId, leadName: lead.name }
  },
})

function refuseNobody(): never {
  throw new DomainError('conflict', 'followup.nobody-to-ask')
}

async function isAsked({ tx }: Work, { ctgId, campaignId }: CampaignKey, actionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('campaign_action as asked')
    .innerJoin('campaign_recipient as recipient', sameCtg('recipient.id', 'asked.recipient_id'))
    .select('asked.action_id')
    .where('asked.ctg_id', '=', ctgId)
    .where('asked.action_id', '=', actionId)
    .where('recipient.campaign_id', '=', campaignId)
    .executeTakeFirst()
  return row !== undefined
}

/** The same person is asked once: his link opens the new action too, and a mail tells him. */
async function ask(work: Work, key: CampaignKey, lead: Lead): Promise<void> {
  const dueAt = minutesLater(work.at, waitMinutes)
  const known = await work.tx
    .updateTable('campaign_recipient')
    .set({ answered_at: null })
    .where('ctg_id', '=', key.ctgId)
    .where('campaign_id', '=', key.campaignId)
    .where('email', '=', lead.email)
    .$if(lead.email === '', (query) => query.where('name', '=', lead.name))
    .returning(['id', 'channel'])
    .executeTakeFirst()
  if (!known) return insertRecipients(work, key, [{ ...lead, channel: defaultChannel(lead) }], dueAt)
  await addRows(
    work.tx,
    'campaign_action',
    lead.actions.map(({ id: action }) => ({ ctg_id: key.ctgId, recipient_id: known.id, action_id: action })),
  )
  if (known.channel === 'mail') await inviteAgain(work, { ctgId: key.ctgId, recipientId: known.id }, dueAt)
}
