/** GET, POST /ctg/:ctgId/diagnostic/donnees/demandes/nouvelle — a party asks another for figures. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { askData } from '#app/domains/deposits/commands/ask-data.server.ts'
import { NewRequestPage } from '#app/domains/deposits/pages/new-request-page.tsx'
import { requestLabels } from '#app/domains/deposits/request-labels.fr.ts'
import { getNewRequestPage } from '#app/domains/deposits/request-queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getNewRequestPage(context, path.parse(params).ctgId))

export const action = formAction({
  'ask-data': intent(askData, {
    said: 'Demande faite. Les deux parties la voient.',
    done: ({ requestId }, { ctgId }) => `/ctg/${ctgId}/diagnostic/donnees/demandes/${requestId}`,
  }),
})

export default function NewRequestRoute() {
  return (
    <>
      <PageTitle>{requestLabels.newTitle}</PageTitle>
      <NewRequestPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
