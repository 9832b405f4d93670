/** GET, POST /ctg/:ctgId/suivi/corrective/nouvelle?action=&objectif=&decision= — a new corrective action. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { openCorrectiveAction } from '#app/domains/followup/commands/open-corrective-action.server.ts'
import { getCorrectiveForm } from '#app/domains/followup/corrective-queries.server.ts'
import { NewCorrectivePage } from '#app/domains/followup/pages/corrective-pages.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url)
  return {
    ...(await getCorrectiveForm(context, path.parse(params).ctgId)),
    actionId: searchParams.get('action') ?? undefined,
    objectiveId: searchParams.get('objectif') ?? undefined,
    decisionId: searchParams.get('decision') ?? undefined,
  }
})

export const action = formAction({
  'open-corrective-action': intent(openCorrectiveAction, {
    said: 'Action corrective ouverte.',
    done: ({ correctiveActionId }, { ctgId }) => `/ctg/${ctgId}/suivi/correctives/${correctiveActionId}`,
  }),
})

export default function NewCorrectiveRoute() {
  return (
    <>
      <PageTitle>Nouvelle action corrective</PageTitle>
      <NewCorrectivePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
