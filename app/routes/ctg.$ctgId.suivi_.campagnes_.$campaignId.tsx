/** GET, POST /ctg/:ctgId/suivi/campagnes/:campaignId?etat=&page= — where each of those asked stands. */
import { addCampaignAction } from '#app/domains/campaigns/commands/add-campaign-action.server.ts'
import { changeCampaign } from '#app/domains/campaigns/commands/change-campaign.server.ts'
import { closeCampaign } from '#app/domains/campaigns/commands/close-campaign.server.ts'
import { remindSilent } from '#app/domains/campaigns/commands/remind-silent.server.ts'
import { resumeReminders } from '#app/domains/campaigns/commands/resume-reminders.server.ts'
import { sendCampaignNow } from '#app/domains/campaigns/commands/send-campaign-now.server.ts'
import { stopReminders } from '#app/domains/campaigns/commands/stop-reminders.server.ts'
import { CampaignPage } from '#app/domains/campaigns/pages/campaign-page.tsx'
import { stateOfWord } from '#app/domains/campaigns/pages/state-words.ts'
import { getCampaignPage } from '#app/domains/campaigns/queries.server.ts'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'campaignId')
  const state = stateOfWord(searchParams.get('etat'))
  return {
    ...(await getCampaignPage(context, key, { state, page: pageNumber(searchParams) })),
    decisionsAbout: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'campaign', id: key.campaignId }),
  }
})

export const action = formAction({
  'change-campaign': intent(changeCampaign, { said: 'Campagne modifiée.' }),
  'close-campaign': intent(closeCampaign, { said: 'Campagne close.' }),
  'stop-reminders': intent(stopReminders, { said: 'Relances arrêtées.' }),
  'resume-reminders': intent(resumeReminders, { said: 'Relances reprises.' }),
  'remind-silent': intent(remindSilent, { said: 'Relance envoyée à qui n’a pas répondu.' }),
  'send-campaign-now': intent(sendCampaignNow, { said: 'Les courriels partent.' }),
  'add-campaign-action': intent(addCampaignAction, { said: 'Action ajoutée à la campagne.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(CampaignPage, (data) => data.campaign.name, WithDecisions)
