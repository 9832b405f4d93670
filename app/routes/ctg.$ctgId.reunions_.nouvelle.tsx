/** GET, POST /ctg/:ctgId/reunions/nouvelle — preparing a meeting. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { getNewMeetingPage } from '#app/domains/meetings/meeting-queries.server.ts'
import { NewMeetingPage } from '#app/domains/meetings/pages/new-meeting-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request }) => ({
  ...(await getNewMeetingPage(context, path.parse(params).ctgId)),
  bodyId: new URL(request.url).searchParams.get('instance') ?? undefined,
}))

export const action = formAction({
  'create-meeting': intent(createMeeting, {
    said: 'Réunion préparée.',
    done: ({ meetingId }, { ctgId }) => `/ctg/${ctgId}/reunions/${meetingId}`,
  }),
})

export default function NewMeetingRoute() {
  return (
    <>
      <PageTitle>Préparer une réunion</PageTitle>
      <NewMeetingPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
