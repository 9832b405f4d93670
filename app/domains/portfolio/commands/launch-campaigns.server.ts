/**
 * Launches one campaign over several CTGs, in one act: each CTG where it can be has its own campaign, with its own line in its
 * journal; what happens in each is kept. All of it or nothing. Rules: docs/rules/portfolio.md §6.
 */
import { openCampaign } from '#app/domains/campaigns/steps.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { checkbox, choice, day, ids, line, optionalInteger, optionalText, textWithoutLink } from '#app/kernel/fields.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { askedEverywhere, mostCtgs, planCampaign } from '../campaign.ts'
import { readCoordinated } from '../campaign-reads.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import type { KeptResult } from '../kept-result.ts'

export const launchCampaigns = command({
  name: 'portfolio.launch-campaigns',
  permission: 'signed-in',
  input: {
    ctgIds: ids(mostCtgs).refine((chosen) => chosen.length > 0, { error: inputLabels.oneCtg }),
    asked: choice(askedEverywhere),
    name: line(inputLabels.campaignName, 120),
    message: textWithoutLink(optionalText(3000)),
    closesOn: day(inputLabels.closesOn),
    reminderEveryDays: optionalInteger({ min: 1, max: 60 }),
    thanksAnswers: checkbox(),
    /** Where a campaign runs already, leads would be written to twice: not unless it is said. */
    evenUnderWay: checkbox(),
  },
  async run(work, { ctgIds, asked, evenUnderWay, ...campaign }) {
    const { tx, actor, at, newId } = work
    const standings = await readCoordinated({ db: tx, actor, at }, [...new Set(ctgIds)])
    const results: KeptResult[] = []
    // Each is an act of its CTG, with its mails and its journal: one after the other, in one transaction.
    for (const standing of standings) {
      const { outcome, recipients } = planCampaign(standing, { asked, evenUnderWay })
      const campaignId =
        outcome === 'launched' ? await openCampaign(work, { ctgId: standing.id, settings: campaign, recipients }) : null
      results.push({ ctgId: standing.id, outcome, campaignId, askedCount: campaignId ? recipients.length : 0 })
    }
    const launchedCount = results.filter(({ campaignId }) => campaignId !== null).length
    if (launchedCount === 0) throw new DomainError('conflict', 'portfolio.nothing-launched')
    const portfolioCampaignId = newId()
    await addRows(tx, 'portfolio_campaign', {
      ...{ person_id: actor.personId, id: portfolioCampaignId, name: campaign.name, closes_on: campaign.closesOn },
      ...{ launched_at: at, results: JSON.stringify(results) },
    })
    return { portfolioCampaignId, launchedCount, refusedCount: results.length - launchedCount }
  },
})
