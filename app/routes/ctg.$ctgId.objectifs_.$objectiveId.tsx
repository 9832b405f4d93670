/** GET, POST /ctg/:ctgId/objectifs/:objectiveId — one objective and its measure. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { updateObjective } from '#app/domains/diagnosis/commands/update-objective.server.ts'
import { getObjectivePage } from '#app/domains/diagnosis/objective-queries.server.ts'
import { ObjectivePage } from '#app/domains/diagnosis/pages/objective-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), objectiveId: z.uuid() })

export const loader = route(({ context, params }) => getObjectivePage(context, path.parse(params)))

export const action = formAction({
  'update-objective': intent(updateObjective, { said: 'Objectif enregistré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function ObjectiveRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${page.objective.title} – Trame`}</title>
      <ObjectivePage {...page} />
    </>
  )
}
