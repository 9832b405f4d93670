/** GET /ctg/:ctgId/decisions — the register of decisions. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getDecisionsPage } from '#app/domains/governance/decision-queries.server.ts'
import { decisionStates } from '#app/domains/governance/governance.ts'
import { DecisionsPage } from '#app/domains/governance/pages/decisions-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })
/** A filter that is not understood is no filter. */
const filter = z.object({
  q: z.string().trim().max(200).catch(''),
  instance: z.uuid().nullable().catch(null),
  etat: z.enum(decisionStates).nullable().catch(null),
})

export const loader = route(({ context, params, request }) => {
  const { ctgId } = path.parse(params)
  const asked = filter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { q: words, instance: bodyId, etat: state } = asked
  return getDecisionsPage(context, { ctgId, words, bodyId, state, page: pageNumber(request) })
})

export default function DecisionsRoute() {
  return (
    <>
      <title>Registre des décisions – Trame</title>
      <DecisionsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
