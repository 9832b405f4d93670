/** GET, POST /ctg/:ctgId/ateliers/:workshopId — one workshop: proposals, groups, what they become. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { boardActs } from '#app/domains/workshops/board-acts.server.ts'
import { WorkshopPage } from '#app/domains/workshops/pages/workshop-page.tsx'
import { getWorkshopPage } from '#app/domains/workshops/queries.server.ts'
import { formAction, intentsOf, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), workshopId: z.uuid() })

export const loader = route(async ({ context, params, surroundings }) => ({
  ...(await getWorkshopPage(context, path.parse(params))),
  siteUrl: surroundings.instance.config.url,
}))

// No sentence above the page: it would push the board down under the hand that drags. What is done is seen there.
export const action = formAction(intentsOf(boardActs))

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function WorkshopRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{page.workshop.question}</PageTitle>
      <WorkshopPage {...page} />
    </>
  )
}
