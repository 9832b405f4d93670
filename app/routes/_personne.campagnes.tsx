/** GET /campagnes?suivie= — the campaigns one launched over several CTGs, and what became of one of them. */
import { z } from 'zod'
import { getCampaignOfMany, listCampaignsOfMany } from '#app/domains/portfolio/campaign-queries.server.ts'
import { CampaignsOfManyPage } from '#app/domains/portfolio/pages/campaigns-of-many.tsx'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const followedId = z.uuid().optional().catch(undefined)

export const loader = route(async ({ context, searchParams }) => {
  const followed = followedId.parse(searchParams.get('suivie') ?? undefined)
  const [list, one] = await Promise.all([
    listCampaignsOfMany(context),
    followed === undefined ? null : getCampaignOfMany(context, followed),
  ])
  return { ...list, one }
})

export default titled<Loaded<typeof loader>>(CampaignsOfManyPage, 'Campagnes sur plusieurs CTG')
