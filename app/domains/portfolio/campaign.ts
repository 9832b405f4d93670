/** One campaign over several CTGs: where it may be launched, and whom it would ask there. Pure. Rules: docs/rules/portfolio.md §6. */
import { type AskableAction, chooseActions, defaultChannel, groupByLead } from '#app/domains/campaigns/campaigns.ts'

/** Which actions are asked about, in every CTG alike: choosing them one by one is done in one CTG. */
export const askedEverywhere = ['under-way', 'silent'] as const
export type AskedEverywhere = (typeof askedEverywhere)[number]

/** More than a person follows in one act: beyond, the preview could not be read. */
export const mostCtgs = 60

export const campaignOutcomes = ['launched', 'not-coordinator', 'archived', 'under-way', 'nobody-to-ask'] as const
export type CampaignOutcome = (typeof campaignOutcomes)[number]

type Standing = {
  readonly mayRun: boolean
  /** Read, and written no more. */
  readonly isArchived: boolean
  /** A campaign runs there already. */
  readonly isUnderWay: boolean
  readonly actions: readonly AskableAction[]
}
type Choice = { readonly asked: AskedEverywhere; readonly evenUnderWay: boolean }

/** People the campaign would ask in this CTG, each with her channel; `outcome` tells why it would not be launched. */
export function planCampaign({ mayRun, isArchived, isUnderWay, actions }: Standing, { asked, evenUnderWay }: Choice) {
  const { leads, withoutLead } = groupByLead(chooseActions(actions, asked, []))
  const recipients = leads.map((lead) => ({ ...lead, channel: defaultChannel(lead) }))
  return { outcome: outcomeOf(), recipients, withoutLead: withoutLead.length }

  function outcomeOf(): CampaignOutcome {
    if (!mayRun) return 'not-coordinator'
    if (isArchived) return 'archived'
    if (isUnderWay && !evenUnderWay) return 'under-way'
    return recipients.length === 0 ? 'nobody-to-ask' : 'launched'
  }
}
