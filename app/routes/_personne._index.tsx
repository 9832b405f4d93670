/** GET, POST /?q=&etat=&signal=&tri=&page= — « Mes CTG »: the portfolio of whoever follows several, else the short list. */
import { getMyCtgsPage } from '#app/domains/journey/my-ctgs-queries.server.ts'
import { MyCtgsPage } from '#app/domains/journey/pages/my-ctgs-page.tsx'
import { readFilter, readSort } from '#app/domains/portfolio/address.ts'
import { chooseColumns } from '#app/domains/portfolio/commands/choose-columns.server.ts'
import { PortfolioPage } from '#app/domains/portfolio/pages/portfolio-page.tsx'
import { hasPortfolio } from '#app/domains/portfolio/portfolio.ts'
import { getPortfolioPage } from '#app/domains/portfolio/queries.server.ts'
import { listToSign } from '#app/domains/signing/to-sign.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, searchParams }) => {
  const toSign = await listToSign(context)
  if (!hasPortfolio(context.actor.memberships.length))
    return { toSign, short: await getMyCtgsPage(context, pageNumber(searchParams)), portfolio: null }
  const view = { filter: readFilter(searchParams), sort: readSort(searchParams), page: pageNumber(searchParams) }
  return { toSign, short: null, portfolio: await getPortfolioPage(context, view) }
})

export const action = formAction({
  'choose-columns': intent(chooseColumns, { said: 'Colonnes gardées.' }),
})

export default titled<Loaded<typeof loader>>(
  ({ toSign, short, portfolio }) =>
    portfolio ? <PortfolioPage {...portfolio} toSign={toSign} /> : <MyCtgsPage {...short} toSign={toSign} />,
  'Mes CTG',
)
