/** GET, POST /ctg/:ctgId/reunions/:meetingId/cloture — what the closing will record, then the closing. */
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { ClosingPage } from '#app/domains/meetings/session/pages/closing-page.tsx'
import { getClosingPage } from '#app/domains/meetings/session/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(({ context, params }) => getClosingPage(context, ctgIds(params, 'meetingId')))

export const action = formAction({
  'close-meeting': intent(closeMeeting, {
    said: 'Réunion close, relevé arrêté.',
    done: (_answer, { ctgId, meetingId }) => `/ctg/${ctgId}/reunions/${meetingId}`,
  }),
})

export default titled<Loaded<typeof loader>>(
  ClosingPage,
  ({ meeting }) => `${meeting.closedAt ? 'Réunion close' : 'Clore la réunion'}, ${meeting.title}`,
)
