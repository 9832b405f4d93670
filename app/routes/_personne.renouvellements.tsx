/** GET /renouvellements?page= — when the CTGs one follows end, and from when each is to be renewed. */
import { RenewalsPage } from '#app/domains/portfolio/pages/renewals-page.tsx'
import { getRenewalsPage } from '#app/domains/portfolio/renewal-queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) => getRenewalsPage(context, pageNumber(searchParams)))

export default titled<Loaded<typeof loader>>(RenewalsPage, 'Calendrier des renouvellements')
