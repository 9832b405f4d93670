/** GET, POST /ctg/:ctgId/convention/preuve/:partyId — how one signatory signs, and her copies. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { confirmCopy } from '#app/domains/journey/commands/confirm-copy.server.ts'
import { filePaperCopy } from '#app/domains/journey/commands/file-paper-copy.server.ts'
import { rejectCopy } from '#app/domains/journey/commands/reject-copy.server.ts'
import { inviteSigner } from '#app/domains/signing/commands/invite-signer.server.ts'
import { planSigning } from '#app/domains/signing/commands/plan-signing.server.ts'
import { revokeSigner } from '#app/domains/signing/commands/revoke-signer.server.ts'
import { SignatoryProofPage } from '#app/domains/signing/pages/signatory-proof-page.tsx'
import { getSignatoryProofPage } from '#app/domains/signing/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { isSigningOpen, takeBackIntent } from '#app/http/signing.server.ts'
import { onePdf } from '#app/http/uploads.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid(), partyId: z.uuid() })

export const loader = route(({ context, params, surroundings }) =>
  getSignatoryProofPage(context, path.parse(params), isSigningOpen(surroundings)),
)

export const action = formAction({
  'plan-signing': intent(planSigning, { said: 'Manière de signer enregistrée.' }),
  'file-paper-copy': intent(filePaperCopy, { said: 'Exemplaire déposé, signature enregistrée.', upload: onePdf }),
  'take-back-copy': takeBackIntent,
  'confirm-copy': intent(confirmCopy, { said: 'Confirmation enregistrée.' }),
  'reject-copy': intent(rejectCopy, { said: 'Exemplaire écarté.' }),
  'invite-signer': intent(inviteSigner, {
    said: 'Lien envoyé.',
    complete: async ({ surroundings }) => ({
      siteUrl: surroundings.instance.config.url,
      isInstanceOpen: isSigningOpen(surroundings),
    }),
  }),
  'revoke-signer': intent(revokeSigner, { said: 'Lien retiré.' }),
})

export default function SignatoryProofRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{`${page.signatory.name}, preuve`}</PageTitle>
      <SignatoryProofPage {...page} />
    </>
  )
}
