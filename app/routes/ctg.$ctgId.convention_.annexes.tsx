/** GET, POST /ctg/:ctgId/convention/annexes — the annexes, chosen and ordered. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getAnnexesPage } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { moveAnnex } from '#app/domains/convention/commands/move-annex.server.ts'
import { AnnexesPage } from '#app/domains/convention/pages/annexes-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getAnnexesPage(context, path.parse(params).ctgId))

export const action = formAction({ 'move-annex': intent(moveAnnex, { said: 'Annexes enregistrées.' }) })

export default function AnnexesRoute() {
  return (
    <>
      <PageTitle>Annexes de la convention</PageTitle>
      <AnnexesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
