/** GET /ctg/:ctgId/plan/calendrier?annee=… — the plan over time, under the filter of the plan. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { CalendarPage } from '#app/domains/plan-views/pages/calendar-page.tsx'
import { getCalendarPage } from '#app/domains/plan-views/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, request }) =>
  getCalendarPage(context, path.parse(params).ctgId, readPlanFilter(new URL(request.url).searchParams)),
)

export default function CalendarRoute() {
  return (
    <>
      <PageTitle>Calendrier du plan d’action</PageTitle>
      <CalendarPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
