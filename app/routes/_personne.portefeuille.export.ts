/** GET /portefeuille/export?format=&q=&etat=&signal=&tri= — the portfolio as a file, under the filter of the page. */
import { readFilter, readSort } from '#app/domains/portfolio/address.ts'
import { portfolioTable } from '#app/domains/portfolio/portfolio-table.ts'
import { getPortfolioExport } from '#app/domains/portfolio/queries.server.ts'
import { tableRoute } from '#app/http/table-route.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

export const loader = tableRoute(['xlsx', 'csv'], async ({ context, searchParams }) => {
  const view = { filter: readFilter(searchParams), sort: readSort(searchParams) }
  return { table: portfolioTable(await getPortfolioExport(context, view)), name: `mes-ctg-${parisDay(context.at)}` }
})
