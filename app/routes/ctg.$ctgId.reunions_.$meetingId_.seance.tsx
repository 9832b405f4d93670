/** GET, POST /ctg/:ctgId/reunions/:meetingId/seance — the session, point by point (`?point=`). */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { markTask } from '#app/domains/governance/session/commands/mark-task.server.ts'
import { noteOutcome } from '#app/domains/governance/session/commands/note-outcome.server.ts'
import { putOffAgendaItem } from '#app/domains/governance/session/commands/put-off-agenda-item.server.ts'
import { removeOutcome } from '#app/domains/governance/session/commands/remove-outcome.server.ts'
import { showAgendaItem } from '#app/domains/governance/session/commands/show-agenda-item.server.ts'
import { writeItemMinutes } from '#app/domains/governance/session/commands/write-item-minutes.server.ts'
import { SessionPage } from '#app/domains/governance/session/pages/session-page.tsx'
import { getSessionPage } from '#app/domains/governance/session/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(({ context, params, request }) =>
  getSessionPage(context, path.parse(params), new URL(request.url).searchParams.get('point') ?? undefined),
)

export const action = formAction({
  'show-agenda-item': intent(showAgendaItem, {
    done: ({ agendaItemId }, { ctgId, meetingId }) =>
      `/ctg/${ctgId}/reunions/${meetingId}/seance?point=${agendaItemId}`,
  }),
  'write-item-minutes': intent(writeItemMinutes, { said: 'Compte rendu du point enregistré.' }),
  'note-outcome': intent(noteOutcome, { said: 'C’est noté.' }),
  'remove-outcome': intent(removeOutcome, { said: 'Retiré.' }),
  'mark-task': intent(markTask, { said: 'Tâche mise à jour.' }),
  'put-off-agenda-item': intent(putOffAgendaItem, { said: 'Point reporté.' }),
})

export default function SessionRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`Séance, ${page.meeting.title} – Trame`}</title>
      <SessionPage {...page} />
    </>
  )
}
