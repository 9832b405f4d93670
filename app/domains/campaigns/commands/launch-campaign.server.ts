/** Launches a campaign: each lead is asked once, on all his actions. Rules: docs/rules/followup.md §6.1, §6.2. */

import { z } from 'zod'
import { todayIn } from '#app/kernel/calendar.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import {
  checkbox,
  choice,
  day,
  id,
  ids,
  line,
  optionalId,
  optionalInteger,
  optionalText,
  textWithoutLink,
} from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'

import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'

import { campaignChannels, chooseActions, defaultChannel, groupByLead } from '../campaigns.ts'
import { refuseClosing } from '../closing.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { campaignRefusals } from '../labels.fr.ts'
import { openCampaign } from '../open-campaign.server.ts'
import { campaignPermissions } from '../permissions.ts'
import { loadAskableActions, type NewRecipient } from '../store.server.ts'

/** More than any plan holds. */
const mostActions = 500

export const launchCampaign = command({
  name: 'followup.launch-campaign',
  permission: campaignPermissions.runCampaign,
  input: {
    name: line(inputLabels.campaignNameLike, 120),
    message: textWithoutLink(optionalText(3000)),
    closesOn: day(inputLabels.closesOn),
    /** Empty: no reminder. */
    reminderEveryDays: optionalInteger({ min: 1, max: 60 }),
    thanksAnswers: checkbox(),
    /** Exactly those of the preview. */
    actionIds: ids(mostActions).refine((chosen) => chosen.length > 0, { error: inputLabels.oneAction }),
    /** By lead, named by the first of his actions; those left out are asked by mail when an address is known. */
    channels: z
      .array(z.object({ id: id(), channel: choice(campaignChannels) }))
      .max(mostActions)
      .default([]),
    /** The round of the calendar that this campaign is. */
    campaignDateId: optionalId(),
  },
  about: wholeCtg,
  async run(work, { ctgId, actionIds, channels, campaignDateId, ...settings }) {
    const opensOn = todayIn(work, ctgId)
    refuseClosing(settings.closesOn, opensOn)
    const recipients = await listRecipients(work, ctgId, { opensOn, actionIds, channels })
    const campaignId = await openCampaign(work, { ctgId, settings, recipients })
    if (campaignDateId !== null) await tieDate(work, { ctgId, campaignDateId, campaignId })
    return { campaignId, askedCount: recipients.length }
  },
})

type Preview = {
  readonly opensOn: string
  readonly actionIds: readonly string[]
  readonly channels: readonly { readonly id: string; readonly channel: NewRecipient['channel'] }[]
}

/**
 * Leads of these actions, each with the channel chosen for him.
 * @throws DomainError not-found for another CTG's action | conflict when the leads are no longer those of the preview
 */
async function listRecipients(work: Work, ctgId: string, preview: Preview): Promise<readonly NewRecipient[]> {
  const actions = await loadAskableActions(work.tx, ctgId, preview.opensOn, preview.actionIds)
  if (actions.length < new Set(preview.actionIds).size) throw new DomainError('not-found', 'plan.action-not-found')
  const { leads, withoutLead } = groupByLead(chooseActions(actions, 'chosen', preview.actionIds))
  const askedCount = leads.reduce((count, lead) => count + lead.actions.length, withoutLead.length)
  const isAsSeen = preview.channels.every(({ id: key }) => leads.some((lead) => lead.key === key))
  if (!isAsSeen || askedCount < actions.length) throw new DomainError('conflict', 'followup.leads-changed')
  if (leads.length === 0) throw new DomainError('conflict', 'followup.nobody-to-ask')
  const recipients = leads.map((lead) => ({
    ...lead,
    channel: preview.channels.find(({ id: key }) => key === lead.key)?.channel ?? defaultChannel(lead),
  }))
  const unreachable = recipients.find(({ channel, email }) => channel === 'mail' && email === '')
  if (unreachable)
    throw new DomainError('invalid', 'followup.no-address', {
      [`channel-${unreachable.key}`]: campaignRefusals['followup.no-address'] ?? '',
    })
  return recipients
}

type TiedDate = { readonly ctgId: string; readonly campaignDateId: string; readonly campaignId: string }

async function tieDate({ tx }: Work, { ctgId, campaignDateId, campaignId }: TiedDate): Promise<void> {
  const tied = await rowsOf(tx, 'campaign_date', { ctg_id: ctgId, id: campaignDateId, campaign_id: null }).change(
    { campaign_id: campaignId },
    ['id'],
  )
  found(tied, 'followup.campaign-date-not-found')
}
