/** GET /administration/journal/export?format=&sorte=&q=&du=&au= — the journal of the instance as a file, under the filter of the page. */

import { getInstanceJournalExport } from '#app/domains/audit/instance-journal.server.ts'
import { readInstanceJournalFilter } from '#app/domains/audit/instance-journal.ts'
import { instanceJournalTable } from '#app/domains/audit/instance-journal-table.ts'
import { tableRoute } from '#app/http/table-route.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'

export const loader = tableRoute(['xlsx', 'csv'], async ({ context, searchParams }) => {
  const lines = await getInstanceJournalExport(context, readInstanceJournalFilter(searchParams))
  return { table: instanceJournalTable(lines), name: `journal-instance-${parisDay(context.at)}` }
})
