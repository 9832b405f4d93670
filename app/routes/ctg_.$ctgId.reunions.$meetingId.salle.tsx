/** GET, POST /ctg/:ctgId/reunions/:meetingId/salle — the screen of the room, without the frame of the CTG. */
import { useLoaderData } from 'react-router'
import { showAgendaItem } from '#app/domains/meetings/session/commands/show-agenda-item.server.ts'
import { RoomPage } from '#app/domains/meetings/session/pages/room-page.tsx'
import { getRoomPage } from '#app/domains/meetings/session/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getRoomPage(context, ctgIds(params, 'meetingId')))

export const action = formAction({ 'show-agenda-item': intent(showAgendaItem) })

export default function RoomRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle space={page.meeting.ctgName}>{`Écran de la salle, ${page.meeting.title}`}</PageTitle>
      <RoomPage {...page} />
    </>
  )
}
