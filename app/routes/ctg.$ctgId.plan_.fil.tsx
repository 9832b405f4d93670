/** GET, POST /ctg/:ctgId/plan/fil?theme=… — the thread on the side of the plan, and what is missing, mended in place. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { PlanThreadPage } from '#app/domains/journey/pages/plan-thread-page.tsx'
import { getPlanThreadPage } from '#app/domains/journey/plan-thread-queries.server.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { readMend, readTie } from '#app/http/cells.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getPlanThreadPage(context, path.parse(params).ctgId, readPlanFilter(new URL(request.url).searchParams)),
)

export const action = formAction({
  tie: intent(changeActions, { said: 'Action reliée à son objectif.', complete: readTie }),
  mend: intent(changeActions, { said: 'Fiche complétée.', complete: readMend }),
  'add-measure': intent(addMeasure, { said: 'Mesure ajoutée.' }),
})

export default function PlanThreadRoute() {
  return (
    <>
      <title>Le fil du plan – Trame</title>
      <PlanThreadPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
