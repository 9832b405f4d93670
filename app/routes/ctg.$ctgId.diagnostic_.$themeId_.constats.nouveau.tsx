/** GET, POST /ctg/:ctgId/diagnostic/:themeId/constats/nouveau — proposing a finding. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { getProposalPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import { ProposalPage } from '#app/domains/diagnosis/pages/finding-form.tsx'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), themeId: z.uuid() })

/** `?proposition=`: a finding Trame proposes, to be put in one's own words. */
const search = z.object({ proposition: z.string().max(2000).optional().catch(undefined) })

export const loader = route(({ context, params, request }) => {
  const { proposition } = search.parse(Object.fromEntries(new URL(request.url).searchParams))
  return getProposalPage(context, { ...path.parse(params), draftKey: proposition })
})

export const action = formAction({
  'propose-finding': intent(proposeFinding, {
    said: 'Constat proposé.',
    done: ({ findingId }, { ctgId }) => `/ctg/${ctgId}/constats/${findingId}`,
  }),
})

export default function NewFindingRoute() {
  return (
    <>
      <PageTitle>Proposer un constat</PageTitle>
      <ProposalPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
