/** GET, POST /ctg/:ctgId/suivi/etats — the states of the plan, and freezing today’s. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import { StatesPage } from '#app/domains/snapshots/pages/states-page.tsx'
import { getStatesPage } from '#app/domains/snapshots/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getStatesPage(context, path.parse(params).ctgId))

export const action = formAction({
  'take-snapshot': intent(takeSnapshot, { said: 'État du plan figé.' }),
})

export default function StatesRoute() {
  return (
    <>
      <PageTitle>États du plan</PageTitle>
      <StatesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
