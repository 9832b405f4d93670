/** GET /ctg/:ctgId/bilan — where this CTG stands when what follows it is prepared. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getOwnBalance } from '#app/domains/renewal/balance-queries.server.ts'
import { OwnBalancePage } from '#app/domains/renewal/pages/balance-page.tsx'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getOwnBalance(context, path.parse(params).ctgId))

export default function OwnBalanceRoute() {
  return (
    <>
      <PageTitle>Bilan de la CTG</PageTitle>
      <OwnBalancePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
