/** GET, POST /ctg/:ctgId/convention/preuve — who signs how, and the proof file. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { allowSigning } from '#app/domains/signing/commands/allow-signing.server.ts'
import { requestProof } from '#app/domains/signing/commands/request-proof.server.ts'
import { ProofPage } from '#app/domains/signing/pages/proof-page.tsx'
import { getProofPage } from '#app/domains/signing/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { isSigningOpen } from '#app/http/signing.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params, surroundings }) =>
  getProofPage(context, path.parse(params).ctgId, isSigningOpen(surroundings)),
)

export const action = formAction({
  'allow-signing': intent(allowSigning, { said: 'Choix de votre coordination enregistré.' }),
  'request-proof': intent(requestProof, {
    said: 'Le dossier est en cours.',
    complete: async ({ surroundings }) => ({ siteUrl: surroundings.instance.config.url }),
  }),
})

export default function ProofRoute() {
  return (
    <>
      <PageTitle>Preuve, convention</PageTitle>
      <ProofPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
