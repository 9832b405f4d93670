/** GET /portefeuille/export?format=&q=&etat=&signal=&tri= — the portfolio as a file, under the filter of the page. */
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { readFilter, readSort } from '#app/domains/portfolio/address.ts'
import { portfolioTable } from '#app/domains/portfolio/portfolio-table.ts'
import { getPortfolioExport } from '#app/domains/portfolio/queries.server.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

const formats = ['xlsx', 'csv'] as const

export const loader = printRoute(async ({ context, request }) => {
  const { searchParams } = new URL(request.url)
  const format = requireChoice(searchParams.get('format'), formats, 'plan.unknown-format')
  const view = { filter: readFilter(searchParams), sort: readSort(searchParams) }
  const table = portfolioTable(await getPortfolioExport(context, view))
  const name = `mes-ctg-${parisDay(context.at)}.${format}`
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
