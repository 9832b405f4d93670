/** GET /ctg/:ctgId/convention/annexes/cof/export?format= — for members, as a file. */
import { getCofExport } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { cofTable } from '#app/domains/convention/annexes/export-tables.ts'
import { cofLabels } from '#app/domains/convention/cof/labels.fr.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { tableRoute } from '#app/http/table-route.server.ts'

export const loader = tableRoute(['xlsx', 'ods', 'csv'], async ({ context, params }) => {
  const { lines, today } = await getCofExport(context, ctgPath.parse(params).ctgId)
  return { table: cofTable(lines), name: cofLabels.fileName(today) }
})
