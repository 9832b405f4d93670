/** GET, POST /ctg/:ctgId/reunions/:meetingId/decision — recording a decision of a meeting. */
import { useLoaderData, useSearchParams } from 'react-router'
import { z } from 'zod'
import { recordDecision } from '#app/domains/journey/commands/record-decision.server.ts'
import { getDecisionForm } from '#app/domains/journey/decision-queries.server.ts'
import { NewDecisionPage } from '#app/domains/journey/pages/new-decision-page.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

export const loader = route(({ context, params }) => getDecisionForm(context, path.parse(params)))

// What was decided meanwhile is then seen: a second sending goes through.
export { shouldRevalidate } from '#app/http/revalidation.ts'

export const action = formAction({
  'record-decision': intent(recordDecision, {
    said: 'Décision enregistrée.',
    done: ({ decisionId }, { ctgId }) => `/ctg/${ctgId}/decisions/${decisionId}`,
    complete: async (_args, form) => ({ positions: formRows(form, ['position', 'comment']) }),
  }),
})

export default function NewDecisionRoute() {
  const point = useSearchParams()[0].get('point') ?? undefined
  return (
    <>
      <title>Enregistrer une décision – Trame</title>
      <NewDecisionPage {...useLoaderData<typeof loader>()} agendaItemId={point} />
    </>
  )
}
