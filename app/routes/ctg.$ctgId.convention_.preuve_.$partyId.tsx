/** GET, POST /ctg/:ctgId/convention/preuve/:partyId — how one signatory signs, and her copies. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { SignatoryProofPage } from '#app/domains/signing/pages/signatory-proof-page.tsx'
import { formAction, route } from '#app/http/route.server.ts'
import { signatoryIntents } from '#app/http/signatory-intents.server.ts'
import { openSignatoryPage } from '#app/http/signing.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), partyId: z.uuid() })

export const loader = route((args) => openSignatoryPage(args, path.parse(args.params)))

export const action = formAction(signatoryIntents)

export default function SignatoryProofRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{`${page.signatory.name}, preuve`}</PageTitle>
      <SignatoryProofPage {...page} />
    </>
  )
}
