/** GET, POST /ctg/:ctgId/diagnostic/:themeId/constats/nouveau — proposing a finding. */
import { z } from 'zod'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { getProposalPage } from '#app/domains/diagnosis/finding-queries.server.ts'
import { ProposalPage } from '#app/domains/diagnosis/pages/finding-form.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** What a crossing or a figure already says of it, `?titre=…&chiffre=…&chiffre=…`, or a finding Trame proposes, `?proposition=`. */
const filled = z.object({
  title: z.string().max(300).catch(''),
  indicatorIds: z.array(z.string().max(80)).max(12).catch([]),
  draftKey: z.string().max(2000).optional().catch(undefined),
})

export const loader = route(({ context, params, searchParams }) => {
  const prefilled = filled.parse({
    title: searchParams.get('titre') ?? '',
    indicatorIds: searchParams.getAll('chiffre'),
    draftKey: searchParams.get('proposition') ?? undefined,
  })
  return getProposalPage(context, { ...ctgIds(params, 'themeId'), ...prefilled })
})

export const action = formAction({
  'propose-finding': intent(proposeFinding, {
    said: 'Constat proposé.',
    done: ({ findingId }, { ctgId }) => `/ctg/${ctgId}/constats/${findingId}`,
  }),
})

export default titled<Loaded<typeof loader>>(ProposalPage, 'Proposer un constat')
