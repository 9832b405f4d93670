/** GET, POST /campagnes/nouvelle?ctg=&actions= — one campaign over several CTGs, previewed then launched. */
import { askedWords } from '#app/domains/campaigns/pages/new-campaign-page.tsx'
import { askedEverywhere } from '#app/domains/portfolio/campaign.ts'
import { getNewCampaignsPage } from '#app/domains/portfolio/campaign-queries.server.ts'
import { launchCampaigns } from '#app/domains/portfolio/commands/launch-campaigns.server.ts'
import { portfolioLabels as t } from '#app/domains/portfolio/labels.fr.ts'
import { NewCampaignsPage } from '#app/domains/portfolio/pages/new-campaigns-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) =>
  getNewCampaignsPage(context, {
    ctgIds: searchParams.getAll('ctg'),
    asked: askedEverywhere.find((choice) => askedWords[choice] === searchParams.get('actions')) ?? 'under-way',
  }),
)

export const action = formAction({
  'launch-campaigns': intent(launchCampaigns, {
    said: 'Campagne lancée : les courriels partent dans dix minutes.',
    done: ({ portfolioCampaignId }) => `/campagnes?suivie=${portfolioCampaignId}`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(NewCampaignsPage, t.campaign.title)
