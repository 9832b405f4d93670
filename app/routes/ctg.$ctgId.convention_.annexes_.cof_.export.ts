/** GET /ctg/:ctgId/convention/annexes/cof/export?format= — for members, as a file. */
import { getCofExport } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { cofTable } from '#app/domains/convention/annexes/export-tables.ts'
import { cofLabels } from '#app/domains/convention/cof/labels.fr.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

const formats = ['xlsx', 'ods', 'csv'] as const

export const loader = printRoute(async ({ context, params, request }) => {
  const format = requireChoice(new URL(request.url).searchParams.get('format'), formats, 'plan.unknown-format')
  const { lines, today } = await getCofExport(context, ctgPath.parse(params).ctgId)
  const table = cofTable(lines)
  const name = cofLabels.fileName(today, format)
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
