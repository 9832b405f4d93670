/** GET /ctg/:ctgId/diagnostic/donnees — what the parties share of their own, who reads it, what is asked. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { depositsLabels } from '#app/domains/deposits/labels.fr.ts'
import { SharedDataPage } from '#app/domains/deposits/pages/shared-data-page.tsx'
import { getSharedDataPage } from '#app/domains/deposits/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getSharedDataPage(context, path.parse(params).ctgId))

export default function SharedDataRoute() {
  return (
    <>
      <PageTitle>{depositsLabels.page.title}</PageTitle>
      <SharedDataPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
