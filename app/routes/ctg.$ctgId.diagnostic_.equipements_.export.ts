/** GET /ctg/:ctgId/diagnostic/equipements/export?annee=&format= — the facilities of a year as a file, for members. */
import { facilitiesTable } from '#app/domains/facilities/facilities-table.ts'
import { askedYear } from '#app/domains/facilities/inputs.ts'
import { getFacilitiesToTake } from '#app/domains/facilities/queries.server.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

const formats = ['xlsx', 'ods', 'csv'] as const

export const loader = printRoute(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  const format = requireChoice(searchParams.get('format'), formats, 'plan.unknown-format')
  const { year, rows } = await getFacilitiesToTake(context, ctgPath.parse(params).ctgId, askedYear(searchParams))
  const table = facilitiesTable(year, rows)
  const name = `equipements-${year}.${format}`
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
