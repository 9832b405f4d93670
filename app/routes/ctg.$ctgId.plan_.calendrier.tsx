/** GET /ctg/:ctgId/plan/calendrier?annee=… — the plan over time, under the filter of the plan. */
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { CalendarPage } from '#app/domains/plan-views/pages/calendar-page.tsx'
import { getCalendarPage } from '#app/domains/plan-views/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getCalendarPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

export default titled<Loaded<typeof loader>>(CalendarPage, 'Calendrier du plan d’action')
