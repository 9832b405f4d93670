/** GET, POST /administration/ctg/:administeredCtgId — who carries one CTG; a coordination given where none is left. */
import { z } from 'zod'
import { giveCoordination } from '#app/domains/instance/commands/give-coordination.server.ts'
import { getAdministeredCtg } from '#app/domains/instance/ctgs-queries.server.ts'
import { ctgAdminLabels as t } from '#app/domains/instance/labels.fr.ts'
import { AdministeredCtgPage } from '#app/domains/instance/pages/administered-ctg-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { withSiteUrl } from '#app/http/with-site-url.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ administeredCtgId: z.uuid() })

export const loader = route(({ context, params, surroundings }) =>
  getAdministeredCtg(context, path.parse(params).administeredCtgId, surroundings.instance.config.ctgQuotaBytes),
)

export const action = formAction({
  'give-coordination': intent(giveCoordination, { said: t.given, complete: withSiteUrl }),
})

export default titled<Loaded<typeof loader>>(AdministeredCtgPage, (page) => page.ctg.name)
