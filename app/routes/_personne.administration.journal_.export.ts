/** GET /administration/journal/export?format=&sorte=&q=&du=&au= — the journal of the instance as a file, under the filter of the page. */

import { getInstanceJournalExport } from '#app/domains/audit/instance-journal.server.ts'
import { readInstanceJournalFilter } from '#app/domains/audit/instance-journal.ts'
import { instanceJournalTable } from '#app/domains/audit/instance-journal-table.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

const formats = ['xlsx', 'csv'] as const

export const loader = printRoute(async ({ context, request }) => {
  const { searchParams } = new URL(request.url)
  const lines = await getInstanceJournalExport(context, readInstanceJournalFilter(searchParams))
  const format = requireChoice(searchParams.get('format'), formats, 'plan.unknown-format')
  const table = instanceJournalTable(lines)
  const name = `journal-instance-${parisDay(context.at)}.${format}`
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
