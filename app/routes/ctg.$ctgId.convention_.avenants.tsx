/** GET, POST /ctg/:ctgId/convention/avenants — amendments, and the end before its term. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { prepareAmendment } from '#app/domains/amendments/commands/prepare-amendment.server.ts'
import { recordTermination } from '#app/domains/amendments/commands/record-termination.server.ts'
import { undoTermination } from '#app/domains/amendments/commands/undo-termination.server.ts'
import { AmendmentsPage } from '#app/domains/amendments/pages/amendments-page.tsx'
import { getAmendmentsPage } from '#app/domains/amendments/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getAmendmentsPage(context, path.parse(params).ctgId))

export const action = formAction({
  'prepare-amendment': intent(prepareAmendment, {
    done: ({ amendmentId }, { ctgId }) => `/ctg/${ctgId}/convention/avenants/${amendmentId}`,
  }),
  'record-termination': intent(recordTermination, { said: 'Résiliation enregistrée.' }),
  'undo-termination': intent(undoTermination, { said: 'Résiliation annulée.' }),
})

export default function AmendmentsRoute() {
  return (
    <>
      <PageTitle>Avenants, convention</PageTitle>
      <AmendmentsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
