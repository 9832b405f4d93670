/** GET, POST /ctg/:ctgId/suivi/campagnes/nouvelle?actions=&action=&date= — a new campaign, previewed then launched. */
import { z } from 'zod'
import { askedChoices } from '#app/domains/campaigns/campaigns.ts'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import { askedWords, NewCampaignPage } from '#app/domains/campaigns/pages/new-campaign-page.tsx'
import { getNewCampaignPage } from '#app/domains/campaigns/queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const dateId = z.uuid().optional().catch(undefined)

export const loader = route(({ context, params, searchParams }) =>
  getNewCampaignPage(context, ctgPath.parse(params).ctgId, {
    asked: askedChoices.find((choice) => askedWords[choice] === searchParams.get('actions')) ?? 'under-way',
    chosenIds: searchParams.getAll('action'),
    campaignDateId: dateId.parse(searchParams.get('date') ?? undefined),
  }),
)

export const action = formAction({
  'launch-campaign': intent(launchCampaign, {
    said: 'Campagne lancée : les courriels partent dans dix minutes.',
    complete: async (_args, form) => ({ channels: formRows(form, ['channel']) }),
    done: ({ campaignId }, { ctgId }) => `/ctg/${ctgId}/suivi/campagnes/${campaignId}`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(NewCampaignPage, 'Nouvelle campagne')
