/** GET /ctg/:ctgId/plan/export?format=&feuille=&theme=… — the plan as a file, whole or under a filter, for members. */
import { getFilteredExport } from '#app/domains/plan-files/export/filtered-export.server.ts'
import { exportLabels as t } from '#app/domains/plan-files/export/labels.fr.ts'
import { planJson } from '#app/domains/plan-files/export/plan-json.ts'
import { tablesOf } from '#app/domains/plan-files/export/plan-tables.ts'
import type { PlanExport } from '#app/domains/plan-files/export/queries.server.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { sheetKeys } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { planCriteria } from '#app/domains/plan-list/plan-filter.ts'
import { requireChoice, requireFilter } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'

const formats = ['xlsx', 'ods', 'csv', 'json'] as const

function csvOf(plan: PlanExport, slug: string | null): Response {
  const key = requireChoice(slug, sheetKeys, 'plan.unknown-sheet', (one) => t.sheetSlug[one])
  const table = tablesOf(plan.actions).find((one) => one.key === key)
  return sendTable(table ? writeCsv(table) : '', 'csv', t.fileName(plan.today, 'csv', key))
}

export const loader = printRoute(async ({ context, params, request, searchParams }) => {
  const format = requireChoice(searchParams.get('format'), formats, 'plan.unknown-format')
  const plan = await getFilteredExport(context, ctgPath.parse(params).ctgId, requireFilter(request, planCriteria))
  if (format === 'csv') return csvOf(plan, searchParams.get('feuille'))
  const name = t.fileName(plan.today, format)
  if (format === 'json') return sendTable(JSON.stringify(planJson(plan, context.at), null, 2), 'json', name)
  const bytes = await writeWorkbook({ kind: format, tables: tablesOf(plan.actions), lists: plan.lists })
  return sendTable(bytes, format, name)
})
