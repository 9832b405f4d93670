/** GET, POST /ctg/:ctgId/suivi/campagnes — campaigns of progress reports and their calendar. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { moveCampaignDate } from '#app/domains/campaigns/commands/move-campaign-date.server.ts'
import { planCampaignDate } from '#app/domains/campaigns/commands/plan-campaign-date.server.ts'
import { removeCampaignDate } from '#app/domains/campaigns/commands/remove-campaign-date.server.ts'
import { CampaignsPage } from '#app/domains/campaigns/pages/campaigns-page.tsx'
import { getCampaignsPage } from '#app/domains/campaigns/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getCampaignsPage(context, path.parse(params).ctgId))

export const action = formAction({
  'plan-campaign-date': intent(planCampaignDate, { said: 'Campagne mise au calendrier.' }),
  'move-campaign-date': intent(moveCampaignDate, { said: 'Date déplacée.' }),
  'remove-campaign-date': intent(removeCampaignDate, { said: 'Campagne retirée du calendrier.' }),
})

export default function CampaignsRoute() {
  return (
    <>
      <PageTitle>Campagnes de points d’étape</PageTitle>
      <CampaignsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
