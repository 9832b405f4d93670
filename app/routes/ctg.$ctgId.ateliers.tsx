/** GET, POST /ctg/:ctgId/ateliers — workshops of the CTG; `?reunion=` chooses the meeting of a new one, `?question=` the question of the evaluation it judges. */
import { z } from 'zod'
import { openWorkshop } from '#app/domains/workshops/commands/open-workshop.server.ts'
import { workshopLabels } from '#app/domains/workshops/labels.fr.ts'
import { WorkshopsPage } from '#app/domains/workshops/pages/workshops-page.tsx'
import { getWorkshopsPage } from '#app/domains/workshops/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const chosen = z.uuid().nullable().catch(null)
const chosenIn = (query: URLSearchParams) => ({
  meetingId: chosen.parse(query.get('reunion')),
  questionId: chosen.parse(query.get('question')),
})

export const loader = route(({ context, params, searchParams }) =>
  getWorkshopsPage(context, { ...ctgPath.parse(params), ...chosenIn(searchParams) }),
)

export const action = formAction({
  'open-workshop': intent(openWorkshop, {
    said: workshopLabels.opened,
    done: ({ workshopId }, { ctgId }) => `/ctg/${ctgId}/ateliers/${workshopId}`,
  }),
})

export default titled<Loaded<typeof loader>>(WorkshopsPage, 'Ateliers')
