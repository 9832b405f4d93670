/** GET, POST /ctg/:ctgId/convention/sppe/points/:pointKey — one point of the schéma. */
import { z } from 'zod'
import { removeTie } from '#app/domains/sppe/commands/remove-tie.server.ts'
import { tieAnswer } from '#app/domains/sppe/commands/tie-answer.server.ts'
import { sppeLabels as t } from '#app/domains/sppe/labels.fr.ts'
import { PointPage } from '#app/domains/sppe/pages/point-page.tsx'
import { pointTitle } from '#app/domains/sppe/point-labels.fr.ts'
import { getPointPage } from '#app/domains/sppe/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { searchThings } from '#app/things/find-things.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), pointKey: z.string().max(20) })
const searched = z.string().trim().max(100).catch('')

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params, searchParams }) => {
  const key = path.parse(params)
  const words = searched.parse(searchParams.get('objet') ?? '')
  return {
    page: await getPointPage(context, key),
    search: { words, found: await searchThings(context, key.ctgId, words) },
  }
})

export const action = formAction({
  'tie-answer': intent(tieAnswer, { said: t.said.tied }),
  'set-aside': intent(tieAnswer, { said: t.said.aside }),
  'remove-tie': intent(removeTie, { said: t.said.untied }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, search }) => <PointPage page={page} search={search} />,
  ({ page }) => `${pointTitle(page.point.key)}, schéma petite enfance`,
)
