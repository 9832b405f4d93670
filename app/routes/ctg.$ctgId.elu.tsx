/** GET /ctg/:ctgId/elu — « L’essentiel », the page of the élu. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { EssentialsPage } from '#app/domains/dossiers/pages/essentials-page.tsx'
import { getEssentialsPage } from '#app/domains/dossiers/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getEssentialsPage(context, path.parse(params).ctgId))

export default function EssentialsRoute() {
  return (
    <>
      <PageTitle>L’essentiel</PageTitle>
      <EssentialsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
