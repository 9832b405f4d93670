/** GET, POST /ctg/:ctgId/ateliers/:workshopId/salle — the board on the screen of the room, without the frame of the CTG. */
import { useLoaderData } from 'react-router'
import { boardActs } from '#app/domains/workshops/board-acts.server.ts'
import { WorkshopRoomPage } from '#app/domains/workshops/pages/room-page.tsx'
import { getWorkshopPage } from '#app/domains/workshops/queries.server.ts'
import { ctgIds, formAction, intentsOf, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, surroundings }) => ({
  ...(await getWorkshopPage(context, ctgIds(params, 'workshopId'))),
  siteUrl: surroundings.instance.config.url,
}))

// No sentence above the page: it would push the board down under the hand that drags. What is done is seen there.
export const action = formAction(intentsOf(boardActs))

export default function WorkshopRoomRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle space={page.workshop.ctgName}>{`Écran de la salle, ${page.workshop.question}`}</PageTitle>
      <WorkshopRoomPage {...page} />
    </>
  )
}
