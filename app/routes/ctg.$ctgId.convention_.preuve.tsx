/** GET, POST /ctg/:ctgId/convention/preuve — who signs how, and the proof file. */
import { allowSigning } from '#app/domains/signing/commands/allow-signing.server.ts'
import { requestProof } from '#app/domains/signing/commands/request-proof.server.ts'
import { ProofPage } from '#app/domains/signing/pages/proof-page.tsx'
import { getProofPage } from '#app/domains/signing/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { isSigningOpen } from '#app/http/signing.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, surroundings }) =>
  getProofPage(context, ctgPath.parse(params).ctgId, isSigningOpen(surroundings)),
)

export const action = formAction({
  'allow-signing': intent(allowSigning, { said: 'Choix de votre coordination enregistré.' }),
  'request-proof': intent(requestProof, {
    said: 'Le dossier est en cours.',
    complete: async ({ surroundings }) => ({ siteUrl: surroundings.instance.config.url }),
  }),
})

export default titled<Loaded<typeof loader>>(ProofPage, 'Preuve, convention')
