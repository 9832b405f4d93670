/** GET, POST /?q=&etat=&signal=&tri=&page= — « Mes CTG »: the portfolio of whoever follows several, else the short list. */
import { useLoaderData } from 'react-router'
import { getMyCtgsPage } from '#app/domains/journey/my-ctgs-queries.server.ts'
import { MyCtgsPage } from '#app/domains/journey/pages/my-ctgs-page.tsx'
import { readFilter, readSort } from '#app/domains/portfolio/address.ts'
import { chooseColumns } from '#app/domains/portfolio/commands/choose-columns.server.ts'
import { PortfolioPage } from '#app/domains/portfolio/pages/portfolio-page.tsx'
import { hasPortfolio } from '#app/domains/portfolio/portfolio.ts'
import { getPortfolioPage } from '#app/domains/portfolio/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, request }) => {
  if (!hasPortfolio(context.actor.memberships.length))
    return { short: await getMyCtgsPage(context, pageNumber(request)), portfolio: null }
  const { searchParams } = new URL(request.url)
  const asked = { filter: readFilter(searchParams), sort: readSort(searchParams), page: pageNumber(request) }
  return { short: null, portfolio: await getPortfolioPage(context, asked) }
})

export const action = formAction({
  'choose-columns': intent(chooseColumns, { said: 'Colonnes gardées.' }),
})

export default function MyCtgsRoute() {
  const { short, portfolio } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>Mes CTG</PageTitle>
      {portfolio ? <PortfolioPage {...portfolio} /> : <MyCtgsPage {...short} />}
    </>
  )
}
