/** GET /ctg/:ctgId/actions/:actionId — one action. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { ActionPage } from '#app/domains/plan/pages/action-page.tsx'
import { getActionPage } from '#app/domains/plan/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), actionId: z.uuid() })

export const loader = route(({ context, params }) => getActionPage(context, path.parse(params)))

export default function ActionRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${page.sheet.code} ${page.sheet.title} – Trame`}</title>
      <ActionPage {...page} />
    </>
  )
}
