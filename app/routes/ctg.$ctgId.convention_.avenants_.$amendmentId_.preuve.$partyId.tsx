/** GET, POST /ctg/:ctgId/convention/avenants/:amendmentId/preuve/:partyId — how one signatory signs an amendment, and her copies. */
import { z } from 'zod'
import { SignatoryProofPage } from '#app/domains/signing/pages/signatory-proof-page.tsx'
import { formAction, route } from '#app/http/route.server.ts'
import { signatoryIntents } from '#app/http/signatory-intents.server.ts'
import { openSignatoryPage } from '#app/http/signing.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), amendmentId: z.uuid(), partyId: z.uuid() })

export const loader = route((args) => openSignatoryPage(args, path.parse(args.params)))

export const action = formAction(signatoryIntents)

export default titled<Loaded<typeof loader>>(
  SignatoryProofPage,
  (page) => `${page.signatory.name}, preuve de l’avenant`,
)
