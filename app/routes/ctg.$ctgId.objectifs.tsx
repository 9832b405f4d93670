/** GET, POST /ctg/:ctgId/objectifs — the tree of axes and objectives. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { getObjectivesPage } from '#app/domains/diagnosis/objective-queries.server.ts'
import { ObjectivesPage } from '#app/domains/diagnosis/pages/objectives-page.tsx'
import { getPlaceNumbers } from '#app/domains/plan/objective-queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params }) => {
  const { ctgId } = path.parse(params)
  const [page, numbers] = await Promise.all([getObjectivesPage(context, ctgId), getPlaceNumbers(context, ctgId)])
  return { ...page, ...numbers }
})

export const action = formAction({
  'create-axis': intent(createAxis, { said: 'Axe ajouté.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function ObjectivesRoute() {
  return (
    <>
      <PageTitle>Axes et objectifs</PageTitle>
      <ObjectivesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
