/** GET, POST /ctg/:ctgId/objectifs/nouveau?enjeu= — writing an objective. */
import { z } from 'zod'
import { createObjective } from '#app/domains/diagnosis/commands/create-objective.server.ts'
import { getNewObjectivePage } from '#app/domains/diagnosis/objective-queries.server.ts'
import { NewObjectivePage } from '#app/domains/diagnosis/pages/objective-form.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** An issue that is not one is no issue. */
const issue = z.uuid().optional().catch(undefined)

export const loader = route(({ context, params, searchParams }) => {
  const issueId = issue.parse(searchParams.get('enjeu') ?? undefined)
  return getNewObjectivePage(context, { ...ctgPath.parse(params), ...(issueId && { issueId }) })
})

export const action = formAction({
  'create-objective': intent(createObjective, {
    said: 'Objectif écrit.',
    done: ({ objectiveId }, { ctgId }) => `/ctg/${ctgId}/objectifs/${objectiveId}`,
  }),
})

export default titled<Loaded<typeof loader>>(NewObjectivePage, 'Écrire un objectif')
