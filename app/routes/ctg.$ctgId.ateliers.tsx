/** GET, POST /ctg/:ctgId/ateliers — workshops of the CTG; `?reunion=` chooses the meeting of a new one. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { openWorkshop } from '#app/domains/workshops/commands/open-workshop.server.ts'
import { workshopLabels } from '#app/domains/workshops/labels.fr.ts'
import { WorkshopsPage } from '#app/domains/workshops/pages/workshops-page.tsx'
import { getWorkshopsPage } from '#app/domains/workshops/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getWorkshopsPage(context, { ...path.parse(params), meetingId: new URL(request.url).searchParams.get('reunion') }),
)

export const action = formAction({
  'open-workshop': intent(openWorkshop, {
    said: workshopLabels.opened,
    done: ({ workshopId }, { ctgId }) => `/ctg/${ctgId}/ateliers/${workshopId}`,
  }),
})

export default function WorkshopsRoute() {
  return (
    <>
      <PageTitle>Ateliers</PageTitle>
      <WorkshopsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
