/** GET, POST /ctg/:ctgId/objectifs/nouveau?enjeu= — writing an objective. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { createObjective } from '#app/domains/diagnosis/commands/create-objective.server.ts'
import { getNewObjectivePage } from '#app/domains/diagnosis/objective-queries.server.ts'
import { NewObjectivePage } from '#app/domains/diagnosis/pages/objective-form.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })
/** An issue that is not one is no issue. */
const issue = z.uuid().optional().catch(undefined)

export const loader = route(({ context, params, request }) => {
  const issueId = issue.parse(new URL(request.url).searchParams.get('enjeu') ?? undefined)
  return getNewObjectivePage(context, { ...path.parse(params), ...(issueId && { issueId }) })
})

export const action = formAction({
  'create-objective': intent(createObjective, {
    said: 'Objectif écrit.',
    done: ({ objectiveId }, { ctgId }) => `/ctg/${ctgId}/objectifs/${objectiveId}`,
  }),
})

export default function NewObjectiveRoute() {
  return (
    <>
      <PageTitle>Écrire un objectif</PageTitle>
      <NewObjectivePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
