/** GET /ctg/:ctgId/suivi?signal=&etat=&axe=&partie=&pilote=&vue=&tri=&page= — the follow-up of the plan. */
import { UnderWayCard } from '#app/domains/campaigns/pages/under-way-card.tsx'
import { campaignPermissions } from '#app/domains/campaigns/permissions.ts'
import { getCampaignsUnderWay } from '#app/domains/campaigns/queries.server.ts'
import { EndedActs } from '#app/domains/dossiers/pages/ended-acts.tsx'
import { QuickDossier } from '#app/domains/dossiers/pages/quick-dossier.tsx'
import { dossierPermissions } from '#app/domains/dossiers/permissions.ts'
import { readAddress } from '#app/domains/followup/watch/address.ts'
import { WatchPage } from '#app/domains/followup/watch/pages/watch-page.tsx'
import { getWatchPage } from '#app/domains/followup/watch/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { allows } from '#app/kernel/permission.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const address = readAddress(searchParams)
  const mayRunCampaign = allows(campaignPermissions.runCampaign, context.actor, { ctgId })
  const [page, campaigns] = await Promise.all([
    getWatchPage(context, ctgId, { ...address, page: pageNumber(searchParams), mayRunCampaign }),
    getCampaignsUnderWay(context, ctgId),
  ])
  return { page, campaigns, mayRequest: allows(dossierPermissions.requestDossier, context.actor, { ctgId }) }
})

export default titled<Loaded<typeof loader>>(({ page, campaigns, mayRequest }) => {
  const { ctgId, today, may } = page
  return (
    <WatchPage
      {...page}
      dossierForm={page.copil.endedOn ? <EndedActs ctgId={ctgId} /> : mayRequest && <QuickDossier ctgId={ctgId} />}
      campaigns={
        <UnderWayCard
          {...{ ctgId, today, campaigns }}
          mayRun={may.runCampaign}
          hasEnded={page.copil.endedOn !== null}
        />
      }
    />
  )
}, 'Suivi')
