/** GET, POST /ctg/:ctgId/objectifs — the tree of axes and objectives. */
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { getObjectivesPage } from '#app/domains/diagnosis/objective-queries.server.ts'
import { ObjectivesPage } from '#app/domains/diagnosis/pages/objectives-page.tsx'
import { getPlaceNumbers } from '#app/domains/plan/objective-queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const [page, numbers] = await Promise.all([getObjectivesPage(context, ctgId), getPlaceNumbers(context, ctgId)])
  return { ...page, ...numbers }
})

export const action = formAction({
  'create-axis': intent(createAxis, { said: 'Axe ajouté.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(ObjectivesPage, 'Axes et objectifs')
