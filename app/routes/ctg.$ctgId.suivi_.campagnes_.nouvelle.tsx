/** GET, POST /ctg/:ctgId/suivi/campagnes/nouvelle?actions=&action=&date= — a new campaign, previewed then launched. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { askedChoices } from '#app/domains/campaigns/campaigns.ts'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import { askedWords, NewCampaignPage } from '#app/domains/campaigns/pages/new-campaign-page.tsx'
import { getNewCampaignPage } from '#app/domains/campaigns/queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })
const dateId = z.uuid().optional().catch(undefined)

export const loader = route(({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  return getNewCampaignPage(context, path.parse(params).ctgId, {
    asked: askedChoices.find((choice) => askedWords[choice] === searchParams.get('actions')) ?? 'under-way',
    chosenIds: searchParams.getAll('action'),
    campaignDateId: dateId.parse(searchParams.get('date') ?? undefined),
  })
})

export const action = formAction({
  'launch-campaign': intent(launchCampaign, {
    said: 'Campagne lancée : les courriels partent dans dix minutes.',
    complete: async (_args, form) => ({ channels: formRows(form, ['channel']) }),
    done: ({ campaignId }, { ctgId }) => `/ctg/${ctgId}/suivi/campagnes/${campaignId}`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function NewCampaignRoute() {
  return (
    <>
      <PageTitle>Nouvelle campagne</PageTitle>
      <NewCampaignPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
