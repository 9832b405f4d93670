/** GET, POST /ctg/:ctgId/reunions/nouvelle — preparing a meeting. */
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { getNewMeetingPage } from '#app/domains/meetings/meeting-queries.server.ts'
import { NewMeetingPage } from '#app/domains/meetings/pages/new-meeting-page.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => ({
  ...(await getNewMeetingPage(context, ctgPath.parse(params).ctgId)),
  bodyId: searchParams.get('instance') ?? undefined,
}))

export const action = formAction({
  'create-meeting': intent(createMeeting, {
    said: 'Réunion préparée.',
    done: ({ meetingId }, { ctgId }) => `/ctg/${ctgId}/reunions/${meetingId}`,
  }),
})

export default titled<Loaded<typeof loader>>(NewMeetingPage, 'Préparer une réunion')
