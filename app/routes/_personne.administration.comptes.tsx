/** GET /administration/comptes?q=&etat=&page= — the accounts of the instance, for who administers it. */
import { getAccountsPage } from '#app/domains/instance/accounts-queries.server.ts'
import { readAccountsFilter } from '#app/domains/instance/address.ts'
import { accountLabels as t } from '#app/domains/instance/labels.fr.ts'
import { AccountsPage } from '#app/domains/instance/pages/accounts-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) =>
  getAccountsPage(context, readAccountsFilter(searchParams), pageNumber(searchParams)),
)

export default titled<Loaded<typeof loader>>(AccountsPage, t.title)
