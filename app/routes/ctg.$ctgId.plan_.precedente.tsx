/** GET, POST /ctg/:ctgId/plan/precedente — actions of the CTG before that go on in this one. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { carryActions } from '#app/domains/plan/carry/commands/carry-actions.server.ts'
import { carryLabels } from '#app/domains/plan/carry/labels.fr.ts'
import { CarryPage } from '#app/domains/plan/carry/pages/carry-page.tsx'
import { getCarryPage } from '#app/domains/plan/carry/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getCarryPage(context, path.parse(params).ctgId))

export const action = formAction({
  'carry-actions': intent(carryActions, {
    said: carryLabels.said,
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/plan/arbre`,
  }),
})

export default function CarryRoute() {
  return (
    <>
      <title>Reprendre des actions – Trame</title>
      <CarryPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
