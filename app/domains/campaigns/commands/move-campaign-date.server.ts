/** Moves a round of the calendar that is not launched yet. Rules: docs/rules/followup.md §6.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { day, id } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { requireToCome } from '../closing.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { campaignPermissions } from '../permissions.ts'

export const moveCampaignDate = command({
  name: 'followup.move-campaign-date',
  permission: campaignPermissions.runCampaign,
  input: { campaignDateId: id(), plannedOn: day(inputLabels.launchesOn) },
  about: wholeCtg,
  async run(work, { ctgId, campaignDateId, plannedOn }) {
    requireToCome(plannedOn, todayIn(work, ctgId))
    const row = await rowsOf(work.tx, 'campaign_date', { ctg_id: ctgId, id: campaignDateId, campaign_id: null }).change(
      { planned_on: plannedOn },
      ['name'],
    )
    const { name } = found(row, 'followup.campaign-date-not-found')
    await recordAct(work, 'campaign.date-moved', { ctgId, id: ctgId }, { name, plannedOn })
    return { campaignDateId }
  },
})
