/** GET /administration/journal?page= — accounts and mandates, for who administers the instance. */
import { useLoaderData } from 'react-router'
import { getInstanceJournal } from '#app/domains/audit/instance-journal.server.ts'
import { InstanceJournalPage } from '#app/domains/audit/pages/instance-journal-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(({ context, request }) => getInstanceJournal(context, pageNumber(request)))

export default function InstanceJournalRoute() {
  return (
    <>
      <PageTitle>Journal de l’instance</PageTitle>
      <InstanceJournalPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
