/** GET /ctg/:ctgId/decisions — the register of decisions. */
import { ThingsInLine } from '#app/domains/journey/pages/things-in-line.tsx'
import { DecisionsPage } from '#app/domains/meetings/decisions/pages/decisions-page.tsx'
import { registerFilterOf } from '#app/domains/meetings/decisions/register-filter.ts'
import { getDecisionsPage } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { listThingsOfDecisions } from '#app/things/find-things.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, request, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const filter = registerFilterOf(request.url)
  const page = await getDecisionsPage(context, { ctgId, ...filter, page: pageNumber(searchParams) })
  const ids = page.decisions.map(({ id }) => id)
  return { page, things: await listThingsOfDecisions(context, ctgId, ids) }
})

export default titled<Loaded<typeof loader>>(
  ({ page, things }) => (
    <DecisionsPage
      {...page}
      aboutOf={(id) => <ThingsInLine things={things.filter(({ decisionId }) => decisionId === id)} />}
    />
  ),
  'Registre des décisions',
)
