/** GET, POST /ctg/:ctgId/suivi/campagnes — campaigns of progress reports and their calendar. */
import { moveCampaignDate } from '#app/domains/campaigns/commands/move-campaign-date.server.ts'
import { planCampaignDate } from '#app/domains/campaigns/commands/plan-campaign-date.server.ts'
import { removeCampaignDate } from '#app/domains/campaigns/commands/remove-campaign-date.server.ts'
import { CampaignsPage } from '#app/domains/campaigns/pages/campaigns-page.tsx'
import { getCampaignsPage } from '#app/domains/campaigns/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getCampaignsPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'plan-campaign-date': intent(planCampaignDate, { said: 'Campagne mise au calendrier.' }),
  'move-campaign-date': intent(moveCampaignDate, { said: 'Date déplacée.' }),
  'remove-campaign-date': intent(removeCampaignDate, { said: 'Campagne retirée du calendrier.' }),
})

export default titled<Loaded<typeof loader>>(CampaignsPage, 'Campagnes de points d’étape')
