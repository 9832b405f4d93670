/** GET /administration/ctg?q=&sans=&page= — the CTGs of the instance and who carries them. */
import { readCtgsFilter } from '#app/domains/instance/address.ts'
import { getCtgsPage } from '#app/domains/instance/ctgs-queries.server.ts'
import { ctgAdminLabels as t } from '#app/domains/instance/labels.fr.ts'
import { CtgsPage } from '#app/domains/instance/pages/ctgs-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, surroundings, searchParams }) =>
  getCtgsPage(
    context,
    readCtgsFilter(searchParams),
    pageNumber(searchParams),
    surroundings.instance.config.ctgQuotaBytes,
  ),
)

export default titled<Loaded<typeof loader>>(CtgsPage, t.title)
