/** GET, POST /ctg/:ctgId/ateliers/:workshopId/salle — the board on the screen of the room, without the frame of the CTG. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { WorkshopRoomPage } from '#app/domains/workshops/pages/room-page.tsx'
import { getWorkshopPage } from '#app/domains/workshops/queries.server.ts'
import { formAction, route } from '#app/http/route.server.ts'
import { workshopIntents } from '#app/http/workshop-forms.server.ts'

const path = z.object({ ctgId: z.uuid(), workshopId: z.uuid() })

export const loader = route(async ({ context, params, surroundings }) => ({
  ...(await getWorkshopPage(context, path.parse(params))),
  siteUrl: surroundings.instance.config.url,
}))

export const action = formAction(workshopIntents)

export default function WorkshopRoomRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`Écran de la salle, ${page.workshop.question} – Trame`}</title>
      <WorkshopRoomPage {...page} />
    </>
  )
}
