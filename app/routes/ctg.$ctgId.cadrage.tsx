/** GET, POST /ctg/:ctgId/cadrage — the framing note and the dates aimed at. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { recordFraming } from '#app/domains/journey/commands/record-framing.server.ts'
import { setMilestoneTarget } from '#app/domains/journey/commands/set-milestone-target.server.ts'
import { FramingPage } from '#app/domains/journey/pages/framing-page.tsx'
import { getFraming } from '#app/domains/journey/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getFraming(context, path.parse(params).ctgId))

export const action = formAction({
  'record-framing': intent(recordFraming, { said: 'Note de cadrage enregistrée.' }),
  'set-milestone-target': intent(setMilestoneTarget, { said: 'Date visée enregistrée.' }),
})

export default function FramingRoute() {
  return (
    <>
      <PageTitle>Cadrage et calendrier</PageTitle>
      <FramingPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
