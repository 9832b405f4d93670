/** GET, POST /ctg/:ctgId/premiers-pas — the first steps of a coordination, ticked from what is done. */
import { foldFirstWalk } from '#app/domains/guides/commands/fold-first-walk.server.ts'
import { guidesLabels } from '#app/domains/guides/labels.fr.ts'
import { FirstWalkCard } from '#app/domains/guides/pages/first-walk-card.tsx'
import { getFirstWalk } from '#app/domains/guides/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { Page } from '#app/ui/layout.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const { title } = guidesLabels.walk

export const loader = route(({ context, params }) => getFirstWalk(context, ctgPath.parse(params).ctgId))

export const action = formAction({ 'fold-first-walk': intent(foldFirstWalk) })

export default titled<Loaded<typeof loader>>(
  (page) => (
    <Page title={title}>
      <FirstWalkCard {...page} isAlone />
    </Page>
  ),
  title,
)
