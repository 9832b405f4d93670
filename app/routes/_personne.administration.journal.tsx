/** GET /administration/journal?sorte=&q=&du=&au=&page= — what happened in the instance, for who administers it. */
import { getInstanceJournal, mostExportedLines } from '#app/domains/audit/instance-journal.server.ts'
import { readInstanceJournalFilter } from '#app/domains/audit/instance-journal.ts'
import { instanceLabels as t } from '#app/domains/audit/instance-labels.fr.ts'
import { InstanceJournalPage } from '#app/domains/audit/pages/instance-journal-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, searchParams }) => {
  const filter = readInstanceJournalFilter(searchParams)
  return { ...(await getInstanceJournal(context, filter, pageNumber(searchParams))), mostExported: mostExportedLines }
})

export default titled<Loaded<typeof loader>>(InstanceJournalPage, t.title)
