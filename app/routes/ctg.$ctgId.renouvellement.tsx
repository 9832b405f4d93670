/** GET, POST /ctg/:ctgId/renouvellement — the CTG that follows this one: created, found, joined. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { getRenewalPage } from '#app/domains/renewal/chapters/page-queries.server.ts'
import { answerProposal } from '#app/domains/renewal/commands/answer-proposal.server.ts'
import { startRenewal } from '#app/domains/renewal/commands/start-renewal.server.ts'
import { RenewalPage } from '#app/domains/renewal/pages/renewal-page.tsx'
import { renewalLabels } from '#app/domains/renewal/renewal-labels.fr.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getRenewalPage(context, path.parse(params).ctgId))

export const action = formAction({
  'start-renewal': intent(startRenewal, {
    said: renewalLabels.startedSaid,
    done: ({ nextCtgId }) => `/ctg/${nextCtgId}/reconduction`,
  }),
  'answer-proposal': intent(answerProposal, {
    done: ({ nextCtgId, isMember }, { ctgId }) => (isMember ? `/ctg/${nextCtgId}` : `/ctg/${ctgId}/renouvellement`),
  }),
})

export default function RenewalRoute() {
  return (
    <>
      <PageTitle>Renouvellement</PageTitle>
      <RenewalPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
