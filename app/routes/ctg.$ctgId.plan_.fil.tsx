/** GET, POST /ctg/:ctgId/plan/fil — the thread on the side of the plan, and what is missing, mended in place. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { PlanThreadPage } from '#app/domains/journey/pages/plan-thread-page.tsx'
import { getPlanThreadPage } from '#app/domains/journey/plan-thread-queries.server.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { changeActions } from '#app/domains/plan/commands/change-actions.server.ts'
import { PlanTabs } from '#app/domains/plan/pages/plan-frame.tsx'
import { readPlanFilter } from '#app/domains/plan/plan-filter.ts'
import { readMend, readTie } from '#app/http/cells.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => ({
  page: await getPlanThreadPage(context, path.parse(params).ctgId),
  /** Of the other views: the tabs keep it. */
  filter: readPlanFilter(new URL(request.url).searchParams),
}))

export const action = formAction({
  tie: intent(changeActions, { said: 'Action reliée à son objectif.', complete: readTie }),
  mend: intent(changeActions, { said: 'Fiche complétée.', complete: readMend }),
  'add-measure': intent(addMeasure, { said: 'Mesure ajoutée.' }),
})

export default function PlanThreadRoute() {
  const { page, filter } = useLoaderData<typeof loader>()
  return (
    <>
      <title>Le fil du plan – Trame</title>
      <PlanThreadPage {...page} tabs={<PlanTabs ctgId={page.ctgId} filter={filter} view="thread" />} />
    </>
  )
}
