/** GET, POST /ctg/:ctgId/reunions/:meetingId/seance — the session, point by point (`?point=`). */
import { updateDecision } from '#app/domains/meetings/decisions/commands/update-decision.server.ts'
import { markTask } from '#app/domains/meetings/session/commands/mark-task.server.ts'
import { noteOutcome } from '#app/domains/meetings/session/commands/note-outcome.server.ts'
import { putOffAgendaItem } from '#app/domains/meetings/session/commands/put-off-agenda-item.server.ts'
import { removeOutcome } from '#app/domains/meetings/session/commands/remove-outcome.server.ts'
import { showAgendaItem } from '#app/domains/meetings/session/commands/show-agenda-item.server.ts'
import { updateOutcome } from '#app/domains/meetings/session/commands/update-outcome.server.ts'
import { writeItemMinutes } from '#app/domains/meetings/session/commands/write-item-minutes.server.ts'
import { SessionPage } from '#app/domains/meetings/session/pages/session-page.tsx'
import { getSessionPage } from '#app/domains/meetings/session/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(({ context, params, searchParams }) =>
  getSessionPage(context, ctgIds(params, 'meetingId'), searchParams.get('point') ?? undefined),
)

type OnPoint = { readonly agendaItemId: string }

/** Back to the point one was on: another person may have moved the session on meanwhile. */
const toPoint = ({ agendaItemId }: OnPoint, { ctgId, meetingId }: Readonly<Record<string, string | undefined>>) =>
  `/ctg/${ctgId}/reunions/${meetingId}/seance?point=${agendaItemId}`

export const action = formAction({
  'show-agenda-item': intent(showAgendaItem, { done: toPoint }),
  'write-item-minutes': intent(writeItemMinutes, { said: 'Compte rendu du point enregistré.', done: toPoint }),
  'note-outcome': intent(noteOutcome, { said: 'C’est noté.', done: toPoint }),
  'remove-outcome': intent(removeOutcome, { said: 'Retiré.', done: toPoint }),
  'update-outcome': intent(updateOutcome, { said: 'Correction enregistrée.', done: toPoint }),
  'update-decision': intent(updateDecision, { said: 'Décision corrigée.' }),
  'mark-task': intent(markTask, { said: 'Tâche mise à jour.', done: toPoint }),
  'put-off-agenda-item': intent(putOffAgendaItem, { said: 'Point reporté.', done: toPoint }),
})

export default titled<Loaded<typeof loader>>(SessionPage, (page) => `Séance, ${page.meeting.title}`)
