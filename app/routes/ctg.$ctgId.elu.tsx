/** GET /ctg/:ctgId/elu — « L’essentiel », the page of the élu. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { EssentialsPage } from '#app/domains/dossiers/pages/essentials-page.tsx'
import { getEssentialsPage } from '#app/domains/dossiers/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getEssentialsPage(context, path.parse(params).ctgId))

export default function EssentialsRoute() {
  return (
    <>
      <title>L’essentiel – Trame</title>
      <EssentialsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
