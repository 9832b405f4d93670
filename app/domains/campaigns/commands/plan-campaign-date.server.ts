/** Puts a round in the calendar of campaigns of a CTG. Rules: docs/rules/followup.md §6.7. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { day, line } from '#app/kernel/fields.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { requireToCome } from '../closing.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { campaignPermissions } from '../permissions.ts'

export const planCampaignDate = command({
  name: 'followup.plan-campaign-date',
  permission: campaignPermissions.runCampaign,
  input: {
    name: line(inputLabels.campaignNameLike, 120),
    plannedOn: day(inputLabels.launchesOn),
  },
  about: wholeCtg,
  async run(work, { ctgId, name, plannedOn }) {
    requireToCome(plannedOn, todayIn(work, ctgId))
    const campaignDateId = work.newId()
    await rowOf(work.tx, 'campaign_date', { ctgId, id: campaignDateId }).insert({ name, planned_on: plannedOn })
    await recordAct(work, 'campaign.date-planned', { ctgId, id: ctgId }, { name, plannedOn })
    return { campaignDateId }
  },
})
