/** GET /ctg/:ctgId/diagnostic/indicateurs/:indicatorId/fichier?format= — the figures of one indicator as a file, for members. */
import { z } from 'zod'
import { getIndicatorTable } from '#app/domains/diagnosis/portrait-queries.server.ts'
import { writeParquet } from '#app/domains/observatory/write-parquet.server.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), indicatorId: z.string().max(80) })
const formats = ['csv', 'xlsx', 'parquet'] as const

export const loader = printRoute(async ({ context, params, searchParams }) => {
  const key = path.parse(params)
  const format = requireChoice(searchParams.get('format'), formats, 'plan.unknown-format')
  const { table, fileName } = await getIndicatorTable(context, key)
  const name = `${fileName}.${format}`
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  if (format === 'parquet') return sendTable(await writeParquet(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
