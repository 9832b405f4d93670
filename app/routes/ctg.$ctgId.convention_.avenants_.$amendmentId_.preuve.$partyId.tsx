/** GET, POST /ctg/:ctgId/convention/avenants/:amendmentId/preuve/:partyId — how one signatory signs an amendment, and her copies. */
import { SignatoryProofPage } from '#app/domains/signing/pages/signatory-proof-page.tsx'
import { ctgIds, formAction, route } from '#app/http/route.server.ts'
import { signatoryIntents } from '#app/http/signatory-intents.server.ts'
import { openSignatoryPage } from '#app/http/signing.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route((args) => openSignatoryPage(args, ctgIds(args.params, 'amendmentId', 'partyId')))

export const action = formAction(signatoryIntents)

export default titled<Loaded<typeof loader>>(
  SignatoryProofPage,
  (page) => `${page.signatory.name}, preuve de l’avenant`,
)
