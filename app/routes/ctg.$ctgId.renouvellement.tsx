/** GET, POST /ctg/:ctgId/renouvellement — the CTG that follows this one: created, found, joined. */
import { getRenewalPage } from '#app/domains/renewal/chapters/page-queries.server.ts'
import { answerProposal } from '#app/domains/renewal/commands/answer-proposal.server.ts'
import { startRenewal } from '#app/domains/renewal/commands/start-renewal.server.ts'
import { RenewalPage } from '#app/domains/renewal/pages/renewal-page.tsx'
import { renewalLabels } from '#app/domains/renewal/renewal-labels.fr.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getRenewalPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'start-renewal': intent(startRenewal, {
    said: renewalLabels.startedSaid,
    done: ({ nextCtgId }) => `/ctg/${nextCtgId}/reconduction`,
  }),
  'answer-proposal': intent(answerProposal, {
    done: ({ nextCtgId, isMember }, { ctgId }) => (isMember ? `/ctg/${nextCtgId}` : `/ctg/${ctgId}/renouvellement`),
  }),
})

export default titled<Loaded<typeof loader>>(RenewalPage, 'Renouvellement')
