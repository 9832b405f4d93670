/** GET /courriels — the mails of a demonstration. */
import { useLoaderData } from 'react-router'
import { MailsPage } from '#app/domains/accounts/pages/mails-page.tsx'
import { listMails } from '#app/domains/accounts/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(({ surroundings }) => listMails(surroundings.instance.db, surroundings.instance.isDemo))

export default function MailsRoute() {
  return (
    <>
      <PageTitle>Courriels envoyés</PageTitle>
      <MailsPage mails={useLoaderData<typeof loader>()} />
    </>
  )
}
