/** GET /ctg/:ctgId/convention/annexes/postes/export?format= — for members, as a file. */
import { getPostsExport } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { postsTable } from '#app/domains/convention/annexes/export-tables.ts'
import { postLabels } from '#app/domains/convention/posts/labels.fr.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

const formats = ['xlsx', 'ods', 'csv'] as const

export const loader = printRoute(async ({ context, params, request }) => {
  const format = requireChoice(new URL(request.url).searchParams.get('format'), formats, 'plan.unknown-format')
  const { posts, today } = await getPostsExport(context, ctgPath.parse(params).ctgId)
  const table = postsTable(posts)
  const name = postLabels.fileName(today, format)
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
