/** GET, POST /ctg/:ctgId/constats/:findingId — one finding, and the positions on it. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { withdrawFinding } from '#app/domains/diagnosis/commands/withdraw-finding.server.ts'
import { getFindingPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import { FindingPage } from '#app/domains/diagnosis/pages/finding-page.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid(), findingId: z.uuid() })

export const loader = route(({ context, params }) => getFindingPage(context, path.parse(params)))

export const action = formAction({
  'give-position': intent(givePosition, { said: 'Position enregistrée.' }),
  'withdraw-finding': intent(withdrawFinding, { said: 'Constat retiré.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function FindingRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${page.finding.title} – Trame`}</title>
      <FindingPage {...page} />
    </>
  )
}
